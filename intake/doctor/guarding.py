"""What keeps others out, looked at: encryption on the way, the keys and their files, where Exit leads."""

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from intake import addressing, expiring, rekeying
from intake.doctor.fault import Fault

KEPT_FILE = "keys-kept"  # touched by the operator, once the keys lie somewhere else too
HERE = {"localhost", "127.0.0.1"}
OWN = "Whoever else has an account on this machine could copy it."


def look_at_the_way_in(_now: datetime) -> Iterator[Fault]:
    if not settings.HTTPS:
        yield Fault(
            "FITCHECK_HTTPS is not set.",
            "Without encryption whoever listens on the way reads every answer.",
            "Put a TLS front before the server, and set FITCHECK_HTTPS=1.",
        )
    if set(settings.ALLOWED_HOSTS) <= HERE:
        yield Fault(
            "FITCHECK_HOSTS names this machine only.",
            "Others get “This address is not served here.”",
            "Set FITCHECK_HOSTS to the name people type, such as notes.example.",
        )
    if settings.DEBUG:
        yield Fault(
            "FITCHECK_DEBUG is set.",
            "Error pages then show what people wrote.",
            "Take FITCHECK_DEBUG out.",
        )


def look_at_secret_files(_now: datetime) -> Iterator[Fault]:
    folder: Path = settings.FITCHECK_KEYS_FILE.parent
    files = [folder / name for name in ("keys", "secret-key", "backup-key", "fitcheck.sqlite3")]
    for path in (one for one in [folder, *files] if one.exists()):
        found = path.stat()
        if found.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            yield Fault(f"{path} can be opened by others on this machine.", OWN, f"chmod {_mode(path)} {path}")
        if hasattr(os, "geteuid") and found.st_uid != os.geteuid():
            yield Fault(
                f"{path} belongs to another account than the one that asks now.",
                "The server may not be able to read it, or another account can.",
                f"Run doctor as the server's own account; if you did: chown it, {path}",
            )


def _mode(path: Path) -> str:
    return "700" if path.is_dir() else "600"


def look_at_keys(_now: datetime) -> Iterator[Fault]:
    if missing := rekeying.missing():
        yield Fault(
            f"FITCHECK_KEYS lacks {', '.join(missing)}, or has another key under that name.",
            "Some of what was shared, or who signs in, cannot be opened.",
            "Put the missing keys after the first one in FITCHECK_KEYS, and start again.",
        )
    elif stale := rekeying.stale():
        yield Fault(
            f"Earlier keys are still needed: {', '.join(stale)}.",
            "A key that was to be replaced opens something still.",
            "python3 manage.py rekey",
            grave=False,
        )


def look_at_addresses(_now: datetime) -> Iterator[Fault]:
    if many := len(addressing.readable()):
        yield Fault(
            f"E-mail addresses of therapists lie here in clear: {many}.",
            "Whoever copies the database reads them, and whoever has one cannot sign in with it.",
            "Start the server once. What stays is longer than 127 bytes, or is here twice: invite under another one.",
        )


def look_at_kept_keys(now: datetime) -> Iterator[Fault]:
    """Whether they changed since is seen of var/keys only: what FITCHECK_KEYS holds has no day."""
    keys: Path = settings.FITCHECK_KEYS_FILE
    kept = keys.with_name(KEPT_FILE)
    why = "With the disk every share would be lost, and every therapist's way to sign in."
    fix = f"Copy FITCHECK_KEYS to a safe place that is not this machine, and not where backups lie; then: touch {kept}"
    if not kept.exists():
        yield Fault("Nobody has said that the server's keys are kept elsewhere too.", why, fix)
    elif keys.exists() and kept.stat().st_mtime < keys.stat().st_mtime:
        yield Fault("The server's keys have changed since they were kept elsewhere.", why, fix)
    elif now - datetime.fromtimestamp(kept.stat().st_mtime, UTC) > expiring.A_YEAR:
        yield Fault(
            "It is more than a year since somebody looked at the copy of the keys.",
            "Safes move, and paper fades.",
            f"Look whether the copy can still be read; then: touch {kept}",
            grave=False,
        )


def look_at_exit(_now: datetime) -> Iterator[Fault]:
    parts = urlsplit(settings.FITCHECK_EXIT_URL)
    fix = "Set FITCHECK_EXIT_URL to a plain page that everyone opens, over https, such as that of an encyclopedia."
    if parts.scheme != "https":
        yield Fault("Exit leads to a page over plain http.", "Whoever listens sees where somebody went.", fix)
    if parts.username or parts.query or parts.fragment or len(parts.path) > 1:
        yield Fault(
            "Exit leads to an address with something after its host.",
            "It stands in the history of a browser, and could tell of a person or a place.",
            fix,
        )
    if parts.hostname in settings.ALLOWED_HOSTS:
        yield Fault("Exit leads back to this server.", "Whoever looks over a shoulder sees the same site.", fix)
