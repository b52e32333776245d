"""What is asked next: an item whose condition looks at a question beside the items comes right after it."""

from datetime import date

import pytest

from intake.content.reader import questionnaire
from intake.engine import path
from intake.engine.answers import Answer, Check, Record
from intake.engine.criteria import OPTIONS, Answering, Stage

CONTENT = questionnaire()


def asked(length: str, **answers: str) -> list[str]:
    given = {name.replace("_", "-"): Answer((option,)) for name, option in answers.items()}
    record = Record([Check("a", Stage.AFTER, date(2026, 3, 14), answers=given)])
    parts = path.parts(CONTENT, Stage.AFTER, length)
    return [item.id for part in parts for item in path.due(part.items, record)]


def test_whether_they_talked_about_it_is_asked_right_before_what_they_did() -> None:
    every = [item.id for part in path.parts(CONTENT, Stage.AFTER, "full") for item in part.items]
    assert every[every.index("U-A9") + 1] == "U-A3"
    assert len(every) == 58 + 1


@pytest.mark.parametrize("said", ["no", "unsure"])
def test_without_a_hurt_neither_is_asked(said: str) -> None:
    assert not {"U-A2", "U-A9", "U-A3"} & set(asked("full", U_A1=said))


@pytest.mark.parametrize("said", ["little", "yes"])
def test_what_they_did_is_asked_only_after_a_yes(said: str) -> None:
    assert {"U-A2", "U-A9"} <= set(asked("full", U_A1=said))
    assert "U-A3" not in asked("full", U_A1=said)
    assert "U-A3" not in asked("full", U_A1=said, U_A9="not_yet")
    assert "U-A3" in asked("full", U_A1=said, U_A9="yes")


def test_the_short_path_asks_neither() -> None:
    assert not {"U-A9", "U-A3"} & set(asked("short", U_A1="yes", U_A9="yes"))


def test_every_ladder_question_has_the_ladder_for_its_options_and_nothing_else() -> None:
    ladders = [item for item in CONTENT.items.values() if item.answering is Answering.RESP]
    assert {item.id for item in ladders} == {"R-A2", "R-O2", "U-A3"}
    assert all(item.options == OPTIONS[Answering.RESP] and item.request for item in ladders)


@pytest.mark.parametrize("stage", Stage)
def test_no_part_is_longer_than_six_where_a_cut_between_criteria_allows_it(stage: Stage) -> None:
    for part in path.parts(CONTENT, stage, "full"):
        assert len(part.items) <= path.LONGEST_PART or len({item.criterion for item in part.items}) == 1
