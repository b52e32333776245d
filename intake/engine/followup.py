"""You raised it: how did they respond? A ladder of responses per concern, and the rupture track."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from intake.engine.answers import SOMETHING_ELSE, Answer, Check, Record, Said
from intake.engine.conditions import holds
from intake.engine.criteria import Item, Questionnaire

CHECK_AGAIN_AFTER = timedelta(days=14)
LASTED = "R-O3"


class State(StrEnum):
    """Where a concern stands."""

    OPEN = "open"
    CLOSED_BY_ME = "closed_by_me"
    CHANGED = "changed"
    EXPLAINED = "explained"
    TOO_SOON = "too_soon"
    NO_CHANGE = "no_change"
    BRUSHED_OFF = "brushed_off"
    MADE_WORSE = "made_worse"
    SLIPPED = "slipped"
    PUNISHED = "punished"
    NOT_SAFE = "not_safe"


@dataclass(frozen=True)
class Step:
    """One thing that happened to a concern, on a day."""

    state: State
    day: date
    said: Said | None = None


@dataclass(frozen=True)
class Followed:
    """The life of one concern: every step, oldest first; nothing is ever dropped."""

    concern: str
    steps: tuple[Step, ...]

    @property
    def state(self) -> State:
        return self.steps[-1].state

    @property
    def times_without_change(self) -> int:
        return sum(step.state is State.NO_CHANGE for step in self.steps)

    @property
    def repaired(self) -> bool:
        return self.state is State.CHANGED

    @property
    def unresolved(self) -> bool:
        return self.state in (State.NO_CHANGE, State.BRUSHED_OFF, State.MADE_WORSE, State.SLIPPED)

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
    def safety(self) -> bool:
        return any(step.state in (State.PUNISHED, State.NOT_SAFE) for step in self.steps)

    @property
    def check_again(self) -> date | None:
        return self.steps[-1].day + CHECK_AGAIN_AFTER if self.state is State.TOO_SOON else None

    @property
    def evidence(self) -> tuple[Said, ...]:
        return tuple(step.said for step in self.steps if step.said)


def follow(content: Questionnaire, record: Record) -> tuple[Followed, ...]:
    """Every concern that was talked about or closed, in the order it first came up."""
    lives: dict[str, list[Step]] = {}
    for concern, step in _steps(content, record):
        lives.setdefault(concern, []).append(step)
    return tuple(Followed(concern, tuple(steps)) for concern, steps in lives.items())


_TALKED = {"not_yet": State.OPEN, "do_not_want": State.CLOSED_BY_ME, "not_safe": State.NOT_SAFE}


def _steps(content: Questionnaire, record: Record) -> Iterator[tuple[str, Step]]:
    last_asked = ""
    for check in record.checks:
        for concern, talk in sorted(check.talks.items()):
            if talk in _TALKED:
                yield concern, Step(_TALKED[talk], check.day)
        for item, answer in _responses(content, check):
            last_asked = item.request if answer.about in ("", SOMETHING_ELSE) else answer.about
            yield last_asked, Step(State(answer.options[0]), check.day, Said(item.id, check.id, check.day, answer))
        yield from _slips(record, check.id, last_asked)


def _responses(content: Questionnaire, check: Check) -> Iterator[tuple[Item, Answer]]:
    """The ladder answers of a check that its own answers still ask for."""
    alone = Record([check])
    for item in content.items.values():
        answer = check.answers.get(item.id)
        if item.request and answer and answer.options and holds(item.when, alone):
            yield item, answer


def _slips(record: Record, check_id: str, concern: str) -> Iterator[tuple[str, Step]]:
    """A change that did not last: *slipped*, not back to open."""
    for said in record.history(LASTED):
        if said.check == check_id and concern and not {"while", "no"}.isdisjoint(said.answer.options):
            yield concern, Step(State.SLIPPED, said.day, said)


class Rupture(StrEnum):
    NOT_TALKED = "not_talked"
    REPAIRED = "repaired"
    NOT_REPAIRED = "not_repaired"
    BEING_REPAIRED = "being_repaired"
    OPEN = "open"


_HEARD = frozenset({"yes", "partly"})


def rupture(record: Record) -> Rupture | None:
    """Where a rupture stands; first match wins. None when none was noted."""

    def said(item_id: str, *options: str) -> bool:
        return record.is_one_of(item_id, frozenset(options))

    if not said("U-O1", "maybe", "yes"):
        return None
    if said("U-O3", "no", "unsure"):
        return Rupture.NOT_TALKED
    if said("U-O4", *_HEARD) and said("U-O5", *_HEARD) and said("U-O7", "yes"):
        return Rupture.REPAIRED
    if said("U-O7", "no") or (said("U-O4", "no") and said("U-O5", "no")):
        return Rupture.NOT_REPAIRED
    return Rupture.BEING_REPAIRED if said("U-O7", "soon") else Rupture.OPEN
