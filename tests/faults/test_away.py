"""The database is away for some seconds: a plain page that holds the text, nothing lost, and all goes on by itself."""

import threading
import time
from collections.abc import Iterator

import pytest

from tests.cluster import Cluster
from tests.faults.conftest import ON_POSTGRESQL
from tests.faults.lives import Writer
from tests.faults.serving import Server, serving

pytestmark = pytest.mark.skipif(not ON_POSTGRESQL, reason="needs PostgreSQL: -p tests.on_postgresql")
WORDS = "what I wanted to say"


@pytest.fixture(scope="module")
def beside() -> Iterator[Cluster]:
    """One that may go away without the rest of the run."""
    cluster = Cluster(fsync="off")
    yield cluster
    cluster.remove()


@pytest.fixture(scope="module")
def its_server(beside: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("away"), FITCHECK_DATABASE_URL=beside.database()) as server:
        yield server


@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_whoever_sends_something_meanwhile_gets_it_back(beside: Cluster, its_server: Server, how: str) -> None:
    writer = Writer(its_server.browser()).begin()
    path, said = f"/check/{writer.check}/T-A1", {"answer": "yes", "note": f"{WORDS}, {how}"}
    beside.stop(how)
    held = writer.browser.post(path, said)
    assert (held.status_code, held["Retry-After"]) == (503, "10")
    assert f"{WORDS}, {how}" in held.content.decode() and "Send it again" in held.content.decode()
    assert writer.browser.get(path).status_code == 503
    assert writer.browser.get("/live").status_code == 200
    assert writer.browser.get("/").status_code == 503  # it says whose notebook is open
    assert its_server.browser().get("/help").status_code == 200
    assert writer.browser.get("/ready").status_code == 503
    beside.start()
    assert writer.browser.post(path, said).status_code == 302
    assert f"{WORDS}, {how}" in writer.browser.get(path).content.decode()


def test_those_who_write_all_the_time_lose_nothing(beside: Cluster, its_server: Server, long: bool) -> None:
    writers, over = [Writer(its_server.browser()).begin() for _ in range(4)], threading.Event()
    lives = [threading.Thread(target=writer.live, args=(over,)) for writer in writers]
    for life in lives:
        life.start()
    time.sleep(1)
    beside.stop("immediate")
    time.sleep(10 if long else 2)
    before = [writer.answers for writer in writers]
    beside.start()
    time.sleep(3)
    over.set()
    for life in lives:
        life.join()
    assert all(writer.answers > was for writer, was in zip(writers, before, strict=True))
    assert [words for writer in writers for words in writer.lost()] == []
