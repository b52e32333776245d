"""The server is killed at random moments under load: nothing that anybody was told is saved or ended is lost."""

import random
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from tests.faults.lives import A_DESK, Patient, Reader, Sharer, Writer
from tests.faults.serving import Server

WRITERS = 4
REPLY = "Read; let us talk when we meet"
Cast = tuple[list[Writer], Sharer, Reader]


@contextmanager
def living(server: Server, least: int) -> Iterator[Cast]:
    """Everyone goes on with their life until the block ends; each writer longer, until `least` answers."""
    email, password, code, handle = server.run(A_DESK).split()
    writers = [Writer(server.browser()).begin() for _ in range(WRITERS)]
    sharer = Sharer(server.browser(), handle).begin()
    reader = Reader(server.browser(), sharer).begin(email, password, code)
    over = threading.Event()
    lives = [threading.Thread(target=writer.live, args=(over, least)) for writer in writers]
    lives += [threading.Thread(target=one.live, args=(over,)) for one in (sharer, reader)]
    for life in lives:
        life.start()
    while not reader.replied:  # from here on something is at stake
        time.sleep(0.05)
    try:
        yield writers, sharer, reader
    finally:
        over.set()
        for life in lives:
            life.join()


def lost(cast: Cast) -> dict[str, list[str]]:
    """What was acknowledged and is not so, by kind."""
    writers, sharer, reader = cast
    desk, client = Patient(reader.browser), Patient(sharer.browser)
    pages = {share: desk.get(f"/desk/share/{share}").content.decode() for share in sharer.shared}
    read = {share: "I need silence to think." in page for share, page in pages.items()}
    open_ones = [share for share in read if share not in sharer.ending]
    replied = [share for share in open_ones if share in reader.replied]
    return {
        "answers": [words for writer in writers for words in writer.gone + writer.lost()],
        "shares": [share for share in open_ones if not read[share]],
        "replies": [share for share in replied if REPLY not in client.get(f"/shares/{share}").content.decode()],
        "endings": [share for share in sharer.ended if read[share]],
    }


def told(cast: Cast, kills: list[float], restarts: list[float], missing: dict[str, list[str]]) -> str:
    writers, sharer, reader = cast
    saved = {
        "answers": sum(writer.answers for writer in writers),
        "shares": len(sharer.shared),
        "replies": len(reader.replied),
        "endings": len(sharer.ended),
    }
    kinds = ", ".join(f"{many} {kind} acknowledged and {len(missing[kind])} lost" for kind, many in saved.items())
    return (
        f"{len(kills)} kills, {len(restarts)} graceful restarts: {kinds}; "
        f"back {statistics.median(kills):.1f} s after a kill (median), {max(kills):.1f} s (longest)"
    )


def again(server: Server, end: Callable[[], None]) -> float:
    time.sleep(random.uniform(0.2, 1.5))  # noqa: S311 - any moment will do
    end()
    return server.start()


def test_killed_and_restarted_under_load_nothing_acknowledged_is_lost(
    server: Server, long: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    with living(server, 10_000 // WRITERS if long else 1) as cast:
        kills = [again(server, server.kill) for _ in range(50 if long else 2)]
        restarts = [again(server, server.stop) for _ in range(20 if long else 1)]
        server.reload()
        time.sleep(1)
    missing = lost(cast)
    with capsys.disabled():
        print(f"\n{told(cast, kills, restarts, missing)}")  # noqa: T201 - the figures of this run
    assert not any(missing.values()), missing
    assert len(set(cast[1].shared)) == len(cast[1].shared), "a new share that led to an earlier one"
