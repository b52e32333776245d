"""No room is left: whoever sends something is told so and gets it back, and all goes on once there is room."""

import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from tests.cluster import Cluster
from tests.faults.browser import Page
from tests.faults.conftest import ON_POSTGRESQL
from tests.faults.lives import Writer
from tests.faults.serving import Server, serving

WORDS = "what I wanted to say"
MORE = """INSERT INTO intake_record (slot, notebook_id, sealed)
    SELECT sha256(random()::text::bytea), notebook_id, sealed
    FROM (SELECT * FROM intake_record LIMIT 1) AS one, generate_series(1, {})"""


def post(writer: Writer, item: str = "T-A1") -> Page:
    return writer.browser.post(f"/check/{writer.check}/{item}", {"answer": "yes", "note": WORDS})


def is_told_and_goes_on(writer: Writer, room_again: Callable[[], None]) -> None:
    refused = post(writer)
    assert refused.status_code == 507, refused.content.decode()
    assert WORDS in refused.content.decode() and "there is no room left" in refused.content.decode()
    assert writer.browser.get(f"/check/{writer.check}/T-A1").status_code == 200
    room_again()
    assert post(writer).status_code == 302
    assert WORDS in writer.browser.get(f"/check/{writer.check}/T-A1").content.decode()


@pytest.mark.skipif(ON_POSTGRESQL, reason="the server's own files are meant")
def test_where_a_file_may_not_grow_the_text_comes_back_and_all_goes_on(server: Server) -> None:
    writer = Writer(server.browser()).begin()
    _allow(server, 1)
    is_told_and_goes_on(writer, lambda: _allow(server, resource.RLIM_INFINITY))


def _allow(server: Server, size: int) -> None:
    """The kernel lets none of its processes write further than that, while they run."""
    for process in server.processes():
        resource.prlimit(process, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


@pytest.mark.skipif(ON_POSTGRESQL, reason="the server's own files are meant")
def test_on_a_full_disk_the_text_comes_back_and_all_goes_on(tmp_path: Path, long: bool) -> None:
    if not long:
        pytest.skip("starts a server more: --long")
    with small_disk(tmp_path / "disk") as disk:
        (tmp_path / "app").mkdir()
        with serving(tmp_path / "app", FITCHECK_DATABASE_URL=f"sqlite:///{disk}/fitcheck.sqlite3") as server:
            writer, rest = Writer(server.browser()).begin(), disk / "rest"
            with pytest.raises(OSError, match="No space left"):
                rest.write_bytes(bytes(64 * 2**20))
            while (answer := post(writer)).status_code == 302:  # its log has room of its own for a while
                continue
            assert answer.status_code == 507
            is_told_and_goes_on(writer, rest.unlink)


@pytest.mark.skipif(not ON_POSTGRESQL, reason="needs PostgreSQL: -p tests.on_postgresql")
def test_without_room_at_the_database_server_the_text_comes_back_and_all_goes_on(tmp_path: Path) -> None:
    cluster = Cluster(fsync="off", autovacuum="off")
    with small_disk(cluster.folder / "disk") as disk:
        cluster.place("disk")
        cluster.tablespace("small", disk)
        address = cluster.database("TABLESPACE small")
        with serving(tmp_path, FITCHECK_DATABASE_URL=address) as server:
            writer = Writer(server.browser()).begin()
            writer.write("words before", "T-A3")
            cluster.execute(address, "CREATE TABLE rest AS SELECT repeat('words', 40) FROM generate_series(1, 9999)")
            for rows in (1000, 50, 1):  # until not one more finds room
                with pytest.raises(psycopg.errors.DiskFull):
                    while True:
                        cluster.execute(address, MORE.format(rows))
            is_told_and_goes_on(writer, lambda: cluster.execute(address, "DROP TABLE rest"))
        cluster.remove()


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=32m", "none", str(folder)], check=False)
    if mounted.returncode:
        pytest.skip("a small disk needs the right to mount one")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
