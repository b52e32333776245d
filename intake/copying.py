"""The whole database into one file, and out of one: SQLite by its online backup, PostgreSQL by pg_dump and pg_restore.

Of sign-ins and counted guesses only the empty tables are taken along: nobody is signed in after a restore.
"""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.db import DatabaseError, connection

LEFT_OUT = ("django_session", "cache")


class NotCopied(Exception):
    """Why, in a sentence. Then nothing has changed."""


def kind() -> str:
    return connection.vendor


def folder_of_data() -> Path:
    """What is unfinished is made here: on the same disk it only has to be given its name."""
    if connection.vendor == "sqlite":
        return Path(str(connection.settings_dict["NAME"])).parent
    folder: Path = settings.FITCHECK_KEYS_FILE.parent
    return folder


def copy_out(file: Path) -> None:
    """As of one moment, while the server serves. Raises NotCopied."""
    file.touch(mode=0o600)
    if connection.vendor == "sqlite":
        _copy_sqlite(file)
    else:
        left_out = [f"--exclude-table-data={table}" for table in LEFT_OUT]
        _run("pg_dump", "--format=custom", "--no-owner", "--no-acl", *left_out, f"--file={file}")


def _copy_sqlite(file: Path) -> None:
    connection.ensure_connection()
    with closing(sqlite3.connect(file)) as copy:
        connection.connection.backup(copy)  # in one step: others go on writing, and cannot make it begin again
        copy.execute("PRAGMA secure_delete=ON")
        for table in set(LEFT_OUT) & set(connection.introspection.table_names()):
            copy.execute(f"DELETE FROM {table}")  # noqa: S608 - a name of ours
        copy.commit()
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it


def is_empty() -> bool:
    if connection.vendor != "sqlite":
        return not connection.introspection.table_names()
    connection.close()
    name = str(connection.settings_dict["NAME"])
    return not any(Path(name + ending).exists() and Path(name + ending).stat().st_size for ending in ("", "-wal"))


@contextmanager
def copied_in(file: Path) -> Iterator[None]:
    """What is done inside is done to the copy, which then takes the empty place, or nothing does. Raises NotCopied."""
    if connection.vendor == "sqlite":
        yield from _sqlite_in(file)
    else:
        yield from _postgresql_in(file)


@contextmanager
def tried_out(file: Path) -> Iterator[None]:
    """What is done inside is done to a copy that then goes; the database in use stays as it is. Raises NotCopied."""
    if connection.vendor == "sqlite":
        _stop_if_damaged(file)
        with _inside(str(file)):
            yield
        return
    beside = f"{connection.settings_dict['NAME']}_tried"
    _say_to_postgresql("CREATE DATABASE", beside)
    try:
        with _inside(beside):
            _fill_postgresql(file)
            yield
    finally:
        _say_to_postgresql("DROP DATABASE", beside)


def _say_to_postgresql(what: str, name: str) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"{what} {connection.ops.quote_name(name)}")
    except DatabaseError:
        raise NotCopied(f"This account may not {what} {name}, or it is there: docs/operate.md, Restore.") from None


@contextmanager
def _inside(name: str) -> Iterator[None]:
    """Everything asks that database meanwhile."""
    place = connection.settings_dict["NAME"]
    _let_go(name)
    try:
        yield
    finally:
        _let_go(str(place))  # the last connection takes SQLite's log beside the file away


def _let_go(name: str) -> None:
    connection.close()
    if connection.vendor == "postgresql":
        cast("Any", connection).close_pool()
    connection.settings_dict["NAME"] = name


def _sqlite_in(file: Path) -> Iterator[None]:
    place = str(connection.settings_dict["NAME"])
    _stop_if_damaged(file)
    with _inside(str(file)):
        yield
    file.replace(place)


def _stop_if_damaged(file: Path) -> None:
    try:
        with closing(sqlite3.connect(file)) as copy:
            sound = copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            whole = copy.execute("PRAGMA foreign_key_check").fetchall() == []
    except sqlite3.DatabaseError:
        sound = whole = False
    if not (sound and whole):
        raise NotCopied("The database in this backup is damaged. Take an earlier backup.")


def _postgresql_in(file: Path) -> Iterator[None]:
    try:
        _fill_postgresql(file)
        yield
    except BaseException:
        _empty_again()
        raise


def _fill_postgresql(file: Path) -> None:
    _run("pg_restore", "--single-transaction", "--exit-on-error", "--no-owner", "--no-acl", str(file))


def _empty_again() -> None:
    names = ", ".join(connection.ops.quote_name(name) for name in connection.introspection.table_names())
    if names:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE {names} CASCADE")


def _run(program: str, *arguments: str) -> None:
    """Where and as whom goes by the environment: a list of processes shows arguments to everyone."""
    if not shutil.which(program):
        raise NotCopied(f"{program} is not installed here. It comes with PostgreSQL's own programs for clients.")
    aim = [f"--dbname={connection.settings_dict['NAME']}"] if program == "pg_restore" else []
    command = [program, "--no-password", *aim, *arguments]
    done = subprocess.run(command, env={**os.environ, **_way()}, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        raise NotCopied(f"{program} could not do its work (exit code {done.returncode}). Nothing was changed.")


def _way() -> dict[str, str]:
    """All that FITCHECK_DATABASE_URL says of it, several hosts too, in the variables of PostgreSQL's own programs."""
    database = cast("Any", connection)
    given, known = database.get_connection_params(), database.Database.pq.Conninfo.get_defaults()
    names = {one.keyword.decode(): one.envvar.decode() for one in known if one.envvar}
    return {names[name]: str(value) for name, value in given.items() if name in names}
