"""`start`: prepares the database, then serves on this machine."""

import argparse
import io
import os
import sys

import django
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import timezone

from fitcheck import static_files
from fitcheck.environment import HERE, ROOT, VAR


def start(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="manage.py start", description="Serve Fitcheck on this machine.")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--demo", action="store_true", help="with two made-up therapists and what was shared with them")
    asked = parser.parse_args(arguments)
    os.environ["FITCHECK_COLLECTED"] = "1"  # before the settings are read, here and in the server
    django.setup()
    _stop_with_mistakes()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    _stop_without_keys()
    _seal_readable()
    _clean_up()
    static_files.collect()
    if asked.demo:
        _show_people()
    print(_where(asked.port), flush=True)
    os.chdir(ROOT)  # gunicorn looks for the code where it stands
    bind = f"127.0.0.1:{asked.port}"
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", "-c", "python:fitcheck.server", "--bind", bind])


def _clean_up() -> None:
    """Before anyone is let in."""
    try:
        call_command("expire", stdout=io.StringIO())
    except CommandError as doubt:
        sys.exit(str(doubt))


def _stop_without_keys() -> None:
    from intake import rekeying  # noqa: PLC0415 - needs the settings

    if missing := rekeying.missing():
        lacks = f"FITCHECK_KEYS lacks {', '.join(missing)}"
        sys.exit(f"{lacks}: without it some of what was shared, or who signs in, cannot be opened.")


def _stop_with_mistakes() -> None:
    """Others are asked nothing that breaks a rule's own cases; on one's own machine one may look at it half done."""
    from intake.content import checking  # noqa: PLC0415 - needs the settings

    if _is_mine() or checking.is_known_good(VAR):
        return
    if mistakes := checking.mistakes():
        sys.exit("\n".join([*mistakes, "The content is not let out like this. Mend it, or go back to what it was."]))
    checking.note_good(VAR)


def _is_mine() -> bool:
    """Nobody but who sits at this machine reaches the server."""
    return not settings.HTTPS and set(settings.ALLOWED_HOSTS) <= set(HERE)


def _seal_readable() -> None:
    """Not in a migration: a restore brings the keys after the tables."""
    from intake import addressing  # noqa: PLC0415 - needs the settings

    addressing.seal_readable()


def _show_people() -> None:
    """Whoever sees this can sign in as them, so nobody else may reach this server."""
    from intake import demonstrating  # noqa: PLC0415 - needs the settings

    if not _is_mine():
        sys.exit("--demo is for this machine only. Start without FITCHECK_HTTPS and FITCHECK_HOSTS.")
    print("Made-up therapists sign in at /desk/ with a password, and then a recovery code, which works once:")
    for way in demonstrating.people(timezone.now()):
        print(f"  {way.email}  {way.password}  {way.code}")


def _where(port: int) -> str:
    if settings.HTTPS:
        return f"Fitcheck waits for its TLS front at 127.0.0.1:{port}  (stop it with Ctrl+C)"
    return f"Fitcheck is open at http://localhost:{port}/  (stop it with Ctrl+C)"
