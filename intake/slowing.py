"""Wrong codes slow their network down, and so does too much of one thing: for an hour, by its keyed hash."""

from collections.abc import Callable
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TypeVar

from django.core.cache import cache
from django.db import connection
from django.utils.crypto import salted_hmac

T = TypeVar("T")
FREE = 5  # wrong codes before the first wait
LONGEST = 42  # seconds
HOUR = 3600


class TooEarly(Exception):
    """Not tried: the network has to wait so many seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__("too early")
        self.seconds = seconds


def wait_after(wrong: int) -> int:
    """Seconds to wait after so many wrong codes."""
    return 0 if wrong < FREE else min(LONGEST, 2 ** (wrong - FREE + 1))


def tried(attempt: Callable[[], T], wrong: type[Exception], address: str, now: datetime) -> T:
    """What the attempt gives. When it raises `wrong`, that is counted. Raises TooEarly without trying."""
    place = _place("wrong-codes", address)
    count, until = cache.get(place, (0, now))
    # further away than any wait: the clock has gone back meanwhile
    if now < until <= now + timedelta(seconds=LONGEST):
        raise TooEarly(-((now - until) // timedelta(seconds=1)))
    try:
        return attempt()
    except wrong:
        cache.set(place, (count + 1, now + timedelta(seconds=wait_after(count + 1))), HOUR)
        forget_old(now)
        raise


def count(what: str, most: int, address: str, now: datetime) -> None:
    """One more of these from its network. Raises TooEarly when it had as many as it may within an hour."""
    place, hour = _place(what, address), timedelta(seconds=HOUR)
    so_far, until = cache.get(place, (0, now + hour))
    if not now < until <= now + hour:  # over, or the clock has gone back meanwhile
        so_far, until = 0, now + hour
    if so_far >= most:
        raise TooEarly(-((now - until) // timedelta(seconds=1)))
    cache.set(place, (so_far + 1, until), -((now - until) // timedelta(seconds=1)))
    forget_old(now)


def forget_old(now: datetime) -> None:
    """The cache's table keeps what has run out until somebody asks for it; nobody may."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM cache WHERE expires < %s", [connection.ops.adapt_datetimefield_value(now)])


def _place(what: str, address: str) -> str:
    return f"{what}:" + salted_hmac("intake.slowing", _network(address), algorithm="sha256").hexdigest()


def _network(address: str) -> str:
    """One household or provider's corner rather than one address: /24, or /48 of the newer kind."""
    try:
        known: IPv4Address | IPv6Address = ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(known, IPv6Address):
        known = known.ipv4_mapped or known
    return str(ip_network(f"{known}/{24 if known.version == 4 else 48}", strict=False))
