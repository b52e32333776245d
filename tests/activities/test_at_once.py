"""Two people act on a share at the same moment: one true state is left, and nothing that ended can be read."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from intake import describing, replying, returning, reviewing, sharing
from intake.engine.replied import Said
from intake.models import Desk, Notebook, Reply, Share, Therapist
from tests.desks import shared, snapshot

pytestmark = pytest.mark.django_db(transaction=True)
DAY = date(2026, 3, 14)
TIMES = 8


def desk() -> Desk:
    user = Therapist.objects.create(email="rivera@example.org")
    return Desk.objects.create(user=user, handle="rivera", state=Desk.State.OPEN)


def at_once(*acts: Callable[[], object]) -> None:
    """All of them together; what one is told because another came first is no failure."""
    gate = Barrier(len(acts))

    def act(do: Callable[[], object]) -> None:
        gate.wait()
        try:
            do()
        except (sharing.Over, sharing.Closed, replying.Over):
            pass
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as together:
        list(together.map(act, acts))


@pytest.mark.parametrize("turn", range(TIMES))
def test_ended_stays_ended_whatever_comes_at_the_same_moment(turn: int) -> None:
    mine = desk()
    opened, share = shared(mine, today=DAY)
    reading = reviewing.open_share(mine.id, share, DAY)
    at_once(
        lambda: sharing.end(opened, share, DAY),
        lambda: sharing.extend(opened, share, 90, DAY),
        lambda: sharing.replace_lines(opened, share, snapshot("Alexis"), False, DAY),
        lambda: replying.reply(reading, Said("read"), DAY),
    )
    row = Share.objects.get()
    assert row.ended == DAY and row.state == Share.State.ENDED and not (row.body or row.cover or row.wrapped)
    assert not Reply.objects.exists()
    assert reviewing.open_share(mine.id, share, DAY) == reviewing.Ended(DAY)


@pytest.mark.parametrize("turn", range(TIMES))
def test_a_desk_that_closes_keeps_nothing_that_came_at_the_same_moment(turn: int) -> None:
    mine = desk()
    _, opened = returning.begin(own=False, today=DAY)
    agreed = sharing.Agreed(Share.Reader.DESK, "Dr", mine.id, 30, {})
    at_once(
        lambda: describing.turn(mine.id, Desk.State.CLOSED, DAY),
        lambda: sharing.share(opened, "", snapshot(), agreed, DAY),
    )
    assert not Share.objects.filter(ended=None).exists()


def test_a_desk_that_is_away_takes_nothing() -> None:
    mine = desk()
    Desk.objects.update(state=Desk.State.AWAY)
    with pytest.raises(sharing.Closed):
        shared(mine)
    assert not Share.objects.exists()


def test_from_a_notebook_that_was_deleted_meanwhile_nothing_is_shared() -> None:
    mine = desk()
    _, opened = returning.begin(own=False, today=DAY)
    Notebook.objects.filter(id=opened.id).delete()
    agreed = sharing.Agreed(Share.Reader.DESK, "Dr", mine.id, 30, {"text": "…"})
    with pytest.raises(returning.NotHere):
        sharing.share(opened, "", snapshot(), agreed, DAY)
    assert not Share.objects.exists()
