"""Where the server reaches out to: mail, numbers, and the page that an exit leads to."""

from dataclasses import dataclass, field
from ipaddress import ip_address, ip_network
from urllib.parse import unquote, urlsplit

NEAR = ("127.0.0.0/8", "::1", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")


class NonsenseInEnvironment(Exception):
    """A variable that cannot be used, said in a sentence."""


@dataclass(frozen=True)
class Mail:
    """The server that takes mail to therapists."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    tls: bool
    starttls: bool
    sender: str


def exit_url(value: str) -> str:
    if not value.startswith(("https://", "http://")):
        raise NonsenseInEnvironment(f"FITCHECK_EXIT_URL is {value!r}. Use a full address.")
    return value


def mail(value: str, sender: str) -> Mail | None:
    """Plain only to this machine: elsewhere the line is encrypted, or nothing is sent over it."""
    if not value:
        return None
    try:
        parts = urlsplit(value)
        port = parts.port or (465 if parts.scheme == "smtps" else 587)
    except ValueError:
        parts, port = urlsplit(""), 0
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or parts.path.strip("/"):
        raise NonsenseInEnvironment("FITCHECK_MAIL makes no sense. Use smtp://user:password@host:port.")
    if "@" not in sender:
        raise NonsenseInEnvironment("FITCHECK_MAIL needs FITCHECK_MAIL_FROM, an address.")
    tls = parts.scheme == "smtps"
    starttls = not tls and parts.hostname not in ("localhost", "127.0.0.1")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Mail(parts.hostname, port, user, password, tls, starttls, sender)


def statsd(value: str) -> str:
    """Numbers go out in clear, so they do not leave this machine and the private network it is in."""
    if not value:
        return ""
    try:
        parts = urlsplit(f"//{value}")
        address, whole = ip_address(parts.hostname or ""), bool(parts.port) and parts.netloc == value
    except ValueError:
        address, whole = None, False
    if address is None or not whole:
        raise NonsenseInEnvironment(f"FITCHECK_STATSD is {value!r}. Use an address and a port: 127.0.0.1:8125.")
    if not any(address in ip_network(near) for near in NEAR):
        raise NonsenseInEnvironment(
            f"FITCHECK_STATSD is {value!r}, and numbers go out in clear. Use this machine or its private network."
        )
    return value
