"""What deleting leaves in the files of the database is cleared."""

from django.db import connection


def clear_files() -> None:
    """SQLite keeps deleted pages in its log until a truncating checkpoint, which no transaction may hold."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
