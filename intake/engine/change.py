"""What changed since the last check, and what happened when: from dated answers alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from intake.engine.answers import Check, Record, Said
from intake.engine.criteria import Answering, Item, Questionnaire, Stage
from intake.engine.findings import is_safety
from intake.engine.followup import UNSAFE, Followed, State, Step
from intake.engine.rupture import Moment, Rupture

_COMPARED = (Answering.YPN, Answering.LRM, Answering.ONE)
LEAST = 3  # dated answers to one question before they are shown as a row over time


@dataclass(frozen=True)
class Change:
    """One question that was answered otherwise than the time before."""

    item: str
    before: Said
    now: Said


def changes(content: Questionnaire, record: Record) -> tuple[Change, ...]:
    """What the newest check says otherwise than the time before, in item order. Not asked again is no change."""
    newest = next((check for check in reversed(record.checks) if check.stage is not Stage.BEFORE), None)
    if newest is None:
        return ()
    pairs = ((item, record.history(item.id)) for item in _compared(content))
    return tuple(
        Change(item.id, history[-2], history[-1])
        for item, history in pairs
        if len(history) > 1
        and history[-1].check == newest.id
        and history[-2].answer.options != history[-1].answer.options
        and not any(is_safety(item, said.answer) for said in history[-2:])
    )


def _compared(content: Questionnaire) -> Iterator[Item]:
    for item in content.items.values():
        if item.stage is not Stage.BEFORE and item.answering in _COMPARED:
            yield item


def series(content: Questionnaire, record: Record, items: Iterable[str]) -> dict[str, list[Said]]:
    """By question its dated answers, oldest first, where there are enough of them to look at."""
    histories = {name: record.history(name) for name in items if name in content.items}
    return {name: history for name, history in histories.items() if len(history) >= LEAST}


class Event(StrEnum):
    """The kinds of thing that stand on a timeline."""

    CHECK = "check"
    STEP = "step"
    MOMENT = "moment"


@dataclass(frozen=True)
class Dated:
    """One thing on one day: a check, a step in the life of a concern, or a moment when something went wrong."""

    day: date
    event: Event
    check: str
    concern: str = ""
    step: Step | None = None
    moment: Moment | None = None

    @property
    def repaired(self) -> bool:
        """Whether gold stands here: it went wrong or was asked for, and it changed."""
        if self.step:
            return self.step.state is State.CHANGED
        return bool(self.moment and self.moment.state is Rupture.REPAIRED)


def timeline(record: Record, followed: Iterable[Followed], moments: Iterable[Moment]) -> tuple[Dated, ...]:
    """Everything of one therapist by day; on one day in the order of the checks it was said in. Nothing that belongs
    to the private page is on it."""
    seen = [check for check in record.checks if check.stage is not Stage.BEFORE]
    at = {check.id: place for place, check in enumerate(seen)}
    dated = [Dated(check.day, Event.CHECK, check.id) for check in seen]
    dated += [
        Dated(step.day, Event.STEP, step.check, life.concern, step)
        for life in followed
        for step in life.steps
        if step.state not in UNSAFE
    ]
    dated += [Dated(one.noted.day, Event.MOMENT, one.noted.check, moment=one) for one in moments]
    return tuple(sorted(dated, key=lambda one: (one.day, at.get(one.check, 0), list(Event).index(one.event))))


def before(checks: Iterable[Check], check_id: str) -> list[Check]:
    """The checks as they were when one of them was begun."""
    ordered = Record(checks).checks
    ids = [check.id for check in ordered]
    return ordered[: ids.index(check_id)] if check_id in ids else ordered
