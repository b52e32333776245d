"""Two to four therapists side by side, part by part, in the client's own order. No total, and nobody comes first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from intake.engine.criteria import Item, Level, Questionnaire, Section, Stage
from intake.engine.findings import Finding
from intake.engine.picture import sign_of
from intake.engine.summary import Summary

MOST_OPEN = 3
SIGNS = ("flag", "raise", "repair", "fit", "ask")  # the order in which one of them is the reason
# "Not said" stands with "I do not know yet"
_PLACE = {Level.MUST: 0, Level.NICE: 1, Level.UNKNOWN: 2, None: 2, Level.NO_MATTER: 3}


@dataclass(frozen=True)
class Column:
    """One therapist. `hidden` are the lines that the client took out of the summary."""

    id: str
    summary: Summary
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Cell:
    """What was noticed of one therapist in one part. `answered` without a sign: nothing to note."""

    therapist: str
    found: tuple[Finding, ...]
    answered: bool
    asks: Finding | None = None  # where nothing was noticed: what is worth asking next
    unasked: str = ""  # or an item nobody has asked about yet

    @property
    def reason(self) -> Finding | None:
        return min(self.found, key=lambda one: SIGNS.index(sign_of(one)), default=None)

    @property
    def enough(self) -> bool:
        return bool(self.found or self.answered)

    @property
    def says(self) -> tuple[object, ...]:
        """What two cells have in common when they do not differ."""
        return (self.answered, frozenset((sign_of(one), one.item, one.option) for one in self.found))


@dataclass(frozen=True)
class Row:
    section: str
    level: Level | None
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        return len({cell.says for cell in self.cells}) > 1


def compare(content: Questionnaire, columns: Sequence[Column], levels: Mapping[str, Level]) -> tuple[Row, ...]:
    """A part is a row when something is known of somebody, or when the client said that it matters."""
    drawn = [
        Row(one.id, levels.get(one.id), tuple(_cell(content, one, column, levels.get(one.id)) for column in columns))
        for one in content.sections
    ]
    rows = [row for row in drawn if row.level in (Level.MUST, Level.NICE) or any(cell.enough for cell in row.cells)]
    return tuple(sorted(rows, key=lambda row: _PLACE[row.level]))


def still_open(
    content: Questionnaire, column: Column, levels: Mapping[str, Level]
) -> tuple[tuple[Finding | None, str], ...]:
    """The questions that would most change the picture: each a finding, or an item nobody has asked about.

    What the client must have comes first; inside a level, parts of which nothing is known yet.
    """
    known = {row.section for row in column.summary.picture}

    def weight(one: Finding) -> tuple[int, bool]:
        return (_PLACE[one.level], content.section_of(content.items[one.item]).id in known)

    asked = sorted((one for one in column.summary.questions if one.id not in column.hidden), key=weight)
    order = sorted(content.sections, key=lambda one: _PLACE[levels.get(one.id)])
    cells = (_cell(content, section, column, levels.get(section.id)) for section in order)
    blank = ((None, cell.unasked) for cell in cells if cell.unasked)
    return tuple(islice((*((one, "") for one in asked), *blank), MOST_OPEN))


def _cell(content: Questionnaire, section: Section, column: Column, level: Level | None) -> Cell:
    found = tuple(one for one in _noticed(section, column.summary) if one.id not in column.hidden)
    answered = any(_observes(content, section, name) for name in column.summary.answers)
    if found or answered or level is Level.NO_MATTER:
        return Cell(column.id, found, answered)
    asks = next((one for one in _questions(content, column) if _is_in(content, section, one.item)), None)
    return Cell(column.id, (), False, asks, "" if asks else _unasked(content, section))


def _noticed(section: Section, summary: Summary) -> list[Finding]:
    """As the picture of the summary has it, in the order of the summary's lists."""
    drawn = [one for row in summary.picture if row.section == section.id for col in row.columns.values() for one in col]
    order = {one.id: at for at, one in enumerate(summary.findings)}
    return sorted(drawn, key=lambda one: order.get(one.id, len(order)))


def _questions(content: Questionnaire, column: Column) -> Iterable[Finding]:
    return (one for one in column.summary.questions if one.id not in column.hidden and one.item in content.items)


def _observes(content: Questionnaire, section: Section, item_id: str) -> bool:
    return _is_in(content, section, item_id) and content.items[item_id].stage is not Stage.BEFORE


def _is_in(content: Questionnaire, section: Section, item_id: str) -> bool:
    item = content.items.get(item_id)
    return item is not None and content.section_of(item) == section


def _unasked(content: Questionnaire, section: Section) -> str:
    """The first main question of a part that is asked of everybody and can be a sign."""

    def stands_alone(item: Item) -> bool:
        return item.stage is Stage.AFTER and item.starred and item.when is None and not item.typed

    return next((item.id for item in content.of_section(section) if stands_alone(item)), "")
