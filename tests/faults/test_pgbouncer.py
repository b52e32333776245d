"""With PgBouncer between, a connection of its own lasts for one transaction only: everything goes as without it."""

import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from fitcheck.connecting import Connection
from tests.cluster import USER, Cluster
from tests.faults.conftest import ON_POSTGRESQL
from tests.faults.lives import Writer
from tests.faults.serving import serving

PROGRAM = shutil.which("pgbouncer", path="/usr/local/sbin:/usr/sbin:/usr/local/bin:/usr/bin")
pytestmark = [
    pytest.mark.skipif(not ON_POSTGRESQL, reason="needs PostgreSQL: -p tests.on_postgresql"),
    pytest.mark.skipif(not PROGRAM, reason="needs PgBouncer's program"),
]
SETTINGS = """
[databases]
* = host={there} user={user}
[pgbouncer]
listen_addr =
unix_socket_dir = {here}
auth_type = any
pool_mode = transaction
default_pool_size = 2
server_reset_query_always = 1
server_reset_query = DISCARD ALL
"""


@pytest.fixture
def between() -> Iterator[str]:
    """A database's address by way of PgBouncer: two connections for eight threads, wiped after each transaction."""
    cluster = Cluster(fsync="off")
    name = cluster.database().rpartition("/")[2]
    here = cluster.place("between")
    (here / "pgbouncer.ini").write_text(SETTINGS.format(there=cluster.folder, here=here, user=USER), encoding="ascii")
    process = subprocess.Popen([str(PROGRAM), "-q", str(here / "pgbouncer.ini")], user=cluster.owner, cwd="/")
    until = time.monotonic() + 10
    while not (here / ".s.PGSQL.6432").exists() and time.monotonic() < until:
        time.sleep(0.05)
    yield f"postgresql://{USER}@{quote(str(here), safe='')}:6432/{name}"
    process.terminate()
    process.wait()
    cluster.remove()


def test_statements_are_not_kept_where_connections_are_lent(between: str) -> None:
    with Connection.connect(between) as connection:
        assert connection.prepare_threshold is None


def test_everybody_writes_and_nothing_is_lost(between: str, tmp_path: Path) -> None:
    with serving(tmp_path, FITCHECK_DATABASE_URL=between) as server:
        writers, over = [Writer(server.browser()).begin() for _ in range(8)], threading.Event()
        lives = [threading.Thread(target=writer.live, args=(over, 20)) for writer in writers]
        for life in lives:
            life.start()
        over.set()
        for life in lives:
            life.join(60)
        assert min(writer.answers for writer in writers) >= 20
        assert [words for writer in writers for words in writer.lost()] == []
        assert '"level": "error"' not in server.app.printed
