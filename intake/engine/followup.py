"""You raised it: how did they respond? The life of each concern, from its first mention to what came of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from intake.engine.answers import SOMETHING_ELSE, Answer, Check, Record, Said, said_in
from intake.engine.conditions import Is, all_of, holds
from intake.engine.criteria import Item, Questionnaire, asked_about, concern_of

CHECK_AGAIN_AFTER = timedelta(days=14)
TALKED, RESPONSE, LASTED = "TALK", "R-O2", "R-O3"  # what is asked about a concern when a check is opened
MOST_AT_ONCE = 3  # concerns asked about at the opening of one check


class State(StrEnum):
    """Where a concern stands."""

    OPEN = "open"
    CLOSED_BY_ME = "closed_by_me"
    RAISED = "raised"
    CHANGED = "changed"
    EXPLAINED = "explained"
    TOO_SOON = "too_soon"
    NO_CHANGE = "no_change"
    BRUSHED_OFF = "brushed_off"
    MADE_WORSE = "made_worse"
    SLIPPED = "slipped"
    PUNISHED = "punished"
    NOT_SAFE = "not_safe"


UNSAFE = (State.PUNISHED, State.NOT_SAFE)  # they belong to the private page and stand nowhere else
_UNRESOLVED = (State.NO_CHANGE, State.BRUSHED_OFF, State.MADE_WORSE, State.SLIPPED)
_TALKED = {
    "not_yet": State.OPEN,
    "do_not_want": State.CLOSED_BY_ME,
    "not_safe": State.NOT_SAFE,
    "yes": State.RAISED,
}
# What is worth asking about first when the next check is opened; what is not named here needs no asking
_ASKED_FIRST = (
    State.TOO_SOON,
    State.RAISED,
    State.CHANGED,
    State.MADE_WORSE,
    State.BRUSHED_OFF,
    State.SLIPPED,
    State.NO_CHANGE,
    State.OPEN,
)


@dataclass(frozen=True)
class Step:
    """One thing that happened to a concern, on a day."""

    state: State
    day: date
    check: str
    said: Said

    @property
    def lasted(self) -> bool:
        """Whether a later check found the change still there."""
        return self.state is State.CHANGED and self.said.item.startswith(asked_about(LASTED, ""))


@dataclass(frozen=True)
class Followed:
    """The life of one concern: every step, oldest first; nothing is ever dropped. `noticed` is what it began with."""

    concern: str
    steps: tuple[Step, ...]
    noticed: Said | None = None

    @property
    def state(self) -> State:
        return self.steps[-1].state

    @property
    def taken_up(self) -> bool:
        return self.state is not State.OPEN

    @property
    def times_without_change(self) -> int:
        return sum(step.state is State.NO_CHANGE for step in self.steps)

    @property
    def repaired(self) -> bool:
        return self.state is State.CHANGED

    @property
    def lasting(self) -> bool:
        """A change that was found still there leaves nothing to ask."""
        return self.steps[-1].lasted

    @property
    def changed_on(self) -> date | None:
        """The day of the newest change, whatever later checks found of it."""
        changed = [step for step in self.steps if step.state is State.CHANGED]
        return next((step.day for step in reversed(changed) if not step.lasted), changed[0].day if changed else None)

    @property
    def unresolved(self) -> bool:
        return self.state in _UNRESOLVED

    @property
    def flag(self) -> str:
        """The red-flag rule this response meets, or nothing."""
        if self.state in (State.BRUSHED_OFF, State.MADE_WORSE):
            return str(self.state)
        return "no_change_twice" if self.state is State.NO_CHANGE and self.times_without_change >= 2 else ""

    @property
    def offers_options(self) -> bool:
        """Whether the options page is due: twice no change, or once made worse."""
        return self.state is State.MADE_WORSE or (self.unresolved and self.times_without_change >= 2)

    @property
    def unsafe(self) -> bool:
        """Whether it ended on the private page: there is nothing more to say or to ask about it."""
        return self.state in UNSAFE

    @property
    def safety(self) -> bool:
        return any(step.state in UNSAFE for step in self.steps)

    @property
    def check_again(self) -> date | None:
        return self.steps[-1].day + CHECK_AGAIN_AFTER if self.state is State.TOO_SOON else None

    @property
    def evidence(self) -> tuple[Said, ...]:
        """What it rests on; an answer of the private page is shown with nothing else."""
        return tuple(step.said for step in self.steps if step.state not in UNSAFE)

    def since(self, *states: State) -> date | None:
        """The day of the newest step that led to one of these states."""
        return next((step.day for step in reversed(self.steps) if step.state in states), None)


def follow(content: Questionnaire, record: Record) -> tuple[Followed, ...]:
    """Every concern that was talked about or closed, in the order it first came up."""
    lives: dict[str, list[Step]] = {}
    for check in record.checks:
        for concern, step in _steps(content, check, lives):
            lives.setdefault(concern, []).append(step)
    return tuple(Followed(name, tuple(steps), _noticed(record, name, steps[0])) for name, steps in lives.items())


def _noticed(record: Record, concern: str, first: Step) -> Said | None:
    """What was said of the item itself when it was first taken up, or ever."""
    history = record.history(concern)
    earlier = [said for said in history if not record.is_after(said.check, first.check)]
    return next(reversed(earlier), None) or next(iter(history), None)


def _steps(content: Questionnaire, check: Check, lives: dict[str, list[Step]]) -> Iterator[tuple[str, Step]]:
    for concern in _concerns_named(check):
        for step in _opening(content, check, concern, lives.get(concern, [])):
            yield concern, step
    for item, answer in _requests(content, check):
        concern = item.request if answer.about in ("", SOMETHING_ELSE) else answer.about
        yield concern, _step(check, State(answer.options[0]), item.id, answer)


def _concerns_named(check: Check) -> list[str]:
    return sorted({concern for name in check.answers if (concern := concern_of(name))})


def _step(check: Check, state: State, item_id: str, answer: Answer) -> Step:
    return Step(state, check.day, check.id, said_in(check, item_id, answer))


def _opening(content: Questionnaire, check: Check, concern: str, life: list[Step]) -> Iterator[Step]:
    """What the questions about one concern, asked when the check was opened, add to its life.

    Another check may say by now that it had changed: what was asked before anybody knew of that counts all the same.
    """
    asked_of_a_change = asked_about(LASTED, concern) in check.answers
    changed = bool(life) and life[-1].state is State.CHANGED
    said = {
        item.id.partition("_")[0]: (item.id, answer)
        for item in about(content, concern, changed=changed and asked_of_a_change)
        if (answer := check.answers.get(item.id)) and answer.options and holds(item.when, Record([check]))
    }
    if LASTED in said and not {"while", "no"}.isdisjoint(said[LASTED][1].options):
        yield _step(check, State.SLIPPED, *said[LASTED])
    elif LASTED in said and "yes" in said[LASTED][1].options:
        yield _step(check, State.CHANGED, *said[LASTED])
    if RESPONSE in said:
        yield _step(check, State(said[RESPONSE][1].options[0]), *said[RESPONSE])
    elif TALKED in said and (state := _talked(said[TALKED][1], life)):
        yield _step(check, state, *said[TALKED])


def _talked(answer: Answer, life: list[Step]) -> State | None:
    """Not yet talked about *again* leaves a concern where it stood."""
    state = _TALKED.get(answer.options[0])
    stands = bool(life) and life[-1].state not in (State.OPEN, State.CLOSED_BY_ME)
    return None if state is State.OPEN and stands else state


def _requests(content: Questionnaire, check: Check) -> Iterator[tuple[Item, Answer]]:
    """The ladder answers of a check that its own answers still ask for."""
    alone = Record([check])
    for item in content.items.values():
        answer = check.answers.get(item.id)
        if item.request and answer and answer.options and holds(item.when, alone):
            yield item, answer


def about(content: Questionnaire, concern: str, *, changed: bool) -> tuple[Item, ...]:
    """What is asked about one concern: of a change whether it lasted, of all else whether they talked, and then what
    the therapist did."""
    last, talk, did = (content.item(asked_about(name, concern)) for name in (LASTED, TALKED, RESPONSE))
    if last is None or talk is None or did is None:
        return ()
    slipped, talked = Is(last.id, frozenset({"while", "no"})), Is(talk.id, frozenset({"yes"}))
    if changed:
        return (last, replace(talk, when=slipped), replace(did, when=all_of(slipped, talked)))
    return (talk, replace(did, when=talked))


def first_question(life: Followed | None, concern: str) -> str:
    """What is asked first about a concern: of a change whether it lasted, of all else whether they talked."""
    return asked_about(LASTED if life and life.repaired else TALKED, concern)


def due(followed: Iterable[Followed], raised: Iterable[str]) -> tuple[str, ...]:
    """The concerns worth asking about when the next check is opened: promised and changed ones first, then what stayed
    as it was, then what was not talked about yet. `raised` are the items of the things to raise, in their order."""
    raised = tuple(raised)
    lives = {life.concern: None if life.lasting and life.concern not in raised else life.state for life in followed}
    waiting = dict.fromkeys([*lives, *raised])
    asked = [one for one in waiting if lives.get(one, State.OPEN) in _ASKED_FIRST]
    return tuple(sorted(asked, key=lambda one: _ASKED_FIRST.index(lives.get(one) or State.OPEN)))
