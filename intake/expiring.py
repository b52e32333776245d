"""Notebooks whose day has passed are deleted, and what deleting leaves in the files is cleared."""

from datetime import date

from django.db import connection
from django.utils import timezone

from intake import slowing
from intake.models import Device, Notebook


def expire(today: date) -> int:
    """How many notebooks went."""
    _, gone = Notebook.objects.filter(keep_until__lt=today).delete()
    Device.objects.over(today).delete()
    slowing.forget_old(timezone.now())
    clear_files()
    return gone.get("intake.Notebook", 0)


def clear_files() -> None:
    """SQLite keeps deleted pages in its log until a truncating checkpoint, which no transaction may hold."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
