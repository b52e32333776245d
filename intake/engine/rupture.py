"""Something went wrong between the two: each such moment, and whether it was repaired."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import zip_longest

from intake.engine.answers import Check, Record, Said
from intake.engine.followup import UNSAFE, Followed, State, Step

WHAT_IT_WAS_LIKE = "U-O2"
NOTED = "U-O1"  # the question a moment begins with; also the concern that later checks follow
_HEARD = frozenset({"yes", "partly"})


class Rupture(StrEnum):
    """Where a moment stands."""

    NOT_TALKED = "not_talked"
    REPAIRED = "repaired"
    NOT_REPAIRED = "not_repaired"
    BEING_REPAIRED = "being_repaired"
    OPEN = "open"


@dataclass(frozen=True)
class Moment:
    """`since` is the day it has stood so; `evidence` what it rests on, oldest first, without what is private.

    One that was not `safe` belongs to the private page: it is drawn nowhere, and no gold stands for it.
    """

    noted: Said
    state: Rupture
    since: date
    evidence: tuple[Said, ...]
    safe: bool = True


_LATER = {
    State.CHANGED: Rupture.REPAIRED,
    State.EXPLAINED: Rupture.OPEN,
    State.TOO_SOON: Rupture.BEING_REPAIRED,
    State.RAISED: Rupture.BEING_REPAIRED,
    State.NO_CHANGE: Rupture.NOT_REPAIRED,
    State.BRUSHED_OFF: Rupture.NOT_REPAIRED,
    State.MADE_WORSE: Rupture.NOT_REPAIRED,
    State.SLIPPED: Rupture.NOT_REPAIRED,
    # whatever was said of it before: it is neither called repaired, nor is anything to be done about it
    State.PUNISHED: Rupture.OPEN,
    State.NOT_SAFE: Rupture.OPEN,
}


def moments(record: Record, followed: Iterable[Followed]) -> tuple[Moment, ...]:
    """Every moment that was noted, oldest first. What later checks say belongs to the newest one before them."""
    steps = [step for life in followed if life.concern == NOTED for step in life.steps]
    noting = [check for check in record.checks if _noted(check)]
    return tuple(
        _moment(check, [step for step in steps if _between(record, step, check, following)])
        for check, following in zip_longest(noting, noting[1:])
    )


def _noted(check: Check) -> bool:
    return Record([check]).is_one_of(NOTED, frozenset({"maybe", "yes"}))


def _between(record: Record, step: Step, check: Check, following: Check | None) -> bool:
    """A check opens with what happened since the one before: its steps are about that one's moment."""
    return record.is_after(step.check, check.id) and not (following and record.is_after(step.check, following.id))


def _moment(check: Check, steps: list[Step]) -> Moment:
    alone = Record([check])
    noted = alone.history(NOTED)[-1]
    own = [said for name in ("U-O3", "U-O4", "U-O5", "U-O7") for said in alone.history(name)]
    state, since = _at_first(alone), check.day
    for step in steps:
        if step.state in _LATER:
            state, since = _LATER[step.state], step.day
    followed = [step for step in steps if step.state not in UNSAFE]
    safe = len(followed) == len(steps) and not alone.is_one_of(WHAT_IT_WAS_LIKE, frozenset({"not_safe"}))
    return Moment(noted, state, since, (noted, *own, *(step.said for step in followed)), safe)


def _at_first(record: Record) -> Rupture:
    """By the answers of its own check; first match wins (repaired only when owned, heard and different)."""

    def said(item_id: str, *options: str) -> bool:
        return record.is_one_of(item_id, frozenset(options))

    if said("U-O3", "no", "unsure"):
        return Rupture.NOT_TALKED
    if said("U-O4", *_HEARD) and said("U-O5", *_HEARD) and said("U-O7", "yes"):
        return Rupture.REPAIRED
    if said("U-O7", "no") or (said("U-O4", "no") and said("U-O5", "no")):
        return Rupture.NOT_REPAIRED
    return Rupture.BEING_REPAIRED if said("U-O7", "soon") else Rupture.OPEN
