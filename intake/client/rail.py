"""The parts of a check, listed beside the question on wide windows: each with its state in words."""

from collections.abc import Iterable
from typing import NamedTuple

from intake.client.telling import STATES, section_name
from intake.client.walk import Walk
from intake.engine.criteria import Item
from intake.engine.path import Part


class Row(NamedTuple):
    name: str
    state: str
    says: str


def rail(walk: Walk, here: Part) -> tuple[Row, ...]:
    """One row a section, for a section may be cut into parts. No links: one would lose an answer not yet saved."""
    if walk.head.length == "quick":
        return ()
    sections: dict[str, list[Item]] = {}
    for part in walk.parts:
        if part.section != "practical" and (due := walk.due(part)):
            sections.setdefault(part.section, []).extend(due)
    return tuple(_row(walk, section, items, section == here.section) for section, items in sections.items())


def _row(walk: Walk, section: str, items: Iterable[Item], here: bool) -> Row:
    state = "here" if here else _state(walk, items)
    return Row(section_name(section), state, str(STATES[state]))


def _state(walk: Walk, items: Iterable[Item]) -> str:
    """As `path.status` says it, but it opens no more answers than it must."""
    asked = tuple(items)
    kept = [item for item in asked if walk.rows.has(walk.head.id, item.id)]
    if not any((answer := walk.answer(item)) and answer.counts for item in kept):
        return "not_started"
    return "completed" if len(kept) == len(asked) else "in_progress"
