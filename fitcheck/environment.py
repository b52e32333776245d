"""A typed, frozen view of the FITCHECK_ variables. Nonsense stops the start with a sentence."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from fitcheck import made_once, outward
from fitcheck.outward import Mail, NonsenseInEnvironment
from intake.vault import keyring, parcel

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
SECRET_FILE = VAR / "secret-key"
KEYS_FILE = VAR / "keys"
BACKUP_KEY_FILE = VAR / "backup-key"
THREADS = 4  # of each process that serves
HERE = ("localhost", "127.0.0.1")
KNOWN = {
    "FITCHECK_BACKUP_KEY": "32 bytes in base64 that seal backups; default: made at the first backup, in var/",
    "FITCHECK_BROWSER": "program of the browser for the tests",
    "FITCHECK_COLLECTED": "1 for collectstatic, and to serve what it made: compressed files under hashed names",
    "FITCHECK_DATABASE_URL": "database, as postgresql://user:password@host/name; with a replica host,host, and after "
    "the name ?target_session_attrs=read-write; default: SQLite in var/",
    "FITCHECK_DEBUG": "1 for development only",
    "FITCHECK_EXIT_URL": "neutral page that “Exit this page” opens",
    "FITCHECK_HOSTS": "host names, separated by commas",
    "FITCHECK_HTTPS": "1 behind TLS: secure cookies with the __Host- prefix, HSTS",
    "FITCHECK_KEEP_DAYS": "days a notebook is kept after the last visit; default 90, at most 180",
    "FITCHECK_KEEP_DAYS_SUMMARY": "the same, once a summary was seen; default 180, at most 365",
    "FITCHECK_KEYS": "server keys as id:key,id:key, the first one writes; default: made at first start, in var/",
    "FITCHECK_LOG_REQUESTS": "1 for a log line a request: kind of page, status, time taken, no address; default: none",
    "FITCHECK_MAIL": "smtp://user:password@host:587 for mail to therapists, smtps:// with TLS from the start; "
    "default: none is sent",
    "FITCHECK_MAIL_FROM": "address that mail to therapists comes from",
    "FITCHECK_NO_BOOTSTRAP": "1 to use the Python environment as it is",
    "FITCHECK_NOTICE": "a sentence at the top of every page, at most 300 characters; default: none",
    "FITCHECK_SECRET_KEY": "at least 40 characters; default: made at first start, in var/",
    "FITCHECK_SHARE_DAYS": "the longest that a share may last, in days; default 90, at least 14, at most 90",
    "FITCHECK_STATSD": "127.0.0.1:8125, or a private address, that gets numbers of requests by UDP; default: none",
    "FITCHECK_WORKER": "0 where another process runs db_worker; default 1: start runs it beside the pages",
    "FITCHECK_ZONE": "where it is 8:00 when mail in the morning goes, such as Europe/Berlin; default UTC",
}


@dataclass(frozen=True)
class Environment:
    secret_key: str
    keys: str
    backup_key: str
    database_url: str
    hosts: tuple[str, ...]
    https: bool
    debug: bool
    collected: bool
    exit_url: str
    log_requests: bool
    keep_days: int
    keep_days_summary: int
    share_days: int
    mail: "Mail | None"
    worker: bool
    zone: ZoneInfo
    statsd: str
    notice: str

    @property
    def site(self) -> str:
        """Where people find this server, for what is read outside of it."""
        return f"{'https' if self.https else 'http'}://{self.hosts[0]}"


def read(variables: Mapping[str, str] = os.environ) -> Environment:
    _stop_on_unknown(variables)
    hosts = _hosts(variables)
    https, debug = _switch(variables, "FITCHECK_HTTPS"), _debug(variables, hosts)
    keep_days, keep_days_summary = _keep_days(variables)
    return Environment(
        secret_key=_secret(variables),
        keys=_keys(variables),
        backup_key=_backup_key(variables.get("FITCHECK_BACKUP_KEY", "")),
        database_url=_database(variables.get("FITCHECK_DATABASE_URL", f"sqlite:///{VAR / 'fitcheck.sqlite3'}")),
        hosts=hosts,
        https=https,
        debug=debug,
        collected=_switch(variables, "FITCHECK_COLLECTED"),
        exit_url=outward.exit_url(variables.get("FITCHECK_EXIT_URL", "https://www.wikipedia.org/")),
        log_requests=_switch(variables, "FITCHECK_LOG_REQUESTS"),
        keep_days=keep_days,
        keep_days_summary=keep_days_summary,
        share_days=_days(variables, "FITCHECK_SHARE_DAYS", 90, range(14, 91)),
        mail=outward.mail(variables.get("FITCHECK_MAIL", ""), variables.get("FITCHECK_MAIL_FROM", "")),
        worker=_switch(variables, "FITCHECK_WORKER", "1"),
        zone=_zone(variables.get("FITCHECK_ZONE", "UTC")),
        statsd=outward.statsd(variables.get("FITCHECK_STATSD", "")),
        notice=_notice(variables.get("FITCHECK_NOTICE", "")),
    )


def _stop_on_unknown(variables: Mapping[str, str]) -> None:
    unknown = sorted(name for name in variables if name.startswith("FITCHECK_") and name not in KNOWN)
    if unknown:
        raise NonsenseInEnvironment(f"Unknown: {', '.join(unknown)}. Known: {', '.join(KNOWN)}.")


def _hosts(variables: Mapping[str, str]) -> tuple[str, ...]:
    hosts = tuple(name.strip() for name in variables.get("FITCHECK_HOSTS", ",".join(HERE)).split(","))
    if "" in hosts:
        raise NonsenseInEnvironment("FITCHECK_HOSTS holds an empty name. Use host names, separated by commas.")
    if "*" in hosts:
        raise NonsenseInEnvironment("FITCHECK_HOSTS must name the hosts; * would answer to any name.")
    return hosts


def _debug(variables: Mapping[str, str], hosts: tuple[str, ...]) -> bool:
    debug = _switch(variables, "FITCHECK_DEBUG")
    if debug and _switch(variables, "FITCHECK_HTTPS"):
        raise NonsenseInEnvironment("FITCHECK_DEBUG and FITCHECK_HTTPS do not go together.")
    if debug and not set(hosts) <= set(HERE):
        raise NonsenseInEnvironment("FITCHECK_DEBUG is for this machine only, and FITCHECK_HOSTS names another host.")
    return debug


def _keep_days(variables: Mapping[str, str]) -> tuple[int, int]:
    """Days a notebook is kept, and days one is whose summary was seen."""
    days = _days(variables, "FITCHECK_KEEP_DAYS", 90, range(1, 181))
    seen = _days(variables, "FITCHECK_KEEP_DAYS_SUMMARY", max(180, days), range(1, 366))
    if seen < days:
        raise NonsenseInEnvironment("FITCHECK_KEEP_DAYS_SUMMARY is less than FITCHECK_KEEP_DAYS.")
    return days, seen


def _notice(text: str) -> str:
    if len(text) > 300 or not text.isprintable():
        raise NonsenseInEnvironment("FITCHECK_NOTICE is not one line of at most 300 characters that can be seen.")
    return text.strip()


def _database(url: str) -> str:
    """Said without what stands in it: a password does."""
    try:
        parts = urlsplit(url)
        known = parts.scheme in ("sqlite", "postgres", "postgresql") and parts.port != 0
    except ValueError:
        known = False
    if not known:
        raise NonsenseInEnvironment(
            "FITCHECK_DATABASE_URL makes no sense. Use postgresql://user:password@host:port/name, with signs in the "
            "password as %40 for @. Several hosts share one port: one,two:5432."
        )
    return url


def _switch(variables: Mapping[str, str], name: str, default: str = "0") -> bool:
    value = variables.get(name, default)
    if value not in ("0", "1"):
        raise NonsenseInEnvironment(f"{name} is {value!r}. Use 1 or 0.")
    return value == "1"


def _days(variables: Mapping[str, str], name: str, default: int, allowed: range) -> int:
    """Over the ceiling is refused: what people were promised may be made shorter, never longer."""
    value = variables.get(name, str(default))
    if not (value.isascii() and value.isdigit() and int(value) in allowed):
        raise NonsenseInEnvironment(f"{name} is {value!r}. Use {allowed.start} to {allowed.stop - 1} days.")
    return int(value)


def _secret(variables: Mapping[str, str]) -> str:
    key = variables.get("FITCHECK_SECRET_KEY") or made_once.kept(SECRET_FILE, lambda: secrets.token_urlsafe(48))
    if len(key) < 40:
        raise NonsenseInEnvironment("FITCHECK_SECRET_KEY is too short. Use at least 40 characters.")
    return key


def _keys(variables: Mapping[str, str]) -> str:
    keys = variables.get("FITCHECK_KEYS") or made_once.kept(KEYS_FILE, _first_key)
    try:
        keyring.read(keys)
    except keyring.NonsenseInKeys as nonsense:
        raise NonsenseInEnvironment(f"FITCHECK_KEYS makes no sense. {nonsense}") from None
    return keys


def _first_key() -> str:
    return ":".join(keyring.make())


def _backup_key(spelled: str) -> str:
    if spelled and parcel.read_key(spelled) is None:
        raise NonsenseInEnvironment("FITCHECK_BACKUP_KEY makes no sense. Use 32 bytes in base64.")
    return spelled


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise NonsenseInEnvironment(f"FITCHECK_ZONE is {name!r}. Use a name such as Europe/Berlin.") from None
