"""Two tabs on one notebook: what each of them changed stands."""

from dataclasses import replace
from datetime import date

import pytest

from intake import answering, considering, returning
from intake.engine.criteria import Stage
from intake.notebook import Index, Therapist

DAY = date(2026, 3, 14)
pytestmark = pytest.mark.django_db


def test_checks_of_one_therapist_begun_in_two_tabs_count_on() -> None:
    token, first = returning.begin(own=False, today=DAY)
    second = returning.open_by_device(token, DAY)
    first, entry = considering.add(first, "the Tuesday one")
    answering.start_check(first, Stage.AFTER, "first", DAY, entry)
    opened, check = answering.start_check(second, Stage.ONGOING, "short", DAY, entry)
    assert [one.nickname for one in opened.index.therapists] == ["the Tuesday one"]
    assert [one.number for one in opened.index.checks] == [1, 2]
    assert check == opened.index.checks[-1] and check.therapist == opened.index.therapists[0].id


def test_a_change_that_meets_another_is_made_again_on_the_newer_notebook() -> None:
    token, opened = returning.begin(own=False, today=DAY)
    tried: list[int] = []

    def change(index: Index) -> Index:
        if not tried:
            other = returning.open_by_device(token, DAY)
            returning.change_index(other, lambda one: one.with_therapist(Therapist("abc", "Kim")))
        tried.append(1)
        return replace(index, seen_summary=True)

    changed = returning.change_index(opened, change)
    assert len(tried) == 2
    assert changed.index.seen_summary and changed.index.therapist("abc") == Therapist("abc", "Kim")
    assert returning.open_by_device(token, DAY).index == changed.index


def test_after_five_conflicts_it_gives_up_and_writes_nothing() -> None:
    token, opened = returning.begin(own=False, today=DAY)
    tried: list[int] = []

    def change(index: Index) -> Index:
        tried.append(1)
        other = returning.open_by_device(token, DAY)
        returning.change_index(other, lambda one: replace(one, stopped_at=str(len(tried))))
        return replace(index, seen_summary=True)

    with pytest.raises(returning.Busy):
        returning.change_index(opened, change)
    assert len(tried) == returning.TRIES
    assert not returning.open_by_device(token, DAY).index.seen_summary


def test_a_change_that_changes_nothing_is_not_written(django_assert_num_queries) -> None:
    _, opened = returning.begin(own=False, today=DAY)
    with django_assert_num_queries(0):
        returning.change_index(opened, lambda index: index)


def test_a_nickname_can_be_changed_and_taken_away() -> None:
    _, opened = returning.begin(own=False, today=DAY)
    opened, entry = considering.add(opened, "Kim")
    opened = considering.name(opened, entry, "the Tuesday one")
    assert opened.index.therapist(entry) == Therapist(entry, "the Tuesday one")
    assert considering.name(opened, entry, "").index.therapists == (Therapist(entry),)
