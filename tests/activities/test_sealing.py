"""Sealed from the first answer: under the right key and context, in padded steps, and in slots that tell nothing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake import answering, expiring, returning
from intake.answering import Jotting
from intake.engine.answers import Answer
from intake.engine.criteria import Stage
from intake.models import Device, Notebook, Record
from intake.vault import tokens
from intake.vault.envelope import STEP, Sealer, Unreadable

DAY = date(2026, 3, 14)
pytestmark = pytest.mark.django_db


@given(st.binary(max_size=3000), st.binary(max_size=20))
def test_what_was_sealed_opens_again_under_its_context_only(plain: bytes, context: bytes) -> None:
    sealer = Sealer(b"k" * 32)
    sealed = sealer.seal(context, plain)
    assert sealer.open(context, sealed) == plain
    with pytest.raises(Unreadable):
        sealer.open(context + b"x", sealed)
    with pytest.raises(Unreadable):
        Sealer(b"x" * 32).open(context, sealed)


def test_a_short_and_a_longer_answer_have_the_same_size() -> None:
    sealer = Sealer(b"k" * 32)
    assert len(sealer.seal(b"", b"a")) == len(sealer.seal(b"", b"a" * (STEP - 4)))


def test_a_damaged_body_is_unreadable_and_says_nothing_of_it() -> None:
    with pytest.raises(Unreadable) as found:
        Sealer(b"k" * 32).open(b"", b"\x01" + b"word" * 20)
    assert str(found.value) == ""


def test_the_token_opens_its_notebook_and_another_opens_none() -> None:
    token, opened = returning.begin(own=False, today=DAY)
    assert returning.open_by_device(token, DAY).id == opened.id
    with pytest.raises(returning.NotHere):
        returning.open_by_device(tokens.make(), DAY)


def test_no_key_stands_in_what_python_prints() -> None:
    token, opened = returning.begin(own=False, today=DAY)
    assert token.hex() not in repr(opened) and "key" not in repr(opened)


def test_a_notebook_opens_in_one_statement_and_an_answer_takes_one(django_assert_num_queries) -> None:
    token, opened = returning.begin(own=False, today=DAY)
    opened, check = answering.start_check(opened, Stage.BEFORE, "short", "2026-1", DAY)
    with django_assert_num_queries(1):
        returning.open_by_device(token, DAY)
    with django_assert_num_queries(1):
        answering.record(opened, check, "T-B1", Answer(("other",), note="slow"))


def test_an_answer_written_twice_is_one_row() -> None:
    _, opened = returning.begin(own=False, today=DAY)
    opened, check = answering.start_check(opened, Stage.BEFORE, "short", "2026-1", DAY)
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
    answering.start_check(first, Stage.BEFORE, "short", "2026-1", DAY)
    answering.start_check(second, Stage.AFTER, "first", "2026-1", DAY)
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
