"""The machine of the database dies: the replica has all that was acknowledged, takes over, and everyone goes on."""

import threading
import time
from collections.abc import Iterator

import pytest

from tests.faults.conftest import ON_POSTGRESQL
from tests.faults.lives import Writer
from tests.faults.replicated import PASSWORD, Host, address, pair
from tests.faults.serving import Server, serving
from tests.faults.unpaused import SOON, TOLD, Person, living
from tests.operating.machine import Machine

pytestmark = pytest.mark.skipif(not ON_POSTGRESQL, reason="needs PostgreSQL: -p tests.on_postgresql")
IN_STEP = "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming' AND sync_state = 'quorum'"
WITH_ONE = "ALTER SYSTEM RESET synchronous_standby_names"
READ_AGAIN = "SELECT pg_reload_conf()"


@pytest.fixture(scope="module")
def both() -> Iterator[tuple[Host, Host]]:
    one, two = pair()
    yield one, two
    one.remove()
    two.remove()


@pytest.fixture(scope="module")
def its_server(both: tuple[Host, Host], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    until_in_step(both[0])
    with serving(tmp_path_factory.mktemp("replica"), FITCHECK_DATABASE_URL=address(both[0].port)) as server:
        yield server


def until_in_step(primary: Host) -> None:
    end = time.monotonic() + 20
    while primary.says(IN_STEP) != "1" and time.monotonic() < end:
        time.sleep(0.1)
    assert primary.says(IN_STEP) == "1"


def test_what_is_saved_waits_until_it_lies_on_both_machines(both: tuple[Host, Host], its_server: Server) -> None:
    _, two = both
    writer = Writer(its_server.browser()).begin()
    two.stop()
    waiting = threading.Thread(target=writer.write, args=("words that wait", "T-A1"))
    waiting.start()
    waiting.join(2)
    assert waiting.is_alive() and its_server.browser().get("/ready").status_code == 200
    two.start()
    waiting.join(SOON)
    assert writer.answers == 1 and writer.lost() == []


def test_when_the_primary_dies_nothing_is_lost_and_everyone_goes_on_with_the_replica(
    both: tuple[Host, Host], its_server: Server, long: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = both
    until_in_step(one)
    people = [Person(Writer(its_server.browser()).begin()) for _ in range(16 if long else 4)]
    with living(people):
        time.sleep(2)
        one.kill()
        gone = time.monotonic()
        time.sleep(10 if long else 4)  # a request waits two seconds for it
        taking_over = time.monotonic()
        two.runs("promote")
        back = time.monotonic()
        time.sleep(2 * SOON if long else SOON / 2)
    came = [each for person in people for each in person.came]
    told = [each.what for each in came if each.what in TOLD]
    again, longest = max(person.waited(back) for person in people), max(each.had - each.asked for each in came)
    with capsys.disabled():
        print(  # noqa: T201 - the figures of this run
            f"\n{sum(person.writer.answers for person in people)} answers; without a primary {back - gone:.1f} s, of "
            f"it {back - taking_over:.1f} s for the replica to take over; {len(told)} told so; longest wait "
            f"{longest:.1f} s; everyone goes on {again:.1f} s after it took over"
        )
    assert {each.what for each in came} <= {"saved", "shown", *TOLD}
    assert {each.what for each in came if gone < each.asked and each.had < taking_over} == TOLD
    assert again < SOON
    assert [words for person in people for words in person.writer.lost()] == []
    backs_up_from_whichever_it_is(its_server)
    the_old_one_becomes_the_replica(one, two, people[0].writer)


def backs_up_from_whichever_it_is(server: Server) -> None:
    machine = Machine(server.app.folder, server.variables)
    file = str(server.app.folder / "today.backup")
    assert "holds everything" in machine.says("backup", file)
    assert "opens" in machine.says("restore", file, "--check")
    told = machine.run("doctor")
    assert "fine  Database" in told.stdout and PASSWORD not in told.stdout + told.stderr + server.app.printed


def the_old_one_becomes_the_replica(old: Host, new: Host, writer: Writer) -> None:
    old.follow()
    new.says(WITH_ONE)
    new.says(READ_AGAIN)
    until_in_step(new)
    writer.write("words for both machines", "T-A1")
    assert writer.lost() == []
    assert old.says("SELECT pg_is_in_recovery()") == "t"
