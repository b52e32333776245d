"""Whatever was answered: no total, no safety answer, and every cell rests on answers about that therapist."""

from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st

from intake.content.reader import questionnaire
from intake.engine.answers import Check
from intake.engine.comparing import Cell, Column, Row, compare, still_open
from intake.engine.criteria import Level, Stage
from intake.engine.findings import is_safety
from intake.engine.summary import summarise
from tests.engine.test_any_checks import CHECKS, SOME

CONTENT = questionnaire()
LEVELS = st.dictionaries(st.sampled_from([one.id for one in CONTENT.sections]), st.sampled_from(list(Level)))
Several = list[list[Check]]
SEVERAL = st.lists(CHECKS, min_size=2, max_size=4)


def columns(several: Several) -> list[Column]:
    return [Column(str(at), summarise(CONTENT, checks)) for at, checks in enumerate(several)]


@SOME
@given(SEVERAL, LEVELS)
def test_every_cell_rests_on_answers_about_its_own_therapist(several: Several, levels: dict[str, Level]) -> None:
    for row in compare(CONTENT, columns(several), levels):
        for at, cell in enumerate(row.cells):
            said = {(one.id, item): one.stage for one in several[at] for item in one.answers}
            for found in cell.found:
                assert found.evidence
                assert {(one.check, one.item) for one in found.evidence} <= set(said)
                assert any(said[one.check, one.item] is not Stage.BEFORE for one in found.evidence)
            assert cell.reason is None or cell.reason in cell.found


@SOME
@given(SEVERAL, LEVELS)
def test_no_safety_answer_is_in_any_cell_or_open_question(several: Several, levels: dict[str, Level]) -> None:
    drawn = columns(several)
    cells = [cell for row in compare(CONTENT, drawn, levels) for cell in row.cells]
    shown = [one for cell in cells for one in (*cell.found, *filter(None, [cell.asks]))]
    shown += [found for one in drawn for found, _unasked in still_open(CONTENT, one, levels) if found]
    for found in shown:
        for said in found.evidence:
            item = CONTENT.item(said.item)
            assert item and not is_safety(item, said.answer)


@SOME
@given(SEVERAL, LEVELS)
def test_columns_keep_their_order_and_one_therapist_changes_nothing_about_another(
    several: Several, levels: dict[str, Level]
) -> None:
    drawn = columns(several)
    together = {row.section: row.cells for row in compare(CONTENT, drawn, levels)}
    turned = {row.section: row.cells for row in compare(CONTENT, drawn[::-1], levels)}
    assert list(together) == list(turned)
    for section, cells in together.items():
        assert [one.therapist for one in cells] == [one.id for one in drawn]
        assert turned[section] == cells[::-1]


def test_nothing_of_a_comparison_is_a_total() -> None:
    """What a row and a cell hold: no field adds up kinds, parts or therapists."""
    assert {one.name for one in fields(Row)} == {"section", "level", "cells"}
    assert {one.name for one in fields(Cell)} == {"therapist", "found", "answered", "asks", "unasked"}


@SOME
@given(SEVERAL, LEVELS)
def test_at_most_three_questions_are_open(several: Several, levels: dict[str, Level]) -> None:
    assert all(len(still_open(CONTENT, one, levels)) <= 3 for one in columns(several))
