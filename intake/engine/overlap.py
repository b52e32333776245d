"""A client's wishes beside a therapist's card: same, different, or a thing to ask. Never a count, never an order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

COMPARED = ("C-B2", "C-B4", "C-B5", "W-B1", "N-B2", "G-B3", "N-B4", "R-B2", "L-1", "L-5")
TEXTS = ("L-1", "L-5")
STRUCTURE, PLAN = "N-B2", "plan_before_start"
ADJUSTMENTS = "N-B4"
WANTED = ("must", "nice")
NOT_KNOWN = ("unknown", "unsure", "other")  # something else stands in a note, which nothing here can compare
NO_WISH = {"N-B2": {"no_matter"}, "G-B3": {"none"}, "N-B4": {"none"}, "R-B2": {"none"}}
Chosen = Mapping[str, tuple[str, ...]]


class Met(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    ASK = "ask"


@dataclass(frozen=True)
class Beside:
    item: str
    wish: tuple[str, ...]
    offer: tuple[str, ...]
    met: Met


def set_beside(wishes: Chosen, offers: Chosen) -> tuple[Beside, ...]:
    """A row for each thing wished for, in the order of the walk."""
    return tuple(_rows(wishes, offers))


def _rows(wishes: Chosen, offers: Chosen) -> Iterator[Beside]:
    for item in COMPARED:
        wish = wishes.get(item, ())
        if not wish or set(wish) <= NO_WISH.get(item, set()):
            continue
        offer = offers.get(ADJUSTMENTS if item == STRUCTURE else item, ())
        yield Beside(item, wish, offer, _met(item, wish, offer))


def _met(item: str, wish: tuple[str, ...], offer: tuple[str, ...]) -> Met:
    if item in TEXTS:
        return Met.SAME if offer and _words(wish) <= _words(offer) else Met.ASK
    if item == STRUCTURE and set(wish) & set(WANTED):
        wish = (PLAN,)
    if not offer or set(wish) & set(NOT_KNOWN) or set(offer) <= set(NOT_KNOWN):
        return Met.ASK
    return Met.SAME if set(wish) <= set(offer) else Met.DIFFERENT


def _words(texts: tuple[str, ...]) -> set[str]:
    """Two texts that differ need not mean different things: that is for the two people to ask."""
    return {word.strip(".,;:()").casefold() for text in texts for word in text.split()} - {""}
