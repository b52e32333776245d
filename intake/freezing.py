"""For the day something leaks: what is shared is neither made, opened nor extended until it is thawed.

Ending goes on working, and so do notebooks. What lay open to reading in a time is named by its id.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied

from intake.models import Share, Upkeep

BY_LINK = "by link"


class Frozen(PermissionDenied):
    """Not now, and not for anybody: the page that is shown says so."""


@dataclass(frozen=True)
class Affected:
    """A share that could be read in that time, and where."""

    id: UUID
    day: date
    last: date
    where: str

    def __str__(self) -> str:
        return f"{self.id}  {self.day} to {self.last}  {self.where}"


def freeze(today: date) -> None:
    """From now on, for every server on this database."""
    if since() is None:
        Upkeep.note(frozen=today)


def thaw() -> None:
    Upkeep.note(frozen=None)


def since() -> date | None:
    return Upkeep.now().frozen


def stop_if_frozen() -> None:
    """Raises Frozen."""
    if since() is not None:
        raise Frozen


def affected(first: date, last: date) -> Iterator[Affected]:
    """Shares that could be read on any day from the first to the last. Those that ended a month ago have gone."""
    open_then = Share.objects.filter(day__lte=last, until__gte=first).exclude(ended__lt=first)
    for row in open_then.select_related("desk").order_by("number"):
        where = f"/d/{row.desk.handle}" if row.desk else BY_LINK
        yield Affected(row.id, row.day, min(row.ended or row.until, row.until), where)
