"""No order of checks and edits loses history: what was said of a concern stands in its life, and nothing else does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from intake.engine import change, followup
from intake.engine.answers import SOMETHING_ELSE, Answer, Check, Said
from intake.engine.conditions import holds
from intake.engine.criteria import Stage, asked_about, concern_of
from intake.engine.findings import is_safety
from intake.engine.followup import LASTED, RESPONSE, TALKED, Followed, State
from intake.engine.rupture import NOTED
from intake.engine.summary import Record, Summary, summarise
from tests.engine.test_any_checks import CONTENT

SOME = settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
CONCERNS = ("C-A1", "T-A1", NOTED)
ASKED = tuple(asked_about(name, concern) for concern in CONCERNS for name in (LASTED, TALKED, RESPONSE))
REQUESTS = {"R-A2": "R-A1", "R-O2": "R-O1"}  # a response, and the request it rests on
OTHERS = ("U-O3", "U-O4", "U-O5", "U-O7", "W-A1", "K-A3", *REQUESTS.values())
SAYS = {"yes": State.RAISED, "do_not_want": State.CLOSED_BY_ME, "not_safe": State.NOT_SAFE, "not_yet": State.OPEN}
Place = tuple[str, str]  # a check, and a question


def answers_to(name: str) -> st.SearchStrategy[Answer]:
    item = CONTENT.item(name)
    assert item
    given_or_skipped = st.one_of(st.just(()), st.sampled_from(item.options).map(lambda option: (option,)))
    about = st.sampled_from(["", SOMETHING_ELSE, *CONCERNS]) if name in REQUESTS else st.just("")
    return st.builds(Answer, options=given_or_skipped, about=about)


NAMES = (*CONCERNS, *ASKED, *REQUESTS, *OTHERS)
SOME_ANSWERS = st.fixed_dictionaries({}, optional={name: answers_to(name) for name in NAMES})


@st.composite
def walked(draw: st.DrawFn) -> list[Check]:
    """Several checks of one therapist, some of them on one day, in any order."""
    days = draw(st.lists(st.dates(date(2026, 1, 1), date(2026, 1, 5)), min_size=1, max_size=5))
    numbers = draw(st.permutations(range(len(days))))
    return [
        Check(f"c{number}", draw(st.sampled_from([Stage.AFTER, Stage.ONGOING])), day, number, draw(SOME_ANSWERS))
        for number, day in zip(numbers, days, strict=True)
    ]


def lives(checks: list[Check]) -> dict[str, Followed]:
    return {life.concern: life for life in followup.follow(CONTENT, Record(checks, CONTENT.follow_ups))}


def in_order(checks: list[Check]) -> list[Check]:
    return sorted(checks, key=lambda check: (check.day, check.number))


def option(check: Check, name: str) -> str:
    answer = check.answers.get(name)
    return answer.options[0] if answer and answer.options else ""


def stands_for(check: Check, name: str, before: str) -> State | None:
    """What one follow-up answer means, where its concern stood `before`; None where what it rests on is not there."""
    said = option(check, name)
    if name in REQUESTS:
        item = CONTENT.items[name]
        return State(said) if said and holds(item.when, Record([check])) else None
    base, concern = name.partition("_")[0], concern_of(name)
    lasted, talked = (option(check, asked_about(one, concern)) for one in (LASTED, TALKED))
    of_a_change = before == State.CHANGED and asked_about(LASTED, concern) in check.answers
    if base == LASTED:
        says = {"yes": State.CHANGED, "while": State.SLIPPED, "no": State.SLIPPED}.get(said)
        return says if of_a_change else None
    if not said or (of_a_change and lasted not in ("while", "no")):
        return None
    if base == RESPONSE:
        return State(said) if talked == "yes" else None
    return SAYS[said] if not (said == "yes" and option(check, asked_about(RESPONSE, concern))) else None


def told(checks: list[Check]) -> dict[str, list[tuple[str, str, State]]]:
    """By concern every answered follow-up of every check, in the order in which it was said."""
    found: dict[str, list[tuple[str, str, State]]] = {}
    for check in in_order(checks):
        for name in (*ASKED, *REQUESTS):
            named = check.answers[name].about if name in check.answers and name in REQUESTS else ""
            concern = concern_of(name) or (named if named in CONCERNS else REQUESTS.get(name, ""))
            life = found.get(concern, [])
            before = next((state for at, _name, state in reversed(life) if at != check.id), "")
            state = stands_for(check, name, before)
            still = state is State.OPEN and life and life[-1][2] not in (State.OPEN, State.CLOSED_BY_ME)
            if state and not still:  # not talked about *again* leaves it where it stood
                found.setdefault(concern, []).append((check.id, name, state))
    return found


@SOME
@given(walked())
def test_every_answered_follow_up_of_any_check_is_a_step_in_the_life_of_its_concern(checks: list[Check]) -> None:
    found = lives(checks).items()
    assert {name: [(one.check, one.said.item, one.state) for one in life.steps] for name, life in found} == told(checks)


@SOME
@given(walked())
def test_steps_are_in_the_order_of_their_days_and_checks_and_each_is_an_answer_that_was_given(
    checks: list[Check],
) -> None:
    order = {check.id: at for at, check in enumerate(in_order(checks))}
    by_id = {check.id: check for check in checks}
    for life in lives(checks).values():
        assert [order[step.check] for step in life.steps] == sorted(order[step.check] for step in life.steps)
        for step in life.steps:
            check = by_id[step.check]
            assert step.said == Said(step.said.item, check.id, check.day, check.answers[step.said.item])
            assert step.day == check.day


@SOME
@given(walked(), st.randoms(use_true_random=False))
def test_the_order_in_which_checks_are_read_changes_nothing(checks: list[Check], chance: object) -> None:
    mixed = list(checks)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert lives(mixed) == lives(checks) and summarise(CONTENT, mixed) == summarise(CONTENT, checks)


def places(checks: list[Check], names: tuple[str, ...]) -> list[Place]:
    return [(check.id, name) for check in checks for name in names if name in check.answers]


def with_answer(checks: list[Check], place: Place, answer: Answer | None) -> list[Check]:
    """As they are once one answer was changed, or deleted."""

    def edited(check: Check) -> Check:
        others = {name: one for name, one in check.answers.items() if name != place[1]}
        return replace(check, answers=others | ({place[1]: answer} if answer else {}))

    return [edited(check) if check.id == place[0] else check for check in checks]


@st.composite
def edits(draw: st.DrawFn, names: tuple[str, ...]) -> tuple[list[Check], Place, list[Check]]:
    checks = draw(walked())
    assume(places(checks, names))
    place = draw(st.sampled_from(places(checks, names)))
    answer = draw(st.one_of(st.none(), answers_to(place[1])))
    return checks, place, with_answer(checks, place, answer)


def concerned(checks: list[Check], place: Place) -> set[str]:
    """The concern an answer is about; of a response to a request the one that is named, or the request itself."""
    check = next(check for check in checks if check.id == place[0])
    own = concern_of(place[1])
    if own or place[1] not in check.answers:
        return {own} - {""}
    return {check.answers[place[1]].about, REQUESTS[place[1]]}


@SOME
@given(edits((*ASKED, *REQUESTS)))
def test_a_changed_or_deleted_follow_up_changes_the_life_of_its_own_concern_from_that_check_on(
    edit: tuple[list[Check], Place, list[Check]],
) -> None:
    checks, place, edited = edit
    then, now = lives(checks), lives(edited)
    about = concerned(checks, place) | concerned(edited, place)
    assert {name: life for name, life in then.items() if name not in about} == {
        name: life for name, life in now.items() if name not in about
    }
    order = [check.id for check in in_order(checks)]
    earlier = set(order[: order.index(place[0])])
    for name in about:
        old, new = (found[name].steps if name in found else () for found in (then, now))
        assert [step for step in old if step.check in earlier] == [step for step in new if step.check in earlier]


@SOME
@given(edits((*ASKED, *REQUESTS)))
def test_a_changed_or_deleted_follow_up_changes_no_finding_about_anything_else(
    edit: tuple[list[Check], Place, list[Check]],
) -> None:
    checks, place, edited = edit
    about = concerned(checks, place) | concerned(edited, place)
    assume(NOTED not in about)  # a hard moment that was repaired is no thing to raise: pairs may look at that

    def others(summary: Summary) -> list[object]:
        return [one for one in summary.findings if one.item not in about]

    assert others(summarise(CONTENT, checks)) == others(summarise(CONTENT, edited))


def resting(summary: Summary) -> Iterator[Said]:
    """Every answer that something in a summary rests on."""
    for one in (*summary.findings, *summary.followed, *summary.moments):
        yield from one.evidence
    yield from (step.said for life in summary.followed for step in life.steps)
    yield from (life.noticed for life in summary.followed if life.noticed)
    yield from (said for changed in summary.changes for said in (changed.before, changed.now))


@SOME
@given(walked())
def test_nothing_stands_without_its_answers(checks: list[Check]) -> None:
    was_said = {(check.id, name): answer for check in checks for name, answer in check.answers.items()}
    summary = summarise(CONTENT, checks)
    assert all(was_said.get((said.check, said.item)) == said.answer for said in resting(summary))
    assert all(one.evidence for one in summary.findings)


@SOME
@given(edits(NAMES))
def test_a_deleted_answer_stands_nowhere_any_more(edit: tuple[list[Check], Place, list[Check]]) -> None:
    checks, place, _edited = edit
    deleted = summarise(CONTENT, with_answer(checks, place, None))
    assert place not in {(said.check, said.item) for said in resting(deleted)}


@SOME
@given(walked())
def test_with_every_answer_deleted_nothing_is_left(checks: list[Check]) -> None:
    emptied = summarise(CONTENT, [replace(check, answers={}) for check in checks])
    assert not emptied.findings and not emptied.followed and not emptied.moments and not emptied.safety


@SOME
@given(walked())
def test_a_step_is_on_the_timeline_once_and_an_unsafe_one_never(checks: list[Check]) -> None:
    summary = summarise(CONTENT, checks)
    dated = [one.step for one in change.timeline(Record(checks), summary.followed, summary.moments) if one.step]
    steps = [step for life in summary.followed for step in life.steps]
    assert sorted(dated, key=repr) == sorted(
        (one for one in steps if not (item := CONTENT.item(one.said.item)) or not is_safety(item, one.said.answer)),
        key=repr,
    )


@SOME
@given(walked())
def test_where_it_is_not_safe_to_talk_nothing_is_said_or_asked(checks: list[Check]) -> None:
    summary = summarise(CONTENT, checks)
    unsafe = {life.concern for life in summary.followed if life.unsafe}
    assert not unsafe & {one.item for one in (*summary.questions, *summary.flags, *summary.raises)}
    assert not unsafe & set(summary.to_follow)
    assert summary.safety or not unsafe
    shown = [said for one in (*summary.findings, *summary.followed, *summary.moments) for said in one.evidence]
    assert not [said for said in shown if (item := CONTENT.item(said.item)) and is_safety(item, said.answer)]
