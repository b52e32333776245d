"""Another server key takes over while people read: everything opens all the time, and at last only with the new key."""

import threading
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from random import SystemRandom
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from intake import rekeying, returning, reviewing, sharing
from intake.models import Desk, Share
from intake.vault.envelope import Unreadable
from tests.desks import rivera, snapshot

pytestmark = pytest.mark.django_db(transaction=True)
READERS = 3
A_READ = 0.01  # seconds between two: people read, and the machine has other things to do


@pytest.fixture
def keys() -> tuple[str, str]:
    return ":".join(rekeying.new_key()), ":".join(rekeying.new_key())


@pytest.fixture
def many(long: bool, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many are shared; a few go in several batches, too."""
    if not long:
        monkeypatch.setattr(rekeying, "BATCH", 10)
    return 10_000 if long else 50


def reads(desk: Desk, share: uuid.UUID) -> bool:
    try:
        return isinstance(reviewing.open_share(desk.id, share, timezone.now().date()), reviewing.Reading)
    except Unreadable:
        return False


def shares(desk: Desk, many: int) -> list[uuid.UUID]:
    today = timezone.now().date()
    agreed, lines = sharing.Agreed(Share.Reader.DESK, "Dr", desk.id, 30, {"text": "…"}), snapshot()
    _, opened = returning.begin(own=False, today=today)
    return [sharing.share(opened, "", lines, agreed, today).id for _ in range(many)]


@contextmanager
def being_read(desk: Desk, kept: list[uuid.UUID]) -> Iterator[list[bool]]:
    """What became of each read, as several people open any of them until the block ends."""
    told: list[bool] = []
    over = threading.Event()

    def read() -> None:
        while not over.wait(A_READ):
            told.append(reads(desk, SystemRandom().choice(kept)))
        connection.close()

    with ThreadPoolExecutor(READERS) as readers:
        going = [readers.submit(read) for _ in range(READERS)]
        try:
            yield told
        finally:
            over.set()
        for one in going:
            one.result()


def test_while_a_new_key_takes_over_everything_opens_and_afterwards_nothing_with_the_old(
    settings: Any, keys: tuple[str, str], many: int, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = keys
    settings.FITCHECK_KEYS = old
    desk = rivera().desk
    kept = shares(desk, many)
    settings.FITCHECK_KEYS = f"{new},{old}"
    with being_read(desk, kept) as told:
        began = time.monotonic()
        call_command("rekey", verbosity=0)
        took = time.monotonic() - began
        time.sleep(5 * A_READ)
    assert told and all(told)
    settings.FITCHECK_KEYS = old
    assert not any(reads(desk, share) for share in kept)
    settings.FITCHECK_KEYS = new
    assert all(reads(desk, share) for share in kept) and rekeying.missing() == []
    with capsys.disabled():
        print(f"\n{many} shares went over in {took:.1f} s, read {len(told)} times meanwhile")  # noqa: T201
