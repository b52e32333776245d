"""Any dated checks give at most one kind of ending; every line of it rests on an answer, and none on a private one."""

from datetime import date
from itertools import chain

import pytest
from hypothesis import given

from intake.content.reader import questionnaire
from intake.engine import ending
from intake.engine.answers import Answer, Check, Record
from intake.engine.criteria import Stage
from intake.engine.ending import Block, Gathered, Kind
from intake.engine.findings import is_safety
from tests.engine.test_any_checks import CHECKS, CONTENT, SOME


def lists(record: Record) -> list[ending.LookedBack]:
    every = (ending.gathered(CONTENT, record, name) for name in Gathered)
    return [*chain.from_iterable(every), *ending.looking_back(CONTENT, record)]


@SOME
@given(CHECKS)
def test_any_checks_give_the_same_kind_in_any_order_and_none_before_it_was_said(checks: list[Check]) -> None:
    kind = ending.kind_of(Record(checks))
    assert kind == ending.kind_of(Record(reversed(checks)))
    said = any(check.answers.get("E-E1", Answer()).counts for check in checks)
    assert (kind in Kind) if said else kind is None


@SOME
@given(CHECKS)
def test_every_line_rests_on_answers_that_were_given(checks: list[Check]) -> None:
    record = Record(checks, CONTENT.follow_ups)
    given_answers = {(one.id, name, answer) for one in checks for name, answer in one.answers.items() if answer.counts}
    for line in lists(record):
        assert all((said.check, said.item, said.answer) in given_answers for said in (line.said, *line.beside))
        assert CONTENT.items[line.said.item].stage is Stage.ENDING


@SOME
@given(CHECKS)
def test_a_safety_answer_is_in_no_list(checks: list[Check]) -> None:
    for line in lists(Record(checks, CONTENT.follow_ups)):
        assert not any(is_safety(CONTENT.items[said.item], said.answer) for said in (line.said, *line.beside))


@SOME
@given(CHECKS)
def test_an_answer_stands_in_one_list_only_but_for_what_is_shown_next_to_an_earlier_one(checks: list[Check]) -> None:
    named = [line.said.item for line in lists(Record(checks, CONTENT.follow_ups))]
    twice = {name for name in named if named.count(name) > 1}
    assert all(CONTENT.items[name].beside or CONTENT.items[name].goes_to == "looking_back" for name in twice)


def test_each_kind_has_its_summary_and_the_one_that_was_not_safe_has_none() -> None:
    assert set(ending.SUMMARIES) == set(Kind)
    assert ending.SUMMARIES[Kind.NOT_SAFE] == ()
    assert {block for shown in ending.SUMMARIES.values() for block in shown} == set(Block)


@pytest.mark.parametrize("kind", [Kind.THERAPIST_DECIDED, Kind.OUTSIDE_REASON])
def test_where_it_did_not_end_between_the_two_nothing_is_compared(kind: Kind) -> None:
    assert not {Block.LOOKING_BACK, Block.REPAIRS, Block.NEXT_TIME} & set(ending.SUMMARIES[kind])


def test_every_option_of_the_question_decides_a_kind() -> None:
    content = questionnaire()
    kinds = {
        option: ending.kind_of(
            Record([Check("a", Stage.ENDING, date(2026, 3, 1), answers={"E-E1": Answer((option,))})])
        )
        for option in content.items["E-E1"].options
    }
    assert None not in kinds.values()
    assert kinds["unsafe"] is Kind.NOT_SAFE and kinds["silent"] is Kind.PLAIN
