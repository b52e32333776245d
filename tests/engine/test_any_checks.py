"""Any dated checks, in any order, give a summary; every line of it rests on answers that were given."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.content.reader import questionnaire
from intake.engine.answers import SOMETHING_ELSE, Answer, Check, Said
from intake.engine.criteria import Item, Kind, Level, Stage
from intake.engine.findings import is_safety
from intake.engine.summary import Summary, summarise

CONTENT = questionnaire()
ITEMS = sorted(CONTENT.items)


def answers_to(item: Item) -> st.SearchStrategy[Answer]:
    options = st.lists(st.sampled_from(item.options or ("x",)), max_size=2, unique=True).map(tuple)
    about = st.sampled_from(["", SOMETHING_ELSE, *ITEMS[:20]])
    return st.builds(Answer, options=options, text=st.text(max_size=5), note=st.text(max_size=5), about=about)


@st.composite
def check(draw: st.DrawFn) -> Check:
    stage = draw(st.sampled_from(list(Stage)))
    mine = [item for item in CONTENT.items.values() if item.stage is stage]
    chosen = draw(st.lists(st.sampled_from(mine), max_size=12, unique_by=lambda item: item.id))
    return Check(
        id=draw(st.text("abc", min_size=1, max_size=2)),
        stage=stage,
        day=draw(st.dates(date(2026, 1, 1), date(2026, 3, 1))),
        number=draw(st.integers(0, 5)),
        answers={item.id: draw(answers_to(item)) for item in chosen},
        importance=draw(
            st.dictionaries(st.sampled_from([one.id for one in CONTENT.sections]), st.sampled_from(list(Level)))
        ),
        settled=draw(
            st.dictionaries(
                st.sampled_from([one.id for one in CONTENT.contradictions]),
                st.sampled_from(["a", "b", "both", "unknown", "?"]),
            )
        ),
        safety=frozenset(draw(st.lists(st.sampled_from([line.id for line in CONTENT.safety]), max_size=2))),
    )


CHECKS = st.lists(check(), max_size=4, unique_by=lambda one: (one.day, one.number, one.id))
SOME = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@SOME
@given(CHECKS)
def test_any_checks_give_a_summary_and_the_same_one_again(checks: list[Check]) -> None:
    assert summarise(CONTENT, checks) == summarise(CONTENT, list(reversed(checks)))


@SOME
@given(CHECKS)
def test_every_line_rests_on_answers_that_were_given(checks: list[Check]) -> None:
    given_answers = {(one.id, item) for one in checks for item, answer in one.answers.items() if answer.counts}
    for finding in summarise(CONTENT, checks).findings:
        assert finding.evidence
        assert all((said.check, said.item) in given_answers for said in finding.evidence)


@SOME
@given(CHECKS)
def test_nothing_is_said_about_a_therapist_before_anything_was_seen(checks: list[Check]) -> None:
    before = [one for one in checks if one.stage is Stage.BEFORE]
    summary = summarise(CONTENT, before)
    assert not summary.fits and not summary.picture and not summary.observed


@SOME
@given(CHECKS)
def test_a_safety_answer_is_never_a_finding(checks: list[Check]) -> None:
    assert not unsafe_in(summarise(CONTENT, checks))


def unsafe_in(summary: Summary) -> list[Said]:
    """Answers of the private page that a finding, or what became of a concern, would show."""
    shown = [said for one in (*summary.findings, *summary.followed, *summary.moments) for said in one.evidence]
    return [said for said in shown if (item := CONTENT.item(said.item)) and is_safety(item, said.answer)]


@pytest.mark.parametrize(("item", "option"), [("R-O2_U-O1", "punished"), ("TALK_U-O1", "not_safe")])
def test_an_unsafe_answer_is_no_part_of_a_hard_moment(item: str, option: str) -> None:
    noted = {"U-O1": Answer(("yes",)), "U-O3": Answer(("no",))}
    checks = [
        Check("a", Stage.ONGOING, date(2026, 1, 1), answers=noted),
        Check("b", Stage.ONGOING, date(2026, 1, 8), answers={"TALK_U-O1": Answer(("yes",)), item: Answer((option,))}),
    ]
    summary = summarise(CONTENT, checks)
    assert len(summary.moments) == 1 and summary.safety
    assert not unsafe_in(summary)


@pytest.mark.parametrize(("item", "option"), [("R-O2_C-A1", "punished"), ("TALK_C-A1", "not_safe")])
def test_an_unsafe_answer_shows_nowhere_also_after_a_later_one_about_the_same_concern(item: str, option: str) -> None:
    first = {"C-A1": Answer(("little",))}
    unsafe = {"TALK_C-A1": Answer(("yes",)), item: Answer((option,))}
    later = {"TALK_C-A1": Answer(("yes",)), "R-O2_C-A1": Answer(("no_change",))}
    checks = [
        Check("a", Stage.AFTER, date(2026, 1, 1), answers=first),
        Check("b", Stage.ONGOING, date(2026, 1, 8), answers=unsafe),
        Check("c", Stage.ONGOING, date(2026, 1, 15), answers=later),
    ]
    summary = summarise(CONTENT, checks)
    assert "raise:C-A1:followed" in {one.id for one in summary.findings} and summary.safety
    assert not unsafe_in(summary)


@SOME
@given(CHECKS)
def test_the_red_flag_mark_stands_only_on_things_to_raise_and_never_on_partly(checks: list[Check]) -> None:
    for finding in summarise(CONTENT, checks).flags:
        assert finding.kind is Kind.RAISE
        assert finding.option != "partly"
