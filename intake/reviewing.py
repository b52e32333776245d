"""A therapist's inbox and what was shared with their desk: covers of a page of rows, and one share opened."""

import uuid
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from intake import sealing
from intake.engine import shared
from intake.engine.shared import Snapshot
from intake.models import Opening, Reply, Share
from intake.sealing import Wrapped
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
    older: int | None  # the number to go on before, when there is more


@dataclass(frozen=True)
class Reading:
    """One share, open for one request."""

    id: uuid.UUID
    number: int
    snapshot: Snapshot
    version: int
    day: date
    until: date
    reply: dict[str, Any] | None
    replied: date | None
    key: bytes = field(repr=False)


@dataclass(frozen=True)
class Ended:
    """All its former reader is told: the day."""

    day: date


def inbox(desk: uuid.UUID, today: date, state: str = "", before: int | None = None) -> Page:
    """Newest first, a page at a time, without counting or skipping rows."""
    rows = Share.objects.shown_to(desk, today).filter(_in_state(state, today))
    if before is not None:
        rows = rows.filter(number__lt=before)
    found = list(rows[: PAGE + 1])
    return Page(tuple(_row(one, today) for one in found[:PAGE]), found[PAGE - 1].number if len(found) > PAGE else None)


def _in_state(state: str, today: date) -> Q:
    live = Q(ended=None, until__gte=today)
    if state in ("new", "read", "answered"):
        return live & Q(state=state)
    if state == "ending_soon":
        return live & Q(until__lte=today + SOON)
    return Q(ended__isnull=False) | Q(until__lt=today) if state == "ended" else Q()


def _row(row: Share, today: date) -> Row:
    if row.ended or row.until < today:
        return Row(row.id, row.ended or row.until, row.until, "ended", False, "", "")
    try:
        cover = sealing.unseal(_key(row), sealing.context(row.id, "cover", row.version), row.cover)
    except Unreadable:
        cover = {"name": "", "first": ""}
    return Row(row.id, row.day, row.until, row.state, row.until <= today + SOON, cover["name"], cover["first"])


def _key(row: Share) -> bytes:
    """Raises Unreadable."""
    return sealing.ring().unwrap(row.id.bytes, Wrapped(row.key_id, bytes(row.wrapped)))


def open_share(desk: uuid.UUID, share_id: uuid.UUID, today: date) -> Reading | Ended:
    """Noted by day. Raises NotYours."""
    row = Share.objects.filter(desk=desk, id=share_id).first()
    if row is None:
        raise NotYours
    return read_row(row, today, _key)


def read_row(row: Share, today: date, key_of: Any) -> Reading | Ended:
    """What its reader gets: the lines, or the day it ended, or nothing. Raises NotYours and Unreadable."""
    if Share.objects.ended_lately(today).filter(number=row.number).exists():
        return Ended(row.ended or row.until)
    if row.ended or row.until < today:
        raise NotYours
    key = key_of(row)
    snapshot = shared.read(sealing.unseal(key, sealing.context(row.id, "body", row.version), row.body))
    reply = Reply.objects.filter(share=row.number).first()
    said = sealing.unseal(key, sealing.context(row.id, "reply"), reply.body) if reply else None
    _note_opening(row, today)
    replied = reply.day if reply else None
    return Reading(row.id, row.number, snapshot, row.version, row.day, row.until, said, replied, key)


def _note_opening(row: Share, today: date) -> None:
    Opening.objects.get_or_create(share_id=row.number, day=today)
    if row.state == Share.State.NEW:
        Share.objects.filter(number=row.number, state=Share.State.NEW).update(state=Share.State.READ)
