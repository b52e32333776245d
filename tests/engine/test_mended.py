"""What happened when: repairs run from the day it broke to the day it was mended, and the private page is left out."""

from datetime import date, timedelta

import pytest

from intake.content.reader import questionnaire
from intake.engine import change
from intake.engine.answers import Answer, Check, Record
from intake.engine.change import Dated, Event
from intake.engine.criteria import Stage
from intake.engine.followup import State
from intake.engine.summary import Summary, summarise

CONTENT = questionnaire()
BEGAN = date(2026, 1, 1)
TALKED = {"TALK_C-A1": "yes"}
MENDED = {"U-O1": "yes", "U-O3": "said", "U-O4": "yes", "U-O5": "partly", "U-O7": "yes"}
NOTED = {"U-O1": "yes", "U-O3": "no"}


def day(weeks: int) -> date:
    return BEGAN + timedelta(weeks=weeks)


def lived(*weeks: dict[str, str]) -> tuple[Summary, tuple[Dated, ...]]:
    """One check a week: the first after a talk, the others as therapy goes on."""
    checks = [
        Check(
            f"c{number}",
            Stage.ONGOING if number else Stage.AFTER,
            day(number),
            answers={name: Answer((said,)) for name, said in answers.items()},
        )
        for number, answers in enumerate(weeks)
    ]
    summary = summarise(CONTENT, checks)
    return summary, change.timeline(Record(checks), summary.followed, summary.moments)


def mended(*weeks: dict[str, str]) -> list[tuple[date, date]]:
    return [one.mended for one in lived(*weeks)[1] if one.mended]


def test_a_change_mends_what_was_noticed() -> None:
    changed = {**TALKED, "R-O2_C-A1": "changed"}
    assert mended({"C-A1": "little"}, {}, changed) == [(day(0), day(2))]


def test_one_that_lasted_goes_on_from_the_day_it_changed() -> None:
    changed = {**TALKED, "R-O2_C-A1": "changed"}
    spans = mended({"C-A1": "little"}, changed, {"R-O3_C-A1": "yes"})
    assert spans == [(day(0), day(1)), (day(1), day(2))]


def test_one_that_slipped_and_changed_again_is_mended_from_the_day_it_slipped() -> None:
    changed = {**TALKED, "R-O2_C-A1": "changed"}
    spans = mended({"C-A1": "little"}, changed, {"R-O3_C-A1": "no"}, {**TALKED, "R-O2_C-A1": "changed"})
    assert spans == [(day(0), day(1)), (day(2), day(3))]


def test_the_day_of_a_change_stays_whatever_later_checks_found_of_it() -> None:
    changed = {**TALKED, "R-O2_C-A1": "changed"}
    summary, _ = lived({"C-A1": "little"}, changed, {"R-O3_C-A1": "yes"})
    assert summary.followed[0].lasting and summary.followed[0].changed_on == day(1)
    slipped, _ = lived({"C-A1": "little"}, changed, {"R-O3_C-A1": "no"})
    assert slipped.followed[0].changed_on == day(1) and not slipped.followed[0].repaired


@pytest.mark.parametrize("response", ["explained", "too_soon", "no_change", "brushed_off", "made_worse", "punished"])
def test_no_other_response_is_gold(response: str) -> None:
    assert not mended({"C-A1": "little"}, {**TALKED, "R-O2_C-A1": response})


def test_a_moment_is_mended_in_its_own_check_or_in_a_later_one() -> None:
    assert mended({}, MENDED) == [(day(1), day(1))]
    later = {"TALK_U-O1": "yes", "R-O2_U-O1": "changed"}
    assert (day(1), day(2)) in mended({}, NOTED, later)
    assert not mended({}, NOTED)


def test_things_stand_by_day_and_a_check_before_what_was_said_in_it() -> None:
    _, dated = lived({"C-A1": "little"}, {**TALKED, "R-O2_C-A1": "no_change", **MENDED})
    assert [(one.day, one.event) for one in dated] == [
        (day(0), Event.CHECK),
        (day(1), Event.CHECK),
        (day(1), Event.STEP),
        (day(1), Event.MOMENT),
    ]


@pytest.mark.parametrize(("item", "unsafe"), [("TALK_U-O1", "not_safe"), ("R-O2_U-O1", "punished")])
def test_an_unsafe_answer_about_a_moment_is_no_evidence_of_it_and_no_step(item: str, unsafe: str) -> None:
    summary, dated = lived({}, NOTED, {"TALK_U-O1": "yes", item: unsafe})
    assert summary.safety
    assert all(said.item != item for said in summary.moments[0].evidence)
    assert Event.STEP not in {one.event for one in dated}
    summary, dated = lived({}, NOTED, {"TALK_U-O1": "yes", "R-O2_U-O1": "no_change"})  # a safe one is both
    assert "R-O2_U-O1" in {said.item for said in summary.moments[0].evidence}
    assert [one.step.state for one in dated if one.step] == [State.NO_CHANGE]


def test_what_changed_is_counted_among_what_was_answered() -> None:
    noticed = {"C-A1": "little", "T-A1": "no", "T-A3": "no", "W-A1": "no", "G-A1": "no"}
    came = {"C-A1": "changed", "T-A1": "explained", "T-A3": "too_soon", "W-A1": "punished"}
    said = {f"TALK_{name}": "yes" for name in noticed} | {f"R-O2_{name}": one for name, one in came.items()}
    summary, _ = lived(noticed, said | MENDED)
    assert change.responses(summary.followed) == (1, 2)
    assert change.responses(()) == (0, 0)
