"""What a database that cannot do its work is called: full, or away. Anything else that fails is a mistake of ours."""

import sqlite3
from collections.abc import Iterator

from django.db import InterfaceError, OperationalError, connection


class Full(Exception):
    """There is no room for more: reading goes on, nothing new is kept."""


class Away(Exception):
    """The database does not answer, or not in time."""


# a write that found no room is told so, or as a failed write where it is a quota or a limit that was met
NO_ROOM = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_TRUNCATE,
    sqlite3.SQLITE_IOERR_SHMSIZE,
}
WAITING = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR}
DISK_FULL = "53100"
# PostgreSQL's classes of states: no connection, a standby, taken back, no resources, not in time, told to stop
STATES = ("08", "25006", "40", "53", "55P03", "57")


def named(error: BaseException | None) -> Full | Away | None:
    """By the codes of the drivers, which stay the same where their words change."""
    for one in _causes(error):
        code, state = getattr(one, "sqlite_errorcode", None), getattr(one, "sqlstate", None)
        if code in NO_ROOM or state == DISK_FULL:
            return Full()
        if code is not None and code & 0xFF in WAITING:
            return Away()
        if state is not None and state.startswith(STATES):
            return Away()
    lost = isinstance(error, (OperationalError, InterfaceError)) and connection.vendor == "postgresql"
    return Away() if lost and not _known(error) else None


def _known(error: BaseException | None) -> bool:
    """A server that answered gives a state with what went wrong; a connection that broke has none."""
    return any(getattr(one, "sqlstate", None) for one in _causes(error))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__
