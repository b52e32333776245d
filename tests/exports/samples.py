"""A document of every kind, each with everything that can stand in one of its kind."""

from collections.abc import Sequence

from intake.exports import document, kinds
from intake.exports.document import PRIVATE, Cell, Document, Line, Part, listed

SAID = "I think best when I can finish a thought."
PARTS = ("say", "meet", "practical", "ask", "notice", "raise", "works")
LISTS = ("short", "useful", "fit", "ask", "flag", "raise", "repair", "")
MARKS = ("fit", "ask", "flag", "raise", "repair")


def _card(texts: Sequence[str]) -> list[Part]:
    return [listed(kind, texts, kind) for kind in PARTS]


def _quick(texts: Sequence[str]) -> list[Part]:
    return [listed("know", texts, "say"), listed("ask", texts, "ask")]


def _page(texts: Sequence[str]) -> list[Part]:
    return [listed("", texts), listed(texts[0], texts, "ask")]


def _whole(texts: Sequence[str]) -> list[Part]:
    lists = [Part(f"List {kind}", tuple(Line(one, tuple(texts)) for one in texts), kind, texts[0]) for kind in LISTS]
    rows = tuple(Line(one, cells=(Cell(one, MARKS), Cell(""))) for one in texts)
    return [*lists, Part("Picture", rows, "picture", columns=("No", texts[0])), listed("Private", texts, PRIVATE)]


def _walk(texts: Sequence[str]) -> list[Part]:
    lines = [Line(one, options=tuple(texts)) for one in texts]
    return [Part("Trust", (*lines, Line(SAID, room=True), Line(SAID, options=("Yes", "No"))))]


def _shared(texts: Sequence[str]) -> list[Part]:
    return [Part(kind, tuple(Line(one, tuple(texts)) for one in texts), kind) for kind in (*PARTS, "needs", "own")]


def _receipt(texts: Sequence[str]) -> list[Part]:
    return [Part("", tuple(Line(one, tuple(texts)) for one in texts)), *_shared(texts)]


OF = {
    "quick": _quick,
    "card": _card,
    "page": _page,
    "whole": _whole,
    "walk": _walk,
    "shared": _shared,
    "receipt": _receipt,
}
EVERY = tuple(kinds.KINDS)


def sample(kind: str, *texts: str) -> Document:
    """With these texts in every place a text can stand."""
    texts = texts or (SAID, "One question at a time")
    return document.make(kind, OF[kind](texts), texts[0], "en", texts[0] if kind in ("page", "walk") else "")
