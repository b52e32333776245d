"""How it ended, and what is taken along. One list decides the kind of ending; nothing in it is a verdict."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from intake.engine.answers import Record, Said
from intake.engine.criteria import Answering, Item, Questionnaire, Stage
from intake.engine.findings import finding_of, is_safety

ASKED = "E-E1"


class Kind(StrEnum):
    """The kinds of ending, each with a summary of its own."""

    NOT_SAFE = "not_safe"
    THERAPIST_DECIDED = "therapist_decided"
    OUTSIDE_REASON = "outside_reason"
    GOALS_REACHED = "goals_reached"
    NOT_HELPING = "not_helping"
    PLAIN = "plain"


class Gathered(StrEnum):
    """The lists that answers at the end join."""

    SKILLS = "skills"
    NEXT_TIME = "next_time"
    LATER = "later"
    LOOKING_BACK = "looking_back"
    HELP_AGAIN = "help_again"
    HARD_DAYS = "hard_days"
    NEEDS = "needs"
    REPAIRS = "repairs"


class Block(StrEnum):
    """What a summary of an ending is made of."""

    SKILLS = "skills"
    NEXT_TIME = "next_time"
    LATER = "later"
    LOOKING_BACK = "looking_back"
    REPAIRS = "repairs"
    NAMES = "names"  # of other therapists, and the records
    NEEDS = "needs"  # for the next therapist
    LOW_COST = "low_cost"
    FEELINGS = "feelings"
    STILL = "still"  # what can still be asked or said
    HELP_AGAIN = "help_again"


# Looking back compares, and a repair speaks of the two: where something outside or the therapist ended it, either
# would read as a reason.
SUMMARIES = MappingProxyType(
    {
        Kind.NOT_SAFE: (),
        Kind.THERAPIST_DECIDED: (Block.NAMES, Block.FEELINGS, Block.HELP_AGAIN, Block.SKILLS, Block.LATER),
        Kind.OUTSIDE_REASON: (
            *(Block.NEEDS, Block.LOW_COST, Block.FEELINGS),
            *(Block.SKILLS, Block.LATER, Block.HELP_AGAIN),
        ),
        Kind.GOALS_REACHED: (
            *(Block.SKILLS, Block.LOOKING_BACK, Block.REPAIRS, Block.LATER),
            *(Block.FEELINGS, Block.STILL, Block.HELP_AGAIN),
        ),
        Kind.NOT_HELPING: (
            *(Block.NEXT_TIME, Block.NEEDS, Block.FEELINGS, Block.LOOKING_BACK),
            *(Block.REPAIRS, Block.SKILLS, Block.STILL, Block.HELP_AGAIN),
        ),
        Kind.PLAIN: (
            *(Block.SKILLS, Block.NEXT_TIME, Block.LOOKING_BACK, Block.REPAIRS),
            *(Block.LATER, Block.FEELINGS, Block.STILL, Block.HELP_AGAIN),
        ),
    }
)


@dataclass(frozen=True)
class LookedBack:
    """An answer at the end, with the earlier ones it is shown next to."""

    said: Said
    beside: tuple[Said, ...]


def kind_of(record: Record) -> Kind | None:
    """The first that fits; None while it was not said how it ended."""
    if not record.counting(ASKED):
        return None
    return next(kind for kind, fits in _FIRST_THAT_FITS if fits(record))


def _said(record: Record, item_id: str, *options: str) -> bool:
    return record.is_one_of(item_id, frozenset(options))


def _goals_reached(record: Record) -> bool:
    """The client's own goals by their own or a shared choice. Where somebody else decided, it is no such ending; the
    short path does not ask who did."""
    chosen = _said(record, ASKED, "agreed", "mine") and _said(record, "G-E1", "yes", "partly")
    return chosen and not _said(record, "G-E3", "therapist", "other")


_FIRST_THAT_FITS = (
    (Kind.NOT_SAFE, lambda record: _said(record, ASKED, "unsafe")),
    (Kind.THERAPIST_DECIDED, lambda record: _said(record, ASKED, "therapist")),
    (Kind.OUTSIDE_REASON, lambda record: _said(record, ASKED, "money", "moved")),
    (Kind.GOALS_REACHED, _goals_reached),
    (Kind.NOT_HELPING, lambda record: _said(record, ASKED, "unhelpful")),
    (Kind.PLAIN, lambda record: True),
)

# Of a list's answers on the scale, those that belong to it: a skill is one only by Yes.
_JOINING = {
    Gathered.SKILLS: frozenset({"yes"}),
    Gathered.REPAIRS: frozenset({"yes"}),
    Gathered.LATER: frozenset({"yes", "partly"}),
    Gathered.NEXT_TIME: frozenset({"yes", "partly", "no"}),
}


def gathered(content: Questionnaire, record: Record, name: Gathered) -> tuple[LookedBack, ...]:
    """What was said at the end and joins one list, in item order."""
    return tuple(
        LookedBack(said, tuple(_beside(item, record)))
        for item in content.items.values()
        if item.goes_to == name and (said := _telling(item, record)) and _joins(item, said)
    )


def looking_back(content: Questionnaire, record: Record) -> tuple[LookedBack, ...]:
    """What was said at the end and stands in no other list, with the earlier answers it is shown next to."""
    every = ((item, _telling(item, record)) for item in content.items.values())
    return tuple(
        LookedBack(said, tuple(_beside(item, record)))
        for item, said in every
        if said and _is_looked_back_on(item, said, record, content)
    )


def _is_looked_back_on(item: Item, said: Said, record: Record, content: Questionnaire) -> bool:
    if item.id == ASKED or item.typed:
        return False
    if item.beside or item.goes_to == Gathered.LOOKING_BACK:
        return True
    if item.goes_to in _JOINING:
        return not _joins(item, said)
    return not item.goes_to and finding_of(item, record, content, {}) is None


def _joins(item: Item, said: Said) -> bool:
    if item.answering is not Answering.YPN or item.goes_to not in _JOINING:
        return True
    return not _JOINING[Gathered(item.goes_to)].isdisjoint(said.answer.options)


def _telling(item: Item, record: Record) -> Said | None:
    said = record.counting(item.id)
    if said is None or item.stage is not Stage.ENDING or is_safety(item, said.answer):
        return None
    return said


def _beside(item: Item, record: Record) -> Iterator[Said]:
    for name in item.beside:
        if said := record.counting(name):
            yield said
