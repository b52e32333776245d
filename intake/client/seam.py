"""A timeline as it is drawn: where each sign stands, and where the gold seam runs. Arithmetic, without a word.

Days stand side by side in their order, as far apart as any others: a long time without a check is no gap.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

MOST = 8  # days in one band: as many as can be told apart at 320 pixels
STEP, MARGIN = 28, 16  # pixels from one sign to the one above it, and round them
SHORT = 0.35  # of a day's room: how far a seam reaches to both sides, where it broke and was mended on one day
Span = tuple[float, float]


@dataclass(frozen=True)
class Point:
    """What is drawn of one thing: its day, its sign, and of a repair the days it runs from and to."""

    day: date
    sign: str
    mended: tuple[date, date] | None = None


@dataclass(frozen=True)
class Spot:
    sign: str
    x: str
    y: int


@dataclass(frozen=True)
class Seam:
    x: str
    width: str


@dataclass(frozen=True)
class Band:
    """One line of the timeline. Places along it are shares of its width, so that it fits any page."""

    days: tuple[date, ...]
    spots: tuple[Spot, ...]
    seams: tuple[Seam, ...]
    height: int

    @property
    def line(self) -> int:
        return self.height - MARGIN


def draw(points: Sequence[Point]) -> list[Band]:
    """As many bands as the days need, oldest first."""
    days = sorted({point.day for point in points} | {day for point in points for day in point.mended or ()})
    room = min(MOST, len(days))
    gold = list(_joined(_span(days, *point.mended) for point in points if point.mended))
    return [
        _band(days[first : first + room], points, [_cut(span, first, room) for span in gold], room)
        for first in range(0, len(days), room or 1)
    ]


def _span(days: list[date], broke: date, mended: date) -> Span:
    start, end = days.index(broke) + 0.5, days.index(mended) + 0.5
    return (start, end) if start < end else (start - SHORT, end + SHORT)


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Where two repairs meet, one seam runs on."""
    ordered = sorted(spans)
    while ordered:
        start, end = ordered.pop(0)
        while ordered and ordered[0][0] <= end:
            end = max(end, ordered.pop(0)[1])
        yield start, end


def _cut(span: Span, first: int, room: int) -> Span:
    """The piece of a seam that lies in one band; one without length lies in another."""
    return max(span[0] - first, 0), min(span[1] - first, room)


def _band(days: list[date], points: Sequence[Point], gold: list[Span], room: int) -> Band:
    columns = [[point.sign for point in points if point.day == day] for day in days]
    height = 2 * MARGIN + STEP * (max(len(column) for column in columns) - 1)
    spots = [
        Spot(sign, _share(at + 0.5, room), height - MARGIN - STEP * up)
        for at, column in enumerate(columns)
        for up, sign in enumerate(column)
    ]
    seams = [Seam(_share(start, room), _share(end - start, room)) for start, end in gold if start < end]
    return Band(tuple(days), tuple(spots), tuple(seams), height)


def _share(place: float, room: int) -> str:
    return f"{100 * place / room:.2f}%"
