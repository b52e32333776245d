"""The server is killed at random moments under load: nothing that anybody was told is saved or ended is lost."""

import random
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from tests.faults.lives import END, Patient, Reader, Sharer, Writer
from tests.faults.serving import Server

DESK = """
from django.utils import timezone
from intake import addressing, demonstrating
from intake.models import Desk
way = demonstrating.people(timezone.now())[0]
print(way.email, way.password, way.code, Desk.objects.get(user__email=addressing.as_kept(way.email)).handle)
"""
WRITERS = 4
REPLY = "Read; let us talk when we meet"
Cast = tuple[list[Writer], Sharer, Reader]


@contextmanager
def living(server: Server, most: int) -> Iterator[Cast]:
    """Everyone goes on with their life until the block ends; each writer until `most` answers."""
    email, password, code, handle = server.run(DESK).split()
    writers = [Writer(server.browser()).begin() for _ in range(WRITERS)]
    sharer = Sharer(server.browser(), handle).begin()
    reader = Reader(server.browser(), sharer).begin(email, password, code)
    over = threading.Event()
    lives = [threading.Thread(target=writer.live, args=(over, most)) for writer in writers]
    lives += [threading.Thread(target=one.live, args=(over,)) for one in (sharer, reader)]
    for life in lives:
        life.start()
    while not reader.replied:  # from here on something is at stake
        time.sleep(0.05)
    try:
        yield writers, sharer, reader
    finally:
        if most < END:
            for life in lives[:WRITERS]:
                life.join()
        over.set()
        for life in lives:
            life.join()


def nothing_is_lost(cast: Cast) -> None:
    writers, sharer, reader = cast
    assert [words for writer in writers for words in writer.lost()] == []
    desk, client = Patient(reader.browser), Patient(sharer.browser)
    for share in sharer.shared:
        page = desk.get(f"/desk/share/{share}").content.decode()
        if share in sharer.ended:
            assert "I need silence to think." not in page, "ended, and still there to read"
        elif share not in sharer.ending:
            assert "I need silence to think." in page, "shared, and not there to read"
            told = client.get(f"/shares/{share}").content.decode()
            assert share not in reader.replied or "Read; let us talk when we meet" in told, (
                "replied, and nobody sees it"
            )
    assert all(writer.saved for writer in writers)


def told(cast: Cast, kills: list[float], restarts: list[float]) -> str:
    writers, sharer, reader = cast
    saved = sum(writer.answers for writer in writers)
    return (
        f"{len(kills)} kills, {len(restarts)} graceful restarts: {saved} answers, {len(sharer.shared)} shares, "
        f"{len(reader.replied)} replies, {len(sharer.ended)} endings acknowledged, 0 lost; "
        f"back {statistics.median(kills):.1f} s after a kill (median), {max(kills):.1f} s (longest)"
    )


def again(server: Server, end: Callable[[], None]) -> float:
    time.sleep(random.uniform(0.2, 1.5))  # noqa: S311 - any moment will do
    end()
    return server.start()


def test_killed_and_restarted_under_load_nothing_acknowledged_is_lost(
    server: Server, long: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    with living(server, 10_000 // WRITERS if long else END) as cast:
        kills = [again(server, server.kill) for _ in range(50 if long else 2)]
        restarts = [again(server, server.stop) for _ in range(20 if long else 1)]
        server.reload()
        time.sleep(1)
    nothing_is_lost(cast)
    with capsys.disabled():
        print(f"\n{told(cast, kills, restarts)}")  # noqa: T201 - the figures of this run
