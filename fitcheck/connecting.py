"""A connection to PostgreSQL keeps its statements prepared, unless a pooler lends it another's from time to time."""

from typing import Any, Self

import psycopg

from fitcheck.environment import THREADS

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


# a connection for each thread of a worker; where PgBouncer stands between, nothing of it lasts beyond a transaction.
# left to itself the pool tries more and more rarely: a request that comes after two seconds makes it try again at once
POOL = {"min_size": 1, "max_size": THREADS, "timeout": 2, "reconnect_timeout": 2, "connection_class": Connection}
ALWAYS = {
    "pool": POOL,
    "server_side_binding": True,  # a statement whose values are written into it is another one each time
}
# a machine that dies says nothing: without these the next one would be asked after minutes
UNLESS_SAID = {"connect_timeout": 2, "tcp_user_timeout": 5000, "keepalives_idle": 5, "keepalives_interval": 2}
