"""The database is away for some seconds: a plain page that holds the text, nothing lost, and all goes on by itself."""

import time
from collections.abc import Iterator

import pytest

from fitcheck.connecting import Connection
from tests.cluster import Cluster
from tests.faults.conftest import ON_POSTGRESQL
from tests.faults.lives import Writer
from tests.faults.serving import Server, serving
from tests.faults.unpaused import SOON, TOLD, Person, living

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


def test_those_who_write_all_the_time_get_it_back_and_lose_nothing(
    beside: Cluster, its_server: Server, long: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    people = [Person(Writer(its_server.browser()).begin()) for _ in range(16 if long else 4)]
    with living(people):
        time.sleep(1)
        beside.stop("immediate")
        gone = time.monotonic()
        time.sleep(10 if long else 2)
        starting = time.monotonic()
        beside.start()
        back = time.monotonic()
        time.sleep(2 * SOON if long else SOON / 2)
    came = [one for person in people for one in person.came]
    told = [one.what for one in came if "and told so" in one.what]
    again, longest = max(person.waited(back) for person in people), max(one.had - one.asked for one in came)
    with capsys.disabled():
        print(  # noqa: T201 - the figures of this run
            f"\naway {back - gone:.1f} s: {len(told)} told so, {len(came) - len(told)} served before and after; "
            f"longest wait {longest:.1f} s; everyone goes on {again:.1f} s after it is back"
        )
    assert {one.what for one in came} <= {"saved", "shown", *TOLD}
    assert {one.what for one in came if gone < one.asked and one.had < starting} <= TOLD
    assert set(told) == TOLD or not long
    assert again < SOON
    assert [words for person in people for words in person.writer.lost()] == []


def test_statements_are_kept_where_a_connection_is_the_servers_own(beside: Cluster) -> None:
    with Connection.connect(beside.database()) as connection:
        assert connection.prepare_threshold
