"""Therapists side by side: who is compared, what counts for the client, where they lean, and practical facts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from intake import answering, summing
from intake.answering import NOTEBOOK, Jotting
from intake.engine import comparing
from intake.engine.comparing import Column, Row
from intake.engine.criteria import Level
from intake.engine.findings import Finding
from intake.notebook import Index, Therapist
from intake.returning import Opened
from intake.summing import Summed

FEWEST, MOST = 2, 4
WHO, TICKS, DECISION = "compare:who", "compare:ticks", "compare:decision"  # of the notebook
FACTS, DECLINE = "practical", "decline"  # of one therapist
LIMITS = ("L-1", "L-2", "L-3", "L-4", "L-5", "L-6")


@dataclass(frozen=True)
class Compared:
    """Those who are compared, in the order they were added. `facts` are practical, by therapist."""

    people: tuple[Therapist, ...]
    summed: Mapping[str, Summed]
    levels: Mapping[str, Level]
    rows: tuple[Row, ...]
    ticks: frozenset[str]  # names of cells
    decision: Mapping[str, Any]
    facts: Mapping[str, Mapping[str, str]]
    needs: Summed  # what the client needs, with their own limits

    @property
    def answered(self) -> int:
        return sum(one.summary.observed for one in self.summed.values())

    @property
    def enough(self) -> bool:
        return len(self.people) >= FEWEST and self.answered >= FEWEST

    def still_open(self, therapist: str) -> tuple[tuple[Finding | None, str], ...]:
        one = self.summed[therapist]
        return comparing.still_open(one.content, _column(one), self.levels)


def look(opened: Opened) -> Compared:
    """Everything of the comparison, from one read of all rows."""
    rows = answering.everything(opened)
    own = {row.name: row.body for row in rows if row.place == NOTEBOOK}
    levels = summing.importance(opened.index, rows)
    people = _people(opened.index, own.get(WHO, {}).get("ids", ()))
    summed = {one.id: summing.sum_up(opened, one.id, rows) for one in people}
    content = summing.content_of(opened.index.checks)
    facts = {row.place: row.body for row in rows if row.name == FACTS}
    return Compared(
        people,
        summed,
        levels,
        comparing.compare(content, [_column(one) for one in summed.values()], levels),
        frozenset(own.get(TICKS, {}).get("cells", ())),
        own.get(DECISION, {}),
        {one.id: facts.get(one.id, {}) for one in people},
        summing.sum_up(opened, "", rows),
    )


def not_asked(opened: Opened, summed: Summed, rows: list[Jotting]) -> list[str]:
    """Of what is still open the items nobody has asked about yet: where several are considered, they are worth it."""
    if len(opened.index.considered()) < FEWEST:
        return []
    levels = summing.importance(opened.index, rows)
    return [item for _found, item in comparing.still_open(summed.content, _column(summed), levels) if item]


def _column(summed: Summed) -> Column:
    hidden = frozenset(name for name, body in summed.lines.items() if body.get("hidden"))
    return Column(summed.therapist, summed.summary, hidden)


def _people(index: Index, chosen: Collection[str]) -> tuple[Therapist, ...]:
    """Those who were chosen and are still considered; else the first ones."""
    considered = index.considered()
    found = tuple(one for one in considered if one.id in chosen)
    return (found if len(found) >= FEWEST else considered)[:MOST]


def choose(opened: Opened, ids: Collection[str]) -> None:
    _keep(opened, NOTEBOOK, WHO, {"ids": [one.id for one in opened.index.considered() if one.id in ids]})


def cell_name(therapist: str, section: str) -> str:
    return f"{therapist}:{section}"


def tick(opened: Opened, compared: Compared, ticked: Collection[str], shown: Collection[str]) -> None:
    """What is not on the page as it was shown stays as it was."""
    kept = (compared.ticks - set(shown)) | (set(ticked) & set(shown))
    _keep(opened, NOTEBOOK, TICKS, {"cells": sorted(kept)})


def matters(opened: Opened, section: str, level: Level) -> None:
    """The newest word on a part, in the newest check of all: every summary follows it."""
    newest = max(opened.index.checks, key=lambda head: (head.day, head.number), default=None)
    if newest:
        answering.jot(opened, Jotting(newest.id, f"importance:{section}", {"level": level}))


def forget(opened: Opened, therapist: str) -> None:
    """Where the client leans may name a therapist who is deleted: it goes with them, and so do their ticks."""
    answering.forget(opened, NOTEBOOK, DECISION)
    rows = answering.Rows(opened, [(NOTEBOOK, TICKS), (NOTEBOOK, WHO)])
    for name, key in ((TICKS, "cells"), (WHO, "ids")):
        kept = rows.body(NOTEBOOK, name).get(key, ())
        others = [one for one in kept if one.partition(":")[0] != therapist]
        if len(others) < len(kept):
            _keep(opened, NOTEBOOK, name, {key: others})


def decide(opened: Opened, said: Mapping[str, Any]) -> None:
    _keep(opened, NOTEBOOK, DECISION, said)


def read(opened: Opened, therapist: str, name: str) -> Mapping[str, Any]:
    """What was written down about one therapist: facts, or words to say no."""
    return answering.Rows(opened, [(therapist, name)]).body(therapist, name)


def facts(opened: Opened, therapist: str) -> tuple[Mapping[str, Any], Summed]:
    """Facts about one therapist, and what the client needs, from one read."""
    rows = answering.everything(opened)
    kept = next((row.body for row in rows if row.place == therapist and row.name == FACTS), {})
    return kept, summing.sum_up(opened, "", rows)


def write(opened: Opened, therapist: str, name: str, said: Mapping[str, Any]) -> None:
    _keep(opened, therapist, name, said)


def _keep(opened: Opened, place: str, name: str, said: Mapping[str, Any]) -> None:
    """What is empty is not kept."""
    kept = {key: value for key, value in said.items() if value}
    if kept:
        answering.jot(opened, Jotting(place, name, kept))
    else:
        answering.forget(opened, place, name)
