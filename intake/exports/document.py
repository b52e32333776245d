"""What is taken along, as plain data: a title, parts with lines, a foot. Nothing here knows how it is set."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from intake.content import wording


@dataclass(frozen=True)
class Cell:
    text: str
    marks: tuple[str, ...] = ()  # drawn beside the text, which says the same


@dataclass(frozen=True)
class Line:
    text: str
    under: tuple[str, ...] = ()  # quieter, below it: a note, why it stands there
    options: tuple[str, ...] = ()  # to tick by hand
    room: bool = False  # to write by hand
    cells: tuple[Cell, ...] = ()  # of a part that is a table


@dataclass(frozen=True)
class Part:
    name: str
    lines: tuple[Line, ...] = ()
    kind: str = ""  # what it is: say, ask, fit, flag, … ; it decides the look and never the words
    says: str = ""  # a sentence below its name
    columns: tuple[str, ...] = ()  # of a part that is a table: a head for each cell


@dataclass(frozen=True)
class Document:
    kind: str  # one of KINDS
    title: str
    lead: str
    parts: tuple[Part, ...]
    foot: str
    language: str

    @property
    def words(self) -> Mapping[str, Any]:
        return wording.words(self.language).file("paper")


PRIVATE = "private"  # the kind of a part that stands on pages of its own


def listed(name: str, lines: Iterable[str], kind: str = "", says: str = "") -> Part:
    return Part(name, tuple(Line(one) for one in lines), kind, says)


def make(kind: str, parts: Sequence[Part], lead: str, language: str, title: str = "") -> Document:
    """Its heading and its foot are words of the content; where a page has a heading of its own, that one."""
    said = wording.words(language).file("paper")[kind]
    return Document(kind, title or said["title"], lead, tuple(parts), said["foot"], language)
