"""Every step that a concern can take, and every way a hard moment can stand, has a worked case that says so.

Both are found by asking the engine: a new answer, a new state or a new row makes a test fail until a case is written.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

import pytest

from intake.content.cases import Case
from intake.content.cases import checks as checks_of
from intake.engine import followup, rupture
from intake.engine.answers import SOMETHING_ELSE, Answer, Check, Record
from intake.engine.conditions import holds
from intake.engine.criteria import Answering, Item, Stage, asked_about, concern_of
from intake.engine.followup import Followed, State
from intake.engine.rupture import Rupture
from intake.engine.summary import summarise
from tests.engine.test_every_rule import CASES, CONTENT

CONCERN, DAY = "C-A1", date(2026, 1, 1)
ASKED = "asked"  # a request made meanwhile, whichever question it was answered to
Answers = dict[str, Answer]
Said = frozenset[tuple[str, str]]  # of one check: a question about a concern, and its answer
Step = tuple[str, Said]  # where a concern stood before, "noticed" where it was not taken up yet; and what was said


def stands(life: Followed | None) -> str:
    return str(life.state) if life else "noticed"


def life_of(checks: list[Check], concern: str) -> Followed | None:
    followed = followup.follow(CONTENT, Record(checks, CONTENT.follow_ups))
    return next((life for life in followed if life.concern == concern), None)


def requests() -> list[Item]:
    return [item for item in CONTENT.items.values() if item.request]


def said_about(check: Check, concern: str) -> Said:
    about = {(name.partition("_")[0], one) for name, one in check.answers.items() if concern_of(name) == concern}
    found = {(name, option) for name, answer in about for option in answer.options}
    for item in requests():
        answer = check.answers.get(item.id)
        if answer and answer.options and holds(item.when, Record([check])):
            named = item.request if answer.about in ("", SOMETHING_ELSE) else answer.about
            found |= {(ASKED, answer.options[0])} if named == concern else set()
    return frozenset(found)


def openings(changed: bool) -> Iterator[Answers]:
    """Every way to answer what is asked about a concern when a check is opened, each as far as it is asked on."""

    def go_on(left: tuple[Item, ...], said: Answers) -> Iterator[Answers]:
        if not left:
            yield said
            return
        item, later = left[0], left[1:]
        check = Check("now", Stage.ONGOING, DAY, answers=said)
        if holds(item.when, Record([check])):
            for option in item.options:
                yield from go_on(later, {**said, item.id: Answer((option,))})
        yield from go_on(later, said)

    return (one for one in go_on(followup.about(CONTENT, CONCERN, changed=changed), {}) if one)


def asked_meanwhile() -> Iterator[Answers]:
    asks = next(item for item in requests() if item.request == "R-O1")
    for option in asks.options:
        yield {"R-O1": Answer(("yes",)), asks.id: Answer((option,), about=CONCERN)}


def next_check(checks: list[Check], said: Answers) -> list[Check]:
    number = len(checks)
    return [*checks, Check(f"c{number}", Stage.ONGOING, DAY + timedelta(days=number), number, said)]


def every_step() -> set[Step]:
    """From each place the engine can bring a concern to, everything that can be said there."""
    ways: dict[str, list[Check]] = {"noticed": []}
    steps: set[Step] = set()
    waiting = ["noticed"]
    while waiting:
        place = waiting.pop()
        for said in (*openings(changed=place == State.CHANGED), *asked_meanwhile()):
            checks = next_check(ways[place], said)
            steps.add((place, said_about(checks[-1], CONCERN)))
            reached = stands(life_of(checks, CONCERN))
            if reached not in ways:
                ways[reached] = checks
                waiting.append(reached)
    return steps


def steps_in(case: Case) -> Iterator[Step]:
    """The steps of a case that tells the whole life of a concern."""
    told = [fact.removeprefix("steps:").partition("=")[0] for fact in case.get("expect", []) if "steps:" in fact]
    made = checks_of(case)
    for concern in told:
        for at, check in enumerate(made):
            if said := said_about(check, concern):
                yield stands(life_of(made[:at], concern)), said


STEPS = sorted(every_step(), key=lambda step: (step[0], sorted(step[1])))
TOLD = {step for case in CASES for step in steps_in(case)}


def test_every_state_can_be_reached() -> None:
    assert {place for place, _said in STEPS} == {"noticed", *State}


def named(step: Step) -> str:
    return f"{step[0]}: {', '.join('='.join(one) for one in sorted(step[1]))}"


@pytest.mark.parametrize("step", STEPS, ids=named)
def test_every_step_from_every_state_stands_in_a_case_that_tells_the_whole_life(step: Step) -> None:
    assert step in TOLD


RUPTURE = ("U-O3", "U-O4", "U-O5", "U-O7")  # the questions by which a moment stands, besides that it was noted


def rows() -> dict[tuple[str, ...], Rupture]:
    """By the answers to these questions, with each of them left out too: where the moment stands."""
    options = [("", *(one for one in CONTENT.items[name].options)) for name in RUPTURE]
    return {said: moment_of(said) for said in product(*options)}


def moment_of(said: tuple[str, ...]) -> Rupture:
    given = {name: Answer((option,)) for name, option in zip(RUPTURE, said, strict=True) if option}
    noted = {rupture.NOTED: Answer(("yes",)), **given}
    (moment,) = summarise(CONTENT, [Check("a", Stage.ONGOING, DAY, answers=noted)]).moments
    return moment.state


def deciding() -> set[tuple[str, str, Rupture]]:
    """Single answers that decide: with this answer instead of none the moment stands otherwise, all else the same."""
    found, every = set(), rows()
    for said, state in every.items():
        for at, name in enumerate(RUPTURE):
            without = every[(*said[:at], "", *said[at + 1 :])]
            if said[at] and without is not state:
                found.add((name, said[at], state))
    return found


def told_of_moments() -> set[tuple[str, str, Rupture]]:
    """Of the cases that say where a moment stands: each answer given in it."""
    return {
        (name, option, Rupture(fact.removeprefix("rupture=")))
        for case in CASES
        for fact in case.get("expect", [])
        if fact.startswith("rupture=")
        for check in checks_of(case)
        for name, answer in check.answers.items()
        for option in answer.options
    }


@pytest.mark.parametrize("row", sorted(deciding()), ids=" ".join)
def test_every_answer_that_decides_where_a_hard_moment_stands_has_a_case(row: tuple[str, str, Rupture]) -> None:
    assert row in told_of_moments()


def later() -> set[tuple[Rupture, State, Rupture]]:
    """What is said of a moment in the next check: where it stood, what became of it, where it stands."""
    first = {state: said for said, state in rows().items()}
    return {(state, said, after_that(first[state], said)) for state in first for said in State if said in REACHED}


REACHED = {
    State.OPEN: {"TALK": "not_yet"},
    State.CLOSED_BY_ME: {"TALK": "do_not_want"},
    State.NOT_SAFE: {"TALK": "not_safe"},
    State.RAISED: {"TALK": "yes"},
    **{State(option): {"TALK": "yes", "R-O2": option} for option in CONTENT.items["R-O2"].options},
}


def after_that(said: tuple[str, ...], state: State) -> Rupture:
    given = {name: Answer((option,)) for name, option in zip(RUPTURE, said, strict=True) if option}
    noted = Check("a", Stage.ONGOING, DAY, answers={rupture.NOTED: Answer(("yes",)), **given})
    became = {asked_about(name, rupture.NOTED): Answer((option,)) for name, option in REACHED[state].items()}
    (moment,) = summarise(CONTENT, next_check([noted], became)).moments
    return moment.state


def told_later() -> set[tuple[Rupture, State, Rupture]]:
    found = set()
    for case in CASES:
        facts = [fact.removeprefix("rupture=") for fact in case.get("expect", []) if fact.startswith("rupture=")]
        made = checks_of(case)
        if facts and len(made) > 1 and (life := life_of(made, rupture.NOTED)):
            found.add((summarise(CONTENT, made[:-1]).rupture, life.state, Rupture(facts[0])))
    return found


@pytest.mark.parametrize("row", sorted(later(), key=str), ids=" ".join)
def test_every_answer_of_a_later_check_about_a_hard_moment_has_a_case(row: tuple[Rupture, State, Rupture]) -> None:
    assert row in told_later()


@pytest.mark.parametrize("item", requests(), ids=lambda item: item.id)
def test_every_question_that_is_a_ladder_has_a_case_for_each_of_its_answers(item: Item) -> None:
    assert item.answering is Answering.RESP
    told = {
        option
        for case in CASES
        if any(fact.startswith(("state:", "steps:")) for fact in case.get("expect", []))
        for check in checks_of(case)
        for option in (check.answers[item.id].options if item.id in check.answers else ())
    }
    assert set(item.options) <= told
