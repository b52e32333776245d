"""Side by side: what a cell says, in which order the parts stand, when they differ, what is still open."""

from datetime import date

import pytest

from intake.content.reader import questionnaire
from intake.engine.answers import Answer, Check
from intake.engine.comparing import Cell, Column, Row, compare, still_open
from intake.engine.criteria import Level, Stage
from intake.engine.picture import sign_of
from intake.engine.summary import summarise

CONTENT = questionnaire()
DAY = date(2026, 3, 1)


def column(name: str = "a", needs: dict[str, str] | None = None, level: str = "", **said: str) -> Column:
    """One therapist after one talk. `hidden` are lines the client took out."""
    hidden = frozenset({said.pop("hidden")}) if "hidden" in said else frozenset()
    after = {item.replace("_", "-"): Answer((option,)) for item, option in said.items()}
    importance = {"trust": Level(level)} if level else {}
    before = {item: Answer((option,)) for item, option in (needs or {}).items()}
    checks = [
        Check(f"{name}0", Stage.BEFORE, DAY, 0, before),
        Check(f"{name}1", Stage.AFTER, DAY, 1, after, importance),
    ]
    return Column(name, summarise(CONTENT, checks), hidden)


def rows(*columns: Column, **levels: str) -> dict[str, Row]:
    return {row.section: row for row in compare(CONTENT, columns, {name: Level(one) for name, one in levels.items()})}


def cell(section: str, **said: str) -> Cell:
    return rows(column(**said))[section].cells[0]


def signs(cell: Cell) -> list[str]:
    return [sign_of(one) for one in cell.found]


def test_a_cell_holds_what_was_found_in_its_part() -> None:
    assert signs(cell("trust", T_A1="yes", T_A3="yes", T_A2="not_seen")) == ["fit", "fit", "ask"]


@pytest.mark.parametrize(
    ("said", "sign", "item"),
    [
        ({"G_A1": "yes", "G_A2": "no", "G_A3": "no"}, "flag", "G-A2"),
        ({"G_A1": "yes", "G_A3": "no", "G_A5": "not_seen"}, "raise", "G-A3"),
        ({"G_A1": "yes", "G_A5": "not_seen"}, "fit", "G-A1"),
        ({"G_A5": "not_seen"}, "ask", "G-A5"),
    ],
)
def test_the_reason_is_a_red_flag_then_a_thing_to_raise_then_a_fit_signal_then_a_question(
    said: dict[str, str], sign: str, item: str
) -> None:
    found = cell("goals", **said)
    assert found.reason and found.reason.item == item
    assert sign in signs(found)


def test_a_repaired_thing_comes_before_a_fit_signal_and_after_a_thing_to_raise() -> None:
    after = {"T-A3": Answer(("no",)), "T-A1": Answer(("yes",)), "R-A1": Answer(("yes",))}
    after["R-A2"] = Answer(("changed",), about="T-A3")
    one = Column("a", summarise(CONTENT, [Check("a", Stage.AFTER, DAY, 0, after)]))
    found = rows(one)["trust"].cells[0]
    assert found.reason and found.reason.words == "repair"
    assert set(signs(found)) == {"fit", "repair"}


def test_a_line_that_the_client_took_out_is_neither_counted_nor_a_reason() -> None:
    found = cell("goals", G_A1="yes", G_A2="no", hidden="raise:G-A2")
    assert signs(found) == ["fit"]


def test_without_an_answer_there_is_not_enough_and_a_question_is_named() -> None:
    found = rows(column(T_A1="yes"), column("b"))["trust"].cells[1]
    assert not found.enough and found.unasked.startswith("T-A")


def test_the_question_is_the_one_that_a_need_makes_worth_asking() -> None:
    found = rows(column(W_A1="yes"), column("b", needs={"W-B1": "me"}))["working"].cells[1]
    assert not found.enough and found.asks and found.asks.item == "W-A7" and not found.unasked


def test_what_does_not_matter_is_answered_with_nothing_to_note_and_asks_nothing() -> None:
    one, two = column(level="no_matter", T_A1="yes"), column("b", level="no_matter")
    answered, silent = rows(one, two, trust="no_matter")["trust"].cells
    assert answered.enough and not answered.found
    assert not silent.enough and not silent.asks and not silent.unasked


def test_parts_stand_as_the_client_said_they_matter_and_inside_a_level_as_the_walk_has_them() -> None:
    said = {"T_A1": "yes", "P_A1": "yes", "C_A1": "right", "W_A1": "yes", "G_A1": "yes", "K_A1": "yes"}
    levels = {"trust": "no_matter", "personality": "unknown", "pacing": "nice", "goals": "must", "commitment": "must"}
    assert list(rows(column(**said), **levels)) == ["goals", "commitment", "pacing", "personality", "working", "trust"]


def test_a_part_nobody_knows_anything_of_is_a_row_only_when_it_matters() -> None:
    assert "goals" not in rows(column(T_A1="yes"), column("b"))
    assert "goals" not in rows(column(T_A1="yes"), column("b"), goals="unknown")
    assert "goals" in rows(column(T_A1="yes"), column("b"), goals="nice")


def test_therapists_stand_in_the_order_they_were_added_whatever_was_noticed() -> None:
    worse, better = column("worse", G_A2="no", G_A1="no"), column("better", G_A1="yes", G_A2="yes")
    for order in ([worse, better], [better, worse]):
        assert [one.therapist for one in rows(*order)["goals"].cells] == [one.id for one in order]


def test_a_row_differs_when_what_was_noticed_differs() -> None:
    assert not rows(column(T_A1="yes"), column("b", T_A1="yes"))["trust"].differs
    assert rows(column(T_A1="yes"), column("b", T_A3="yes"))["trust"].differs
    assert rows(column(T_A1="yes"), column("b"))["trust"].differs


def open_items(one: Column, **levels: str) -> list[str]:
    found = still_open(CONTENT, one, {name: Level(level) for name, level in levels.items()})
    return [finding.item if finding else unasked for finding, unasked in found]


def test_at_most_three_questions_are_open_and_must_have_comes_first() -> None:
    said = {"P_A1": "not_seen", "T_A2": "not_seen", "G_A3": "not_seen", "W_A1": "not_seen"}
    found = open_items(column(level="must", **said), trust="must")
    assert len(found) == 3 and found[0] == "T-A2"


def test_parts_nobody_asked_about_fill_up_what_is_open_and_what_does_not_matter_does_not() -> None:
    found = open_items(column(T_A1="yes"), trust="must", goals="must", personality="no_matter")
    assert found[0].startswith("G-") and not any(one.startswith("P-") for one in found)


def test_nothing_is_open_when_every_part_has_an_answer_and_no_question() -> None:
    said = {"T_A1": "yes", "P_A1": "yes", "C_A1": "right", "W_A1": "yes", "G_A1": "yes", "K_A1": "yes"}
    assert open_items(column(**said)) == []
