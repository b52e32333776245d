"""A therapist's inbox and what was shared with their desk: covers of a page of rows, and one share opened."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from intake import sealing
from intake.engine import shared
from intake.engine.shared import Snapshot
from intake.freezing import stop_if_frozen
from intake.models import Opening, Reply, Share, Shares
from intake.vault.envelope import Unreadable

PAGE = 20
SOON = timedelta(days=7)
FILTERS = ("new", "read", "answered", "ending_soon", "ended")


class NotYours(Exception):
    """Not shared with this desk, ended too long ago, or never there: the same."""


@dataclass(frozen=True)
class Row:
    """One line of the inbox: only its small cover was opened."""

    id: uuid.UUID
    day: date
    until: date
    state: str  # new, read, answered, ended
    soon: bool  # ends within a week
    name: str
    first: str


@dataclass(frozen=True)
class Page:
    rows: tuple[Row, ...]
    older: str  # where to go on, when there is more


@dataclass(frozen=True)
class Opened:
    """A day, and what was read on it."""

    day: date
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Openings:
    days: tuple[Opened, ...]
    older: str


@dataclass(frozen=True)
class Reading:
    """One share, open for one request."""

    id: uuid.UUID
    number: int
    reader: str  # one of Share.Reader
    snapshot: Snapshot
    version: int
    day: date
    until: date
    reply: dict[str, Any] | None
    replied: date | None
    key: bytes = field(repr=False)

    @property
    def by_a_friend(self) -> bool:
        """Somebody the client trusts: they read, and answer in person."""
        return self.reader == Share.Reader.TRUSTED


@dataclass(frozen=True)
class Ended:
    """All its former reader is told: the day."""

    day: date


def inbox(desk: uuid.UUID, today: date, state: str = "", after: str = "") -> Page:
    """A page at a time from an index, without counting or skipping rows. Newest first; what ends soon, soonest first.

    One whose day has passed is shown as ended at once where all are listed; in the list of those that ended it stands
    once the daily clean-up has run.
    """
    stop_if_frozen()
    rows = _ending_soon(desk, today, after) if state == "ending_soon" else _newest_first(desk, today, state, after)
    found = list(rows[: PAGE + 1])
    older = found[PAGE - 1] if len(found) > PAGE else None
    return Page(tuple(_row(one, today) for one in found[:PAGE]), _place(older, state) if older else "")


def _newest_first(desk: uuid.UUID, today: date, state: str, after: str) -> Shares:
    rows = Share.objects.shown_to(desk, today)
    if state in ("new", "read", "answered"):
        rows = rows.filter(ended=None, until__gte=today, state=state)
    elif state == "ended":
        rows = rows.filter(state=Share.State.ENDED)
    place = _numbers(after, 1)
    return rows.filter(number__lt=place[0]) if place else rows


def _ending_soon(desk: uuid.UUID, today: date, after: str) -> Shares:
    rows = Share.objects.filter(desk=desk, ended=None, until__range=(today, today + SOON)).order_by("until", "number")
    if not (place := _numbers(after, 2)):
        return rows
    day = date.fromordinal(place[0])
    return rows.filter(until__gte=day).exclude(until=day, number__lte=place[1])


def _place(row: Share, state: str) -> str:
    return f"{row.until.toordinal()}-{row.number}" if state == "ending_soon" else str(row.number)


def _numbers(after: str, many: int) -> list[int]:
    """Where to go on; anything but a place that was given begins anew."""
    parts = after.split("-")
    known = len(parts) == many and all(one.isascii() and one.isdigit() and len(one) < 19 for one in parts)
    numbers = [int(one) for one in parts] if known else []
    return numbers if many == 1 or not numbers or 0 < numbers[0] <= date.max.toordinal() else []


def _row(row: Share, today: date) -> Row:
    if row.ended or row.until < today:
        return Row(row.id, row.day, row.ended or row.until, "ended", False, "", "")
    try:
        cover = sealing.unseal(sealing.key_of(row), sealing.context(row.id, "cover", row.version), row.cover)
    except Unreadable:
        cover = {"name": "", "first": ""}
    return Row(row.id, row.day, row.until, row.state, row.until <= today + SOON, cover["name"], cover["first"])


def openings(desk: uuid.UUID, today: date, after: str = "") -> Openings:
    """What this desk read on which day, newest first, as long as the share is told of. Raises Frozen."""
    stop_if_frozen()
    told = Share.objects.told(today).filter(desk=desk)
    rows = Opening.objects.filter(share__in=told).select_related("share").order_by("-day", "-share")
    if place := _numbers(after, 2):
        day = date.fromordinal(place[0])
        rows = rows.filter(day__lte=day).exclude(day=day, share__gte=place[1])
    found = list(rows[: PAGE + 1])
    shown = groupby(found[:PAGE], key=lambda one: one.day)
    days = tuple(Opened(day, tuple(_row(one.share, today) for one in of_day)) for day, of_day in shown)
    last = found[PAGE - 1] if len(found) > PAGE else None
    return Openings(days, f"{last.day.toordinal()}-{last.share_id}" if last else "")


def open_share(desk: uuid.UUID, share_id: uuid.UUID, today: date) -> Reading | Ended:
    """Noted by day. Raises Frozen and NotYours."""
    stop_if_frozen()
    row = Share.objects.filter(desk=desk, id=share_id).first()
    if row is None:
        raise NotYours
    return read_row(row, today, sealing.key_of)


def read_row(row: Share, today: date, key_of: Callable[[Share], bytes]) -> Reading | Ended:
    """What its reader gets: the lines, or the day it ended, or nothing. Raises NotYours and Unreadable."""
    if over := Share.objects.ended_lately(today).filter(number=row.number).first():
        return Ended(over.ended or over.until)
    if row.ended or row.until < today:
        raise NotYours
    key = key_of(row)
    snapshot = shared.read(sealing.unseal(key, sealing.context(row.id, "body", row.version), row.body))
    reply = Reply.objects.filter(share=row.number).first()
    said = sealing.unseal(key, sealing.context(row.id, "reply"), reply.body) if reply else None
    _note_opening(row, today)
    replied = reply.day if reply else None
    return Reading(row.id, row.number, row.reader, snapshot, row.version, row.day, row.until, said, replied, key)


def _note_opening(row: Share, today: date) -> None:
    Opening.objects.get_or_create(share_id=row.number, day=today)
    if row.state == Share.State.NEW:
        Share.objects.filter(number=row.number, state=Share.State.NEW).update(state=Share.State.READ)
