"""A notebook opens with its token, holds each answer once, and is gone after its day."""

from datetime import date, timedelta

import pytest

from intake import answering, expiring, returning
from intake.answering import Jotting
from intake.engine.answers import Answer
from intake.engine.criteria import Stage
from intake.models import Device, Notebook, Record
from intake.vault import tokens

DAY = date(2026, 3, 14)
pytestmark = pytest.mark.django_db


def test_the_token_opens_its_notebook_and_another_opens_none() -> None:
    token, opened = returning.begin(own=False, today=DAY)
    assert returning.open_by_device(token, DAY).id == opened.id
    with pytest.raises(returning.NotHere):
        returning.open_by_device(tokens.make(), DAY)


def test_a_notebook_opens_in_one_statement_and_an_answer_takes_one(django_assert_num_queries) -> None:
    token, opened = returning.begin(own=False, today=DAY)
    opened, check = answering.start_check(opened, Stage.BEFORE, "short", DAY)
    with django_assert_num_queries(1):
        returning.open_by_device(token, DAY)
    with django_assert_num_queries(1):
        answering.record(opened, check, "T-B1", Answer(("other",), note="slow"))


def test_an_answer_written_twice_is_one_row() -> None:
    _, opened = returning.begin(own=False, today=DAY)
    opened, check = answering.start_check(opened, Stage.BEFORE, "short", DAY)
    answering.record(opened, check, "T-B2", Answer(("must",)))
    answering.record(opened, check, "T-B2", Answer(("nice",)))
    rows = answering.Rows(opened, [(check.id, "T-B2")])
    assert Record.objects.count() == 1
    assert rows.answer(check.id, "T-B2") == Answer(("nice",))


def test_a_row_copied_into_another_slot_is_left_out() -> None:
    _, opened = returning.begin(own=False, today=DAY)
    answering.jot(opened, Jotting("c", "one", {"o": ["yes"]}))
    row = Record.objects.get()
    other = tokens.slot(opened.slot_key, "c", "two")
    Record.objects.put(other, opened.id, bytes(row.sealed))
    assert answering.Rows(opened, [("c", "two")]).body("c", "two") == {}
    assert answering.Rows(opened, [("c", "one")]).body("c", "one") == {"o": ["yes"]}


def test_two_tabs_that_change_the_notebook_both_stand() -> None:
    token, first = returning.begin(own=False, today=DAY)
    second = returning.open_by_device(token, DAY)
    answering.start_check(first, Stage.BEFORE, "short", DAY)
    answering.start_check(second, Stage.AFTER, "first", DAY)
    assert {one.stage for one in returning.open_by_device(token, DAY).index.checks} == {Stage.BEFORE, Stage.AFTER}


@pytest.mark.django_db(transaction=True)
def test_a_notebook_past_its_day_is_not_here_and_then_deleted() -> None:
    token, _ = returning.begin(own=True, today=DAY)
    late = DAY + timedelta(days=91)
    with pytest.raises(returning.NotHere):
        returning.open_by_device(token, late)
    assert expiring.expire(late) == 1
    assert not Device.objects.exists() and not Notebook.objects.exists()


def test_a_visit_is_written_once_a_day(django_assert_num_queries) -> None:
    token, opened = returning.begin(own=True, today=DAY)
    later = DAY + timedelta(days=1)
    opened = returning.visit(opened, later)
    assert opened.keep_until == later + returning.KEPT
    with django_assert_num_queries(0):
        returning.visit(opened, later)
    assert returning.open_by_device(token, later).keep_until == later + returning.KEPT
