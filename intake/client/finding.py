"""Findings as the summary draws them: one template, drawn once for each shape, and the words put into its gaps."""

from functools import lru_cache
from typing import Any, NamedTuple

from django.utils.safestring import SafeString

from intake.client import standing
from intake.client.lines import Because, Line
from intake.client.standing import gap
from intake.pack.speaking import language

WORDS = ("id", "says", "note", "why", "concern")  # of which a line may have some


class Page(NamedTuple):
    """The summary that the findings stand on."""

    who: str
    token: str = ""  # of its forms
    saved: str = ""  # the line that was just saved
    example: bool = False


class Shape(NamedTuple):
    """What decides how a line is drawn, beside its words."""

    kind: str
    reasons: int
    words: tuple[str, ...]  # those that it has
    must: bool
    left: bool
    saved: bool
    example: bool


def drawn_in(group: dict[str, Any], page: Page) -> dict[str, Any]:
    """A list of the summary with its lines drawn: those that stand open, and those that a tap shows."""
    return group | {part: [_drawn(line, page) for line in group[part]] for part in ("first", "more")}


def _drawn(line: Line, page: Page) -> SafeString:
    said = {name: word for name in WORDS if (word := getattr(line, name))}
    shape = Shape(line.kind, len(line.because), tuple(said), line.must, line.left, page.saved == line.id, page.example)
    own = {"who": page.who, "csrf_token": page.token, **said}
    for at, because in enumerate(line.because):
        own |= {f"answer{at}": because.answer, f"address{at}": because.address, f"short{at}": because.short}
    return standing.filled(_pieces(shape, language()), own)


@lru_cache(maxsize=1024)
def _pieces(shape: Shape, spoken: str) -> standing.Pieces:
    reasons = tuple(Because(gap(f"answer{at}"), gap(f"address{at}"), gap(f"short{at}")) for at in range(shape.reasons))
    words = {"says": "", **{name: gap(name) for name in shape.words}}
    line = Line(kind=shape.kind, say="", about="", because=reasons, must=shape.must, left=shape.left, **words)
    same = {"line": line, "who": gap("who"), "csrf_token": gap("csrf_token"), "example": shape.example}
    return standing.pieces("client/finding.html", same | {"saved": gap("id") if shape.saved else ""})
