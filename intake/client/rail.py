"""The parts of a check, listed beside the question on wide windows: each with its state in words."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from intake.client.walk import Walk
from intake.content.wording import words
from intake.engine.criteria import Item
from intake.engine.path import Part


def rail(walk: Walk, here: Part) -> list[dict[str, str]]:
    """One row a section, for a section may be cut into parts. No links: one would lose an answer not yet saved."""
    if walk.head.length == "quick":
        return []
    sections: dict[str, list[Item]] = {}
    for part in walk.parts:
        if part.section != "practical" and (due := walk.due(part)):
            sections.setdefault(part.section, []).extend(due)
    return [_row(walk, section, items, section == here.section) for section, items in sections.items()]


def _row(walk: Walk, section: str, items: Iterable[Item], here: bool) -> dict[str, str]:
    state = "here" if here else _state(walk, items)
    says = {
        "here": _("You are here"),
        "completed": _("Completed"),
        "in_progress": _("In progress"),
        "not_started": _("Not yet started"),
    }
    name = _("Your own words") if section == "own" else str(words().file("sections")[section]["name"])
    return {"name": name, "state": state, "says": says[state]}


def _state(walk: Walk, items: Iterable[Item]) -> str:
    """As `path.status` says it, but it opens no more answers than it must."""
    asked = tuple(items)
    kept = [item for item in asked if walk.rows.has(walk.head.id, item.id)]
    if not any((answer := walk.answer(item)) and answer.counts for item in kept):
        return "not_started"
    return "completed" if len(kept) == len(asked) else "in_progress"
