"""What is written down at the end lies sealed beside its therapist, and goes with them."""

from datetime import date

import pytest

from intake import answering, deleting, ending, returning
from intake.engine.answers import Answer
from intake.engine.criteria import Stage
from intake.engine.ending import Gathered, Kind
from intake.models import Record
from intake.returning import Opened
from tests.people import MARKED

DAY = date(2026, 3, 14)
pytestmark = pytest.mark.django_db


def at_an_end(**said: Answer) -> tuple[Opened, str]:
    _, opened = returning.begin(own=False, today=DAY)
    opened, head = answering.start_check(opened, Stage.ENDING, "full", DAY)
    for item, answer in said.items():
        answering.record(opened, head, item.replace("_", "-"), answer)
    return opened, head.therapist


def test_the_kind_and_its_lists_come_from_the_answers_of_that_therapist_alone() -> None:
    opened, therapist = at_an_end(E_E1=Answer(("mine",)), G_E1=Answer(("yes",)), G_E2=Answer(text="I can say no"))
    opened, other = answering.start_check(opened, Stage.ENDING, "short", DAY)
    answering.record(opened, other, "E-E1", Answer(("therapist",)))
    ended = ending.look(opened, therapist)
    assert ended.kind is Kind.GOALS_REACHED
    assert [one.said.answer.text for one in ended.gathered(Gathered.SKILLS)] == ["I can say no"]
    assert ending.look(opened, other.therapist).kind is Kind.THERAPIST_DECIDED


def test_before_it_was_said_how_it_ends_there_is_no_kind_and_no_block() -> None:
    ended = ending.look(*at_an_end(E_E2=Answer(("no",))))
    assert ended.kind is None and ended.blocks == ()


def test_what_is_written_is_read_again_sealed_and_only_on_its_own_page() -> None:
    opened, therapist = at_an_end()
    ending.write(opened, therapist, ending.ALONG, {"worked": f"a {MARKED} list", "glad": "", "more_of": []})
    assert ending.look(opened, therapist).written == {ending.ALONG: {"worked": f"a {MARKED} list"}}
    assert not any(MARKED.encode() in bytes(row.sealed) for row in Record.objects.all())


def test_a_page_that_was_emptied_is_as_it_was_before() -> None:
    opened, therapist = at_an_end()
    ending.write(opened, therapist, ending.BRIEF, {"need": "time"})
    ending.write(opened, therapist, ending.BRIEF, {"need": "", "helped": ""})
    assert ending.look(opened, therapist).written == {} and not Record.objects.exists()


def test_deleting_the_therapist_takes_every_page_along() -> None:
    opened, therapist = at_an_end(E_E1=Answer(("mine",)))
    for page in ending.PAGES:
        ending.write(opened, therapist, page, {"text": "kept"})
    assert Record.objects.count() == 1 + len(ending.PAGES)
    deleting.delete_therapist(opened, therapist, DAY)
    assert not Record.objects.exists()


def test_deleting_a_check_leaves_what_was_written() -> None:
    opened, therapist = at_an_end(E_E1=Answer(("mine",)))
    ending.write(opened, therapist, ending.HARD_DAYS, {"helps": "a walk"})
    opened = deleting.delete_check(opened, opened.index.checks[0].id)
    ended = ending.look(opened, therapist)
    assert ended.kind is None and ended.written == {ending.HARD_DAYS: {"helps": "a walk"}}
