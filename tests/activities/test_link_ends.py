"""How a share by link comes to its end, what its client is told of it, and wrong PINs at the same moment."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest

from intake import overseeing, reading, replying, sharing, withdrawing
from intake.engine.replied import Said
from intake.models import Reply, Share
from intake.overseeing import Why
from intake.reading import TooEarly, WrongPin
from intake.reviewing import Ended, Reading
from tests.activities.test_at_once import at_once
from tests.links import Linked, linked, with_a_friend

DAY = date(2026, 3, 14)
HOME = "192.0.2.7"


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def opened(one: Linked, day: date = DAY, **typed: str) -> Reading | Ended:
    return reading.open_by_link(**{"typed_code": one.receipt.code, "pin": one.receipt.pin, **typed}, **at(day))


def at(day: date) -> dict[str, object]:
    return {"address": HOME, "now": morning(day)}


def why(one: Linked, day: date) -> Why | None:
    return overseeing.mine(one.opened, day)[0].why_over(day)


@pytest.mark.django_db
def test_while_it_can_be_read_there_is_no_why() -> None:
    one = linked(today=DAY)
    with suppress(WrongPin):
        opened(one, pin=one.wrong_pin["pin"])
    assert why(one, DAY) is None and why(one, DAY + timedelta(days=30)) is None


@pytest.mark.django_db
def test_its_day_passed_before_and_after_the_daily_clean_up() -> None:
    one, later = linked(days=14, today=DAY), DAY + timedelta(days=15)
    assert why(one, later) is Why.DAY and opened(one, later) == Ended(DAY + timedelta(days=14))
    withdrawing.run_out(later)
    assert why(one, later) is Why.DAY


@pytest.mark.django_db
def test_ended_by_its_client_and_once_its_row_is_gone() -> None:
    one = linked(days=90, today=DAY)
    sharing.end(one.opened, one.receipt.id, DAY)
    assert why(one, DAY) is Why.ENDED
    Share.objects.all().delete()
    assert why(one, DAY + timedelta(days=31)) is Why.ENDED
    assert why(one, DAY + timedelta(days=91)) is Why.DAY


@pytest.mark.django_db
def test_a_friend_cannot_reply_whatever_a_page_may_let_them_send() -> None:
    found = opened(with_a_friend_on(DAY))
    assert isinstance(found, Reading) and found.by_a_friend
    with pytest.raises(replying.Over):
        replying.reply(found, Said("read"), DAY)
    assert not Reply.objects.exists()


def with_a_friend_on(day: date) -> Linked:
    one = with_a_friend()
    Share.objects.update(day=day, until=day + timedelta(days=30))
    return one


def tries(one: Linked, answers: list[object], **typed: str) -> object:
    def attempt() -> None:
        try:
            answers.append(opened(one, **typed))
        except WrongPin as wrong:
            answers.append(wrong.left)
        except TooEarly:
            answers.append("not tried")

    return attempt


def after_four_wrong_pins() -> Linked:
    one = linked(today=DAY)
    for _ in range(4):
        with suppress(WrongPin):
            opened(one, pin=one.wrong_pin["pin"])
    return one


@pytest.mark.django_db(transaction=True)
def test_eight_wrong_pins_at_the_same_moment_are_five_tries_and_no_more() -> None:
    one, answers = linked(today=DAY), []
    at_once(*[tries(one, answers, pin=one.wrong_pin["pin"])] * 8)
    row = Share.objects.get()
    assert sorted(left for left in answers if isinstance(left, int)) == [1, 2, 3, 4]
    assert len(answers) == 8 and Ended(DAY) in answers
    assert row.ended == DAY and row.wrong_pins == 5 and not row.body
    assert why(one, DAY) is Why.PINS and opened(one) == Ended(DAY)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", range(6))
def test_a_right_pin_at_the_moment_of_the_fifth_wrong_one_leaves_one_true_state(turn: int) -> None:
    one = after_four_wrong_pins()
    rights, wrongs = [], []
    at_once(tries(one, wrongs, pin=one.wrong_pin["pin"]), tries(one, rights))
    row = Share.objects.get()
    if row.ended:
        assert wrongs == [Ended(DAY)] and row.wrong_pins == 5 and not isinstance(rights[0], int)
    else:
        assert isinstance(rights[0], Reading) and wrongs[0] in (4, "not tried")


@pytest.mark.django_db(transaction=True)
def test_the_right_pin_sent_twice_at_once_never_ends_a_share() -> None:
    one, answers = after_four_wrong_pins(), []
    at_once(tries(one, answers), tries(one, answers))
    assert any(isinstance(one, Reading) for one in answers) and Ended(DAY) not in answers
    assert Share.objects.get().wrong_pins == 0
