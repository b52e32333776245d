"""How it ended, and what is taken along. One list decides the kind of ending; nothing in it is a verdict."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from intake.engine.answers import Record, Said
from intake.engine.criteria import Answering, Item, Questionnaire, Stage
from intake.engine.findings import is_safety

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
    """The client's own goals by their own or a shared choice. Where somebody else decided, it is no such ending."""
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


def gathered(content: Questionnaire, record: Record, name: Gathered) -> tuple[LookedBack, ...]:
    """What was said at the end and joins one list, in item order. A skill is one only by Yes."""
    return tuple(
        LookedBack(said, tuple(_beside(item, record)))
        for item in content.items.values()
        if item.goes_to == name and (said := _telling(item, record))
        if name is not Gathered.SKILLS or item.answering is not Answering.YPN or "yes" in said.answer.options
    )


def looking_back(content: Questionnaire, record: Record) -> tuple[LookedBack, ...]:
    """What was said at the end and is shown next to what was said before."""
    every = (item for item in content.items.values() if item.beside)
    return tuple(LookedBack(said, tuple(_beside(item, record))) for item in every if (said := _telling(item, record)))


def _telling(item: Item, record: Record) -> Said | None:
    said = record.counting(item.id)
    if said is None or item.stage is not Stage.ENDING or is_safety(item, said.answer):
        return None
    return said


def _beside(item: Item, record: Record) -> Iterator[Said]:
    for name in item.beside:
        if said := record.counting(name):
            yield said
