"""How it ends: what was said about it, and what the client writes down to take along. Sealed beside their entry, so
that deleting a therapist takes it with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from intake import answering, summing
from intake.answering import Jotting
from intake.engine import ending
from intake.engine.answers import Record
from intake.engine.ending import Block, Gathered, Kind, LookedBack
from intake.returning import Opened
from intake.summing import Summed

GOODBYE, ALONG, HARD_DAYS, BRIEF = "words_to_end", "take_along", "hard_days", "brief"
PAGES = (GOODBYE, ALONG, HARD_DAYS, BRIEF)


@dataclass(frozen=True)
class Ended:
    """The end with one therapist. `written` maps a page to what the client wrote on it."""

    summed: Summed
    record: Record
    kind: Kind | None
    written: Mapping[str, Mapping[str, Any]]

    @property
    def blocks(self) -> tuple[Block, ...]:
        return ending.SUMMARIES[self.kind] if self.kind else ()

    def gathered(self, name: Gathered) -> tuple[LookedBack, ...]:
        return ending.gathered(self.summed.content, self.record, name)

    def looking_back(self) -> tuple[LookedBack, ...]:
        return ending.looking_back(self.summed.content, self.record)


def look(opened: Opened, therapist: str) -> Ended:
    """Everything of the end, in one statement."""
    rows = answering.everything(opened)
    summed = summing.sum_up(opened, therapist, rows)
    record = Record(summed.checks, summed.content.follow_ups)
    own = {row.name: row.body for row in rows if row.place == therapist}
    written = {page: own[_name(page)] for page in PAGES if _name(page) in own}
    return Ended(summed, record, ending.kind_of(record), written)


def write(opened: Opened, therapist: str, page: str, said: Mapping[str, Any]) -> None:
    """What is empty is not kept; a page on which nothing is left is as it was before it was written on."""
    kept = {name: value for name, value in said.items() if value}
    if kept:
        answering.jot(opened, Jotting(therapist, _name(page), kept))
    else:
        take_back(opened, therapist, page)


def take_back(opened: Opened, therapist: str, page: str) -> None:
    answering.forget(opened, therapist, _name(page))


def _name(page: str) -> str:
    return f"ending:{page}"
