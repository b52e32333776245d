"""Another server key takes over while people read: everything opens all the time, and at last only with the new key."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import SystemRandom
from typing import Any, TypeVar

import pytest
from django.core.management import call_command
from django.db import connection

from intake import rekeying
from tests.desks import rivera
from tests.faults import many
from tests.faults.browser import Browser
from tests.faults.conftest import database
from tests.faults.lives import A_DESK, sign_in
from tests.faults.serving import Server, serving
from tests.fitcheck.running import ROOT

T = TypeVar("T")
READERS = 3
A_READ = 0.01  # seconds between two: people read, and the machine has other things to do
MANY = 10_000
AT_THE_DESK = f"""
import sys
sys.path.append({str(ROOT)!r})
from intake.models import Desk
from tests.faults import many
desk = Desk.objects.get(handle="{{}}")
"""
MADE = f"{AT_THE_DESK}print(*many.shares(desk, {MANY}))"
READABLE = f"{AT_THE_DESK}print(many.readable(desk))"
REKEYED = "from django.core.management import call_command; call_command('rekey')"


@pytest.fixture
def keys() -> tuple[str, str]:
    return ":".join(rekeying.new_key()), ":".join(rekeying.new_key())


@contextmanager
def being_read(readers: Sequence[Callable[[T], bool]], kept: Sequence[T]) -> Iterator[list[bool]]:
    """What became of each read, as several people open any of them until the block ends."""
    told: list[bool] = []
    over = threading.Event()

    def go_on(reads: Callable[[T], bool]) -> None:
        while not over.wait(A_READ):
            told.append(reads(SystemRandom().choice(kept)))
        connection.close()

    with ThreadPoolExecutor(len(readers)) as people:
        going = [people.submit(go_on, reads) for reads in readers]
        try:
            yield told
        finally:
            over.set()
        for one in going:
            one.result()


@pytest.mark.django_db(transaction=True)
def test_while_a_new_key_takes_over_everything_opens_and_afterwards_nothing_with_the_old(
    settings: Any, keys: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rekeying, "BATCH", 10)  # a few go in several batches, too
    old, new = keys
    settings.FITCHECK_KEYS = old
    reads = partial(many.reads, desk := rivera().desk)
    kept = many.shares(desk, 50)
    settings.FITCHECK_KEYS = f"{new},{old}"
    with being_read([reads] * READERS, kept) as told:
        call_command("rekey", verbosity=0)
        time.sleep(5 * A_READ)
    assert told and all(told)
    settings.FITCHECK_KEYS = old
    assert not any(map(reads, kept))
    settings.FITCHECK_KEYS = new
    assert all(map(reads, kept)) and rekeying.missing() == []


def test_ten_thousand_go_over_while_they_are_read_through_the_server(
    tmp_path: Path, keys: tuple[str, str], long: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    if not long:
        pytest.skip("ten thousand shares on a server of their own: --long")
    old, new = keys
    with serving(tmp_path, FITCHECK_KEYS=old, **database()) as server:
        *way, handle = server.run(A_DESK).split()
        kept = server.run(MADE.format(handle)).split()
        server.stop()
        server.variables["FITCHECK_KEYS"] = f"{new},{old}"
        server.start()
        with being_read(at_the_desk(server, *way), kept) as told:
            time.sleep(1)
            before, began = len(told), time.monotonic()
            server.run(REKEYED)
            took, meanwhile = time.monotonic() - began, len(told) - before
        with_old, with_new = (readable(server, handle, key) for key in (old, new))
    with capsys.disabled():
        print(  # noqa: T201 - the figures of this run
            f"\n{len(kept)} shares went over in {took:.1f} s, opened {meanwhile} times meanwhile; "
            f"{told.count(False)} of {len(told)} reads failed; then the old key opened {with_old}, the new {with_new}"
        )
    assert meanwhile and all(told)
    assert with_old == 0 and with_new >= len(kept)


def at_the_desk(server: Server, email: str, password: str, code: str) -> list[Callable[[str], bool]]:
    """Several windows of one therapist."""
    sign_in(first := server.browser(), email, password, code)

    def window() -> Callable[[str], bool]:
        browser = Browser(server.app.port)
        browser.jar = dict(first.jar)
        return lambda share: "I choose one topic." in browser.get(f"/desk/share/{share}").content.decode()

    return [window() for _ in range(READERS)]


def readable(server: Server, handle: str, keys: str) -> int:
    server.variables["FITCHECK_KEYS"] = keys
    return int(server.run(READABLE.format(handle)))
