"""Counters of guesses are kept for a while, under names that tell no address."""

from django.utils.crypto import salted_hmac


def under_a_hash(key: str, key_prefix: str, version: int) -> str:
    """Keyed with this server's secret: a list of all addresses would not find one."""
    return salted_hmac("fitcheck.counting", f"{key_prefix}:{version}:{key}", algorithm="sha256").hexdigest()
