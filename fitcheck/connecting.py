"""A connection to PostgreSQL keeps its statements prepared, unless a pooler lends it another's from time to time."""

from typing import Any, Self

import psycopg

OFTEN = 5  # times that a statement came on a connection before it is kept


class Connection(psycopg.Connection[Any]):
    @classmethod
    def connect(cls, *arguments: Any, **named: Any) -> Self:
        connection = super().connect(*arguments, **named)
        connection.prepare_threshold = OFTEN if _is_its_own(connection) else None
        return connection


def _is_its_own(connection: psycopg.Connection[Any]) -> bool:
    """The process that answers is the one that said hello: PgBouncer says hello itself, with a number it makes up."""
    (answers,) = connection.execute("SELECT pg_backend_pid()").fetchone() or (None,)
    return answers == connection.info.backend_pid
