"""The list of parts beside the question says where one is, and what was answered."""

from datetime import date

import pytest

from intake import answering, returning
from intake.client.rail import rail
from intake.client.walk import Walk
from intake.engine.answers import Answer
from intake.engine.criteria import Stage

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 14)


def walk_of(length: str) -> Walk:
    _token, opened = returning.begin(own=False, today=DAY)
    opened, head = answering.start_check(opened, Stage.AFTER, length, DAY)
    return Walk(opened, head)


def answered(walk: Walk, number: int, answer: Answer) -> Walk:
    for item in walk.due(walk.parts[number]):
        answering.record(walk.opened, walk.head, item.id, answer)
    return Walk(walk.opened, walk.head)


def states(walk: Walk, number: int) -> list[str]:
    return [row.state for row in rail(walk, walk.parts[number])]


def test_a_section_stands_once_however_many_parts_it_is_cut_into() -> None:
    walk = walk_of("full")
    names = [row.name for row in rail(walk, walk.parts[0])]
    assert len(names) == len(set(names)) < len(walk.parts)


def test_an_answered_section_is_completed_and_the_next_one_is_here() -> None:
    walk = answered(walk_of("short"), 0, Answer(("yes",)))
    assert states(walk, 1) == ["completed", "here", "not_started", "not_started", "not_started", "not_started"]


def test_a_section_of_skips_only_is_not_yet_started() -> None:
    walk = answered(walk_of("short"), 0, Answer(note="a note"))
    assert states(walk, 1)[0] == "not_started"


def test_half_a_section_is_in_progress() -> None:
    walk = walk_of("short")
    answering.record(walk.opened, walk.head, walk.due(walk.parts[0])[0].id, Answer(("yes",)))
    assert states(Walk(walk.opened, walk.head), 1)[0] == "in_progress"


def test_the_quick_card_has_no_list_of_parts() -> None:
    _token, opened = returning.begin(own=False, today=DAY)
    opened, head = answering.start_check(opened, Stage.BEFORE, "quick", DAY)
    walk = Walk(opened, head)
    assert rail(walk, walk.parts[0]) == ()


def test_all_rows_of_a_check_are_read_only_where_its_list_of_parts_may_be_drawn_next() -> None:
    whole = walk_of("full")
    for part in whole.parts:
        last_of_all = max((at for at, item in enumerate(part.items) if item.when is None), default=0)
        read = [Walk(whole.opened, whole.head, item.id).is_whole for item in part.items]
        assert read == [at >= last_of_all for at in range(len(read))], part
