"""Whether the parts work: database, clock, clean-up, backup, disk, mail and what sends it, the content files."""

import shutil
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.mail import get_connection
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from intake import backing_up, bringing_back, copying, expiring, freezing
from intake.content import checking, places, reader
from intake.doctor.fault import Fault

WORKER_MAY_TAKE = 15  # seconds
OLD_BACKUP = timedelta(days=7)
ROOM = 500_000_000  # bytes


def look_at_the_database(_now: datetime) -> Iterator[Fault]:
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError:
        yield Fault(
            "The database does not answer.",
            "Nothing can be opened or saved.",
            "Look whether FITCHECK_DATABASE_URL names it, whether it runs, and whether its disk has room.",
        )
        return
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield Fault(
            "The tables are those of an earlier version.",
            "Pages that need the newer ones fail.",
            "Stop the server, make a backup, then: python3 manage.py migrate",
        )
    if set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations or ()):
        yield Fault(
            "The tables are those of a newer version than this code.",
            "An older server may write what the newer one cannot read.",
            "Install the newer version again, or restore the backup that was made before it.",
        )


def look_at_the_clock(now: datetime) -> Iterator[Fault]:
    newest = expiring.newest_day()
    if newest and newest > now.date():
        yield Fault(
            f"This machine's clock says {now.date()}, and the database has seen {newest}.",
            "Days are counted by it: what should end would stay open.",
            "Set the clock, and let it be kept by a time server: timedatectl set-ntp true",
        )
    elif newest and now.date() - newest > expiring.A_YEAR:
        yield Fault(
            "By this machine's clock a year has passed since anything happened here.",
            "If the clock is wrong, the next clean-up would delete everything.",
            "Set the clock: timedatectl set-ntp true. If it is right: python3 manage.py expire --sure",
        )


def look_at_the_clean_up(now: datetime) -> Iterator[Fault]:
    if expiring.is_late(now.date()):
        last = expiring.last_run()
        yield Fault(
            f"The clean-up ran last on {last}." if last else "The clean-up has never run.",
            "What has passed its day stays closed, but it is still there.",
            "Run python3 manage.py expire now, and every day by a timer: docs/operate.md",
        )


def look_at_backups(now: datetime) -> Iterator[Fault]:
    last = backing_up.last_made()
    if last is None or now.date() - last > OLD_BACKUP:
        yield Fault(
            f"The last backup is of {last}." if last else "No backup was made.",
            "With the disk everything since then would be lost.",
            "python3 manage.py backup FILE, by a timer, to another machine: docs/operate.md",
            grave=False,
        )


def look_at_restoring(now: datetime) -> Iterator[Fault]:
    last = bringing_back.last_tried()
    if last is None or now.date() - last > expiring.A_YEAR:
        yield Fault(
            f"A backup was last tried on {last}." if last else "No backup was ever tried.",
            "A backup that was never restored is a hope. Everybody sees the day on /status.",
            "python3 manage.py restore --check FILE, with the newest backup",
            grave=False,
        )


def look_at_freezing(_now: datetime) -> Iterator[Fault]:
    if since := freezing.since():
        yield Fault(
            f"All sharing is frozen since {since}.",
            "Nothing that was shared can be opened, and nothing new can be shared.",
            "Once it is safe again: python3 manage.py freeze --over",
            grave=False,
        )


def look_at_the_disk(_now: datetime) -> Iterator[Fault]:
    folder = copying.folder_of_data()
    database = Path(str(connection.settings_dict["NAME"]))
    needed = max(ROOM, 2 * database.stat().st_size if connection.vendor == "sqlite" and database.exists() else 0)
    if folder.exists() and shutil.disk_usage(folder).free < needed:
        yield Fault(
            f"Less than {needed // 1_000_000} MB are free where the data lies.",
            "On a full disk nothing can be saved, and no backup made.",
            f"Make room on the disk that holds {folder}.",
        )


def look_at_mail(_now: datetime) -> Iterator[Fault]:
    """As far as the greeting and the password; no letter is sent."""
    if not settings.MAIL:
        yield Fault(
            "No mail is set up.",
            "Therapists are not told that something waits; they have to look.",
            "Set FITCHECK_MAIL and FITCHECK_MAIL_FROM, or leave it so.",
            grave=False,
        )
        return
    try:
        with get_connection():
            pass
    except OSError as refused:  # what smtplib raises, too
        yield Fault(
            f"The mail server does not take us: {type(refused).__name__}.",
            "Therapists are not told that something waits, and lost passwords need your help.",
            "Look at host, port, user and password in FITCHECK_MAIL, and whether this machine may reach it.",
        )


def look_at_the_worker(_now: datetime, patience: float = WORKER_MAY_TAKE) -> Iterator[Fault]:
    """Whatever sends mail is given something to do, and watched."""
    if not settings.MAIL:
        return
    asked = nothing_to_do.enqueue()
    end = time.monotonic() + patience
    while not asked.is_finished and time.monotonic() < end:
        time.sleep(0.2)
        asked.refresh()
    DBTaskResult.objects.filter(id=asked.id).delete()
    if not asked.is_finished:
        yield Fault(
            "Nothing sends the mail that waits.",
            "Therapists are not told that something waits.",
            "python3 manage.py db_worker, beside the server: `start` runs it, and docs/deploy.md has a unit.",
        )


@task()
def nothing_to_do() -> None:
    """That it was done is the answer."""


def look_at_the_content(now: datetime) -> Iterator[Fault]:
    for mistake in checking.mistakes():
        why = "A question would lack its words, or an answer would be told to mean what it does not."
        yield Fault(mistake, why, "Mend the content files, or go back to the version before: docs/content.md")
    if reader.is_draft():
        yield Fault(
            "The content is a draft: every page says so.",
            "A clinician has not read it, and nobody tried it in interviews.",
            "See README, *Before a public release*.",
            grave=False,
        )
    if due := places.stale(now.date()):
        yield Fault(
            f"{len(due)} helplines and registers are due for another look.",
            "A number that does not answer is worse than none.",
            "python3 manage.py content names them. Ring each, then write the day into its row.",
            grave=False,
        )
