"""Making a notebook, opening it from a device, keeping it, leaving it."""

import os
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from django.conf import settings
from django.db import OperationalError

from intake import notebook
from intake.models import Device, Held, Notebook
from intake.notebook import Index
from intake.vault import tokens
from intake.vault.envelope import Sealer, Unreadable

KEPT = timedelta(days=settings.FITCHECK_KEEP_DAYS)
KEPT_AFTER_SUMMARY = timedelta(days=settings.FITCHECK_KEEP_DAYS_SUMMARY)
TRIES = 5


class NotHere(Exception):
    """No notebook opens with that: unknown, ended and never existed are the same."""


class Busy(Exception):
    """Another tab kept changing the notebook at the same moment."""


@dataclass(frozen=True)
class Opened:
    """A notebook, open for one request."""

    id: uuid.UUID
    lookup: bytes = field(repr=False)
    own: bool
    index: Index = field(repr=False)
    revision: int
    keep_until: date
    last_day: date
    key: bytes = field(repr=False)
    sealer: Sealer = field(repr=False)
    slot_key: bytes = field(repr=False)


@dataclass(frozen=True)
class Holder:
    """A device that opens the notebook. Its name says nothing outside of this notebook."""

    name: str
    here: bool
    own: bool
    last_day: date


def begin(own: bool, today: date) -> tuple[bytes, Opened]:
    """A new notebook and the token of the device that opens it. The token is shown to nobody."""
    key, row_id = os.urandom(tokens.SIZE), uuid.uuid4()
    body = Sealer(tokens.derive(key, "content")).seal(_context(row_id), notebook.write(Index()))
    row = Notebook.objects.create(id=row_id, index=body, keep_until=today + KEPT)
    return add_device(row, key, own, today)


def add_device(row: Notebook, key: bytes, own: bool, today: date) -> tuple[bytes, Opened]:
    """One more device that opens the notebook, and its token. Raises Unreadable."""
    token = tokens.make()
    lookup, wrapped = tokens.lookup(token), tokens.wrap(token, row.id.bytes, key)
    opened = _opened(lookup, Held(own, today, wrapped, row.id, bytes(row.index), row.revision, row.keep_until), key)
    Device.objects.create(lookup=lookup, notebook=row, wrapped=wrapped, own=own, last_day=today)
    return token, opened


def open_by_device(token: bytes, today: date) -> Opened:
    """Raises NotHere. One statement."""
    lookup = tokens.lookup(token)
    held = Device.objects.held(lookup, today)
    if held is None:
        raise NotHere
    try:
        key = tokens.unwrap(token, held.notebook.bytes, held.wrapped)
        return _opened(lookup, held, key)
    except Unreadable:
        raise NotHere from None


def _opened(lookup: bytes, held: Held, key: bytes) -> Opened:
    """Raises Unreadable."""
    sealer = Sealer(tokens.derive(key, "content"))
    return Opened(
        id=held.notebook,
        lookup=lookup,
        own=held.own,
        index=notebook.read(sealer.open(_context(held.notebook), held.sealed_index)),
        revision=held.revision,
        keep_until=held.keep_until,
        last_day=held.last_day,
        key=key,
        sealer=sealer,
        slot_key=tokens.derive(key, "slot"),
    )


def _context(row_id: uuid.UUID) -> bytes:
    return b"index:" + row_id.bytes


def visit(opened: Opened, today: date) -> Opened:
    """A visit pushes the day back; written at most once a day."""
    until = today + (KEPT_AFTER_SUMMARY if opened.index.seen_summary else KEPT)
    if opened.last_day == today and opened.keep_until >= until:
        return opened
    try:
        Notebook.objects.filter(id=opened.id).update(keep_until=until)
        Device.objects.filter(lookup=opened.lookup).update(last_day=today)
    except OperationalError:  # there is no room: what is kept can be read all the same, and the next visit is noted
        return opened
    return replace(opened, keep_until=until, last_day=today)


def change_index(opened: Opened, change: Callable[[Index], Index]) -> Opened:
    """Compare-and-set: a change made in another tab meanwhile is read again, and both stand. Raises Busy."""
    for _ in range(TRIES):
        index = change(opened.index)
        if index == opened.index:
            return opened
        body = opened.sealer.seal(_context(opened.id), notebook.write(index))
        rows = Notebook.objects.filter(id=opened.id, revision=opened.revision)
        if rows.update(index=body, revision=opened.revision + 1):
            return replace(opened, index=index, revision=opened.revision + 1)
        opened = _read_again(opened)
    raise Busy


def _read_again(opened: Opened) -> Opened:
    row = Notebook.objects.filter(id=opened.id).first()
    if row is None:
        raise NotHere
    index = notebook.read(opened.sealer.open(_context(row.id), bytes(row.index)))
    return replace(opened, index=index, revision=row.revision)


def make_own(opened: Opened) -> Opened:
    Device.objects.filter(lookup=opened.lookup).update(own=True)
    return replace(opened, own=True)


def leave(opened: Opened) -> None:
    """This device no longer opens the notebook; what is in it stays until its day."""
    Device.objects.filter(lookup=opened.lookup).delete()


def devices(opened: Opened, today: date) -> list[Holder]:
    """This device first, then the others by day. One whose cookie is over by now is left out."""
    rows = Device.objects.holding(today).filter(notebook=opened.id)
    held = [Holder(_name(opened, one), bytes(one.lookup) == opened.lookup, one.own, one.last_day) for one in rows]
    return sorted(held, key=lambda one: (one.here, one.last_day), reverse=True)


def forget_device(opened: Opened, name: str) -> bool:
    """The device with that name opens nothing any more. Whether it was this one."""
    rows = [one for one in Device.objects.filter(notebook=opened.id) if _name(opened, one) == name]
    Device.objects.filter(lookup__in=[one.lookup for one in rows]).delete()
    return any(bytes(one.lookup) == opened.lookup for one in rows)


def _name(opened: Opened, device: Device) -> str:
    return tokens.slot(opened.slot_key, "device", bytes(device.lookup).hex()).hex()[:16]


# The spelling of a device's token, for the room that writes its cookie: it may not import the vault.
spell = tokens.write
read_token = tokens.read
stamp = tokens.stamp
stamp_holds = tokens.stamp_holds
