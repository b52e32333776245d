"""The overlap in words: a client's wishes beside a therapist's own card."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from intake.content import reader
from intake.engine import overlap
from intake.engine.overlap import Chosen, Met
from intake.pack.speaking import words

ICONS = {Met.SAME: "check", Met.DIFFERENT: "equal-not", Met.ASK: "circle-question-mark"}


@dataclass(frozen=True)
class Row:
    about: str
    wish: str
    offer: str
    met: str
    icon: str


def rows(wishes: Chosen, offers: Chosen) -> list[Row]:
    """A row for each thing wished for."""
    named = {Met.SAME: _("Same"), Met.DIFFERENT: _("Different"), Met.ASK: _("Ask")}
    return [
        Row(
            about=str(words().file("desk")["about"][one.item]),
            wish=_client_says(one.item, one.wish),
            offer=_therapist_says(one.item, one.offer) or _("Not stated"),
            met=named[one.met],
            icon=ICONS[one.met],
        )
        for one in overlap.set_beside(wishes, offers)
    ]


def _client_says(item: str, chosen: tuple[str, ...]) -> str:
    if item in overlap.TEXTS:
        return "; ".join(chosen)
    asked = reader.questionnaire().items[item]
    return ", ".join(words().option(asked, option) for option in chosen)


def _therapist_says(item: str, chosen: tuple[str, ...]) -> str:
    if item == overlap.STRUCTURE:
        return (_("Yes") if overlap.PLAN in chosen else _("No")) if chosen else ""
    if item in overlap.TEXTS:
        return "; ".join(chosen)
    return ", ".join(of_card(item, option) for option in chosen)


def of_card(item: str, option: str) -> str:
    """An option as a therapist says it of themselves; where nothing else is written, as the client sees it."""
    own = words().file("desk")["options"].get(item, {})
    return str(own.get(option) or words().option(reader.questionnaire().items[item], option))
