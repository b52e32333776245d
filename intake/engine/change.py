"""What changed since the last check, and what happened when: from dated answers alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from intake.engine.answers import Check, Record, Said
from intake.engine.criteria import Answering, Item, Questionnaire, Stage
from intake.engine.findings import is_safety
from intake.engine.followup import UNSAFE, Followed, State, Step
from intake.engine.rupture import NOTED, Moment, Rupture

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
    """One thing on one day: a check, a step in the life of a concern, or a moment when something went wrong.

    `mended` runs from the day it broke to the day it was repaired, and on while the change lasts. Where it is, gold
    stands, and nowhere else.
    """

    day: date
    event: Event
    check: str
    life: Followed | None = None
    step: Step | None = None
    moment: Moment | None = None
    mended: tuple[date, date] | None = None


def timeline(record: Record, followed: Iterable[Followed], moments: Iterable[Moment]) -> tuple[Dated, ...]:
    """Everything of one therapist by day; on one day in the order of the checks it was said in. Nothing that belongs
    to the private page is on it."""
    seen = [check for check in record.checks if check.stage is not Stage.BEFORE]
    at = {check.id: place for place, check in enumerate(seen)}
    dated = [Dated(check.day, Event.CHECK, check.id) for check in seen]
    dated += [
        Dated(step.day, Event.STEP, step.check, life, step, mended=_changed(life, step))
        for life in followed
        for step in life.steps
        if step.state not in UNSAFE
    ]
    dated += [
        Dated(one.noted.day, Event.MOMENT, one.noted.check, moment=one, mended=_repaired(one))
        for one in moments
        if one.safe
    ]
    return tuple(sorted(dated, key=lambda one: (one.day, at.get(one.check, 0), list(Event).index(one.event))))


def _changed(life: Followed, step: Step) -> tuple[date, date] | None:
    """A change mends what was noticed; after one that slipped, what broke then. One that lasted goes on."""
    if step.state is not State.CHANGED:
        return None
    earlier = life.steps[: life.steps.index(step)]
    turns = [one.day for one in earlier if one.state is State.SLIPPED or (step.lasted and one.state is State.CHANGED)]
    began = turns[-1] if turns else life.noticed.day if life.noticed else step.day
    return min(began, step.day), step.day


def _repaired(moment: Moment) -> tuple[date, date] | None:
    return (moment.noted.day, moment.since) if moment.state is Rupture.REPAIRED else None


_ANSWERED = (State.CHANGED, State.EXPLAINED, State.NO_CHANGE, State.BRUSHED_OFF, State.MADE_WORSE, State.SLIPPED)


def responses(followed: Iterable[Followed]) -> tuple[int, int]:
    """How many concerns stand as changed, of those that were raised and answered. Too soon to tell is no answer yet;
    moments are told apart from what was raised, and the private page is not counted."""
    told = [life for life in followed if life.state in _ANSWERED and life.concern != NOTED and not life.safety]
    return sum(life.repaired for life in told), len(told)


def before(checks: Iterable[Check], check_id: str) -> list[Check]:
    """The checks as they were when one of them was begun."""
    ordered = Record(checks).checks
    ids = [check.id for check in ordered]
    return ordered[: ids.index(check_id)] if check_id in ids else ordered
