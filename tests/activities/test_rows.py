"""Sealed rows: an old one put back, or one of another notebook, is never read as an answer."""

from datetime import date
from uuid import UUID

import pytest

from intake import answering, returning
from intake.answering import Jotting
from intake.engine.answers import Answer
from intake.engine.criteria import Level, Stage
from intake.models import Record
from intake.vault import tokens

DAY = date(2026, 3, 14)
pytestmark = pytest.mark.django_db


def test_an_older_answer_put_into_another_slot_does_not_replace_the_newer_one() -> None:
    _, opened = returning.begin(own=False, today=DAY)
    opened, check = answering.start_check(opened, Stage.BEFORE, "short", DAY)
    answering.record(opened, check, "T-B2", Answer(("must",)))
    older = bytes(Record.objects.get().sealed)
    answering.record(opened, check, "T-B2", Answer(("nice",)))
    Record.objects.put(b"\xff" * 32, opened.id, older)
    (read,) = answering.checks(opened, answering.everything(opened), "")
    assert read.answers == {"T-B2": Answer(("nice",))}


def test_a_row_of_another_notebook_is_left_out_and_the_log_names_no_one(caplog) -> None:
    _, opened = returning.begin(own=False, today=DAY)
    _, other = returning.begin(own=False, today=DAY)
    answering.jot(other, Jotting("c", "T-B1", {"t": "zebrafinch"}))
    slot = tokens.slot(opened.slot_key, "c", "T-B1")
    Record.objects.put(slot, opened.id, bytes(Record.objects.get().sealed))
    assert answering.Rows(opened, [("c", "T-B1")]).answer("c", "T-B1") is None
    assert answering.everything(opened) == []
    assert set(caplog.messages) == {"a row could not be read"}


def test_all_of_a_check_is_read_in_one_statement_each_to_its_place(django_assert_num_queries) -> None:
    _, opened = returning.begin(own=False, today=DAY)
    opened, before = answering.start_check(opened, Stage.BEFORE, "short", DAY)
    opened, after = answering.start_check(opened, Stage.AFTER, "first", DAY)
    answering.record(opened, before, "T-B2", Answer(("must",), note="slow", level=Level.MUST))
    answering.record(opened, after, "T-A5", Answer(("no",)))
    answering.jot(opened, Jotting(after.id, "importance:trust", {"level": "nice"}))
    answering.jot(opened, Jotting(after.id, "settled:X2", {"fits": "both"}))
    answering.jot(opened, Jotting(after.id, "safety:list", {"picked": ["unsure"]}))
    with django_assert_num_queries(1):
        first, second = answering.checks(opened, answering.everything(opened), after.therapist)
    assert first.answers == {"T-B2": Answer(("must",), note="slow", level=Level.MUST)}
    assert second.answers == {"T-A5": Answer(("no",))}
    assert second.importance == {"trust": Level.NICE} and second.settled == {"X2": "both"}
    assert second.safety == frozenset({"unsure"}) and not first.safety


def test_no_key_stands_in_what_python_prints() -> None:
    token, opened = returning.begin(own=False, today=DAY)
    printed = repr(opened)
    assert str(opened.id) in printed  # something of it is printed
    for secret in (token, opened.lookup, opened.slot_key):
        assert repr(secret)[2:-1] not in printed and secret.hex() not in printed
    assert "Sealer" not in printed


def test_a_row_tells_neither_the_question_nor_the_words() -> None:
    _, opened = returning.begin(own=False, today=DAY)
    opened, check = answering.start_check(opened, Stage.BEFORE, "short", DAY)
    answering.record(opened, check, "T-B1", Answer(("other",), note="zebrafinch"))
    assert answering.Rows(opened, [(check.id, "T-B1")]).answer(check.id, "T-B1") == Answer(
        ("other",), note="zebrafinch"
    )
    row = Record.objects.select_related("notebook").get()
    stored = bytes(row.slot) + bytes(row.sealed) + bytes(row.notebook.index)
    assert b"T-B1" not in stored and b"zebrafinch" not in stored and check.id.encode() not in stored
    assert isinstance(row.notebook_id, UUID)
