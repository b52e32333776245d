"""The end code of a receipt ends its share from any browser; nobody learns which codes there are."""

import re

import pytest
from django.utils import timezone

from intake import receipts
from intake.overseeing import Why
from tests.desks import rivera, shared
from tests.links import OPENS_NOTHING, linked
from tests.people import MARKED, sam

pytestmark = pytest.mark.django_db


def end(code: str, **sure: str) -> object:
    return sam().post("/s/end", {"code": code, **sure})


def test_it_is_asked_once_more_and_then_the_share_has_ended() -> None:
    one = linked()
    asked = end(one.receipt.end_code.lower()).content.decode()
    assert "End it now?" in asked and one.seen().ended is None
    held = re.search(r'name="code" value="(\w{16})"', asked)[1]
    assert end(held, sure="1").status_code == 200
    today = timezone.now().date()
    assert one.seen().ended == today and one.seen().why_over(today) is Why.ENDED
    assert MARKED not in sam().post("/s/read", one.typed).content.decode()


def test_it_ends_a_share_with_a_desk_too() -> None:
    at = rivera()
    opened, share = shared(at.desk)
    end(receipts.made(opened)[0].end_code, sure="1")
    assert "Access ended" in at.client.get(f"/desk/share/{share}").content.decode()


@pytest.mark.parametrize("sure", [{}, {"sure": "1"}])
def test_a_code_that_ends_nothing_gets_the_same_answer(sure: dict[str, str]) -> None:
    code, never = linked().receipt.end_code, "0" * 16
    answers = [end(one, **sure) for one in (code, never)]
    spelled = [" ".join(f"<span>{one[at : at + 4]}</span>" for at in range(0, 16, 4)) for one in (code, never)]
    bodies = [
        re.sub(r'value="\w{64}"', "", answer.content.decode()).replace(groups, "").replace(one, "")
        for answer, groups, one in zip(answers, spelled, (code, never), strict=True)
    ]
    assert answers[0].status_code == answers[1].status_code == 200
    assert bodies[0] == bodies[1]


@pytest.mark.parametrize("code", ["", "short", "0" * 17, "!" * 16])
def test_what_cannot_be_an_end_code_is_said_before_anything_else(code: str) -> None:
    assert end(code, sure="1").status_code == 422


def test_neither_code_nor_pin_of_a_link_ends_anything() -> None:
    one = linked()
    end(one.receipt.code, sure="1")
    assert one.seen().ended is None


def test_guesses_are_slowed_and_the_code_is_not_tried() -> None:
    one = linked()
    for _ in range(5):
        assert end(OPENS_NOTHING, sure="1").status_code == 200
    early = end(one.receipt.end_code, sure="1")
    assert early.status_code == 429 and "was not tried" in early.content.decode()
    assert one.receipt.end_code in early.content.decode() and one.seen().ended is None
