"""Findings as the summary draws them: one template, drawn once for each shape, and the words put into its gaps."""

from dataclasses import dataclass, fields, replace
from typing import Any

from django.utils.safestring import SafeString

from intake.client import standing
from intake.client.lines import Because, Line

WORDS = ("id", "says", "note", "why", "concern")  # what one line says and another of its shape does not


@dataclass(frozen=True)
class Page:
    """The summary that the findings stand on."""

    who: str
    token: str = ""  # of its forms
    saved: str = ""  # the line that was just saved
    example: bool = False


def drawn_in(group: dict[str, Any], page: Page) -> dict[str, Any]:
    """A list of the summary with its lines drawn: those that stand open, and those that a tap shows."""
    return group | {part: [_drawn(line, page) for line in group[part]] for part in ("first", "more")}


def _drawn(line: Line, page: Page) -> SafeString:
    own = {"who": page.who, "csrf_token": page.token} | {name: getattr(line, name) for name in WORDS}
    for at, because in enumerate(line.because):
        own |= {f"{name}{at}": value for name, value in because.__dict__.items()}
    same = {
        "line": _shape(line),
        "who": standing.gap("who"),
        "csrf_token": standing.gap("csrf_token"),
        "saved": standing.gap("id") if page.saved == line.id else "",
        "example": page.example,
    }
    return standing.piece("client/finding.html", same, own)


def _shape(line: Line) -> Line:
    """A line with gaps in place of its words: what it has no words for stays empty, and is not drawn."""
    because = tuple(
        Because(**{one.name: standing.gap(f"{one.name}{at}") for one in fields(Because)})
        for at in range(len(line.because))
    )
    gaps = {name: standing.gap(name) for name in WORDS if getattr(line, name)}
    return replace(line, say="", about="", top=False, because=because, **gaps)
