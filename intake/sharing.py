"""Sharing by consent: frozen lines for one reader until a day, ended at once, and what the client sees of it after."""

import secrets
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from intake import answering, notifying, sealing
from intake.answering import NOTEBOOK, Jotting
from intake.engine import shared
from intake.engine.shared import Snapshot
from intake.models import Desk, Opening, Reply, Share
from intake.reading import TRIES
from intake.returning import NotHere, Opened
from intake.stretching import stretch
from intake.vault import codes, tokens
from intake.vault.envelope import Unreadable
from intake.withdrawing import withdraw

DAYS = tuple(days for days in (14, 30, 60, 90) if days <= settings.FITCHECK_SHARE_DAYS)
DEFAULT_DAYS = min(30, DAYS[-1])
PREFIX = "share:"


class Over(Exception):
    """The share has ended meanwhile: it can neither be changed nor extended."""


class Twice(Exception):
    """This share was made already."""


class Closed(Exception):
    """This desk takes nothing now: not set up, away, closed, or never there."""


@dataclass(frozen=True)
class Receipt:
    """What the notebook keeps of a share, sealed: how to end it, what was agreed, and the key that reads the reply."""

    id: uuid.UUID
    therapist: str
    reader: str
    reader_name: str
    data_key: bytes
    end_code: str
    code: str
    pin: str
    agreed: Mapping[str, Any]
    snapshot: Snapshot
    day: date
    until: date

    def pin_now(self, today: date) -> str:
        """The PIN can be shown again until midnight of its day."""
        return self.pin if today == self.day else ""


class Why(StrEnum):
    """How a share came to its end."""

    DAY = "day"  # its day has passed
    ENDED = "ended"  # by its client, with the end code, or with the desk
    PINS = "pins"  # five wrong ones


@dataclass(frozen=True)
class Sharing:
    """A share as its client sees it: what was agreed, and what became of it."""

    receipt: Receipt
    version: int
    until: date
    ended: date | None
    wrong_pins: int
    opened: tuple[date, ...]
    reply: Mapping[str, Any] | None
    replied: date | None

    def over(self, today: date) -> bool:
        return self.ended is not None or self.until < today

    def why_over(self, today: date) -> Why | None:
        """None while it can be read. What its reader is told does not depend on it."""
        if not self.over(today):
            return None
        if self.wrong_pins >= TRIES:
            return Why.PINS
        return Why.DAY if self.ended in (None, self.until) and self.until < today else Why.ENDED


@dataclass(frozen=True)
class Agreed:
    """Who reads, until when, and the words that were agreed to."""

    reader: str  # one of Share.Reader
    reader_name: str
    desk: uuid.UUID | None
    days: int
    words: Mapping[str, Any]


def share(
    opened: Opened, therapist: str, snapshot: Snapshot, agreed: Agreed, today: date, share_id: uuid.UUID | None = None
) -> Receipt:
    """Freezes the lines and hands them to one reader. The receipt lies in the notebook before anybody can read them.

    The same `share_id` a second time is refused: what is agreed to twice is shared once.

    Raises Closed, Twice and NotHere.
    """
    key, end_code, until = sealing.data_key(), codes.make(), last_day(today, agreed.days)
    share_id = share_id or uuid.uuid4()
    code, pin = (codes.make(), f"{secrets.randbelow(10**6):06}") if agreed.desk is None else ("", "")
    receipt = Receipt(
        share_id,
        therapist,
        agreed.reader,
        agreed.reader_name,
        key,
        end_code,
        code,
        pin,
        agreed.words,
        snapshot,
        today,
        until,
    )
    row = _row(receipt, agreed)
    with _together():
        _hold_open(agreed.desk, today)
        _insert(row)
        answering.jot(opened, Jotting(NOTEBOOK, f"{PREFIX}{share_id}", _plain(receipt)))
        notifying.something_waits(row, today)
    return receipt


def _row(receipt: Receipt, agreed: Agreed) -> Share:
    """What the server holds: found by its code or its end code, and sealed."""
    return Share(
        id=receipt.id,
        desk_id=agreed.desk,
        reader=agreed.reader,
        lookup=tokens.lookup(stretch(receipt.code)) if receipt.code else None,
        end_lookup=tokens.lookup(stretch(receipt.end_code)),
        day=receipt.day,
        until=receipt.until,
        **_wrapped(receipt.id, receipt.data_key, receipt.code + receipt.pin),
        **_sealed(receipt.id, receipt.data_key, receipt.snapshot, 1),
    )


@contextmanager
def _together() -> Iterator[None]:
    """All of it or nothing. That the notebook has gone meanwhile, SQLite finds out at the end. Raises NotHere."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        raise NotHere from None


def _insert(row: Share) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Twice from None


def last_day(today: date, days: int) -> date:
    """The last day on which a share made today can be read."""
    return today + timedelta(days=days)


def _hold_open(desk: uuid.UUID | None, today: date) -> None:
    """The desk's row is taken: closing it comes before this, or after it and ends this share too."""
    if desk and not Desk.objects.taking(today).select_for_update().filter(id=desk).exists():
        raise Closed


def _wrapped(share_id: uuid.UUID, key: bytes, secret: str) -> dict[str, Any]:
    """The data key for its reader: under code and PIN, or under the server's ring."""
    if secret:
        return {"wrapped": tokens.wrap(stretch(secret), share_id.bytes, key)}
    wrapped = sealing.ring().wrap(share_id.bytes, key)
    return {"wrapped": wrapped.key, "key_id": wrapped.key_id}


def _sealed(share_id: uuid.UUID, key: bytes, snapshot: Snapshot, version: int) -> dict[str, Any]:
    cover = {"name": snapshot.name, "first": snapshot.first_line}
    return {
        "body": sealing.seal(key, sealing.context(share_id, "body", version), shared.plain(snapshot)),
        "cover": sealing.seal(key, sealing.context(share_id, "cover", version), cover),
        "version": version,
    }


def receipts(opened: Opened) -> list[Receipt]:
    """Every share made from this notebook, newest first, also those that are over."""
    return sorted(_kept(answering.everything(opened)), key=lambda one: (one.day, str(one.id)), reverse=True)


def _kept(rows: Iterable[Jotting]) -> Iterator[Receipt]:
    return (_receipt(row.body) for row in rows if row.place == NOTEBOOK and row.name.startswith(PREFIX))


def was_shared(rows: Iterable[Jotting], therapist: str) -> bool:
    """Something was shared on the pages of one therapist, whether or not it is over by now."""
    return any(one.therapist == therapist for one in _kept(rows))


def mine(opened: Opened, today: date) -> list[Sharing]:
    """Each share with what became of it: three statements however many there are. A PIN whose day is over goes."""
    kept = {one.id: one for one in receipts(opened)}
    for one in kept.values():
        if one.pin and not one.pin_now(today):
            answering.jot(opened, Jotting(NOTEBOOK, f"{PREFIX}{one.id}", _plain(replace(one, pin=""))))
    rows = {row.id: row for row in Share.objects.still_there(today).filter(id__in=kept)}
    numbers = {row.number: row.id for row in rows.values()}
    opened_on: dict[uuid.UUID, list[date]] = {}
    for number, day in Opening.objects.filter(share__in=numbers).order_by("day").values_list("share", "day"):
        opened_on.setdefault(numbers[number], []).append(day)
    live = [row.number for row in rows.values() if row.ended is None and row.until >= today]
    replies = {numbers[reply.share_id]: reply for reply in Reply.objects.filter(share__in=live)}
    return [
        _sharing(receipt, rows.get(name), opened_on.get(name, []), replies.get(name)) for name, receipt in kept.items()
    ]


def _sharing(receipt: Receipt, row: Share | None, days: list[date], reply: Reply | None) -> Sharing:
    said = None
    if reply is not None:
        try:
            said = sealing.unseal(receipt.data_key, sealing.context(receipt.id, "reply"), bytes(reply.body))
        except Unreadable:
            said = None
    if row is None:  # its row has gone, a month after it ended
        return Sharing(receipt, 1, receipt.until, receipt.until, 0, (), None, None)
    replied = reply.day if reply else None
    return Sharing(receipt, row.version, row.until, row.ended, row.wrong_pins, tuple(days), said, replied)


def one_of_mine(opened: Opened, share_id: uuid.UUID, today: date) -> Sharing | None:
    """None for what was not shared from here."""
    return next((one for one in mine(opened, today) if one.receipt.id == share_id), None)


def end_with(opened: Opened, therapist: str, today: date) -> None:
    """Ends what was shared on the pages of one therapist, before they are deleted; the receipts go with them."""
    made = [one.id for one in receipts(opened) if one.therapist == therapist]
    withdraw(Share.objects.filter(id__in=made), today)
    for share_id in made:
        answering.forget(opened, NOTEBOOK, f"{PREFIX}{share_id}")


def end(opened: Opened, share_id: uuid.UUID, today: date) -> None:
    """Stops at once: the sealed lines and the reply go, the day stays for a month. Nothing to do when it is over."""
    if any(one.id == share_id for one in receipts(opened)):
        withdraw(Share.objects.filter(id=share_id), today)


def extend(opened: Opened, share_id: uuid.UUID, days: int, today: date) -> date:
    """Until so many days from now. Raises Over."""
    until = last_day(today, days)
    if not any(one.id == share_id for one in receipts(opened)):
        raise Over
    if not Share.objects.live(today).filter(id=share_id).update(until=until):
        raise Over
    return until


def replace_lines(
    opened: Opened,
    share_id: uuid.UUID,
    snapshot: Snapshot,
    show_changes: bool,
    today: date,
    words: Mapping[str, Any] | None = None,
) -> Receipt:
    """A new version in place of the old one; changed lines are marked only where that was agreed.

    `words` are what was agreed to this time. Raises Over and NotHere.
    """
    receipt = next((one for one in receipts(opened) if one.id == share_id), None)
    row = Share.objects.live(today).filter(id=share_id).first()
    if receipt is None or row is None:
        raise Over
    sent = snapshot.marking_changes(receipt.snapshot) if show_changes else snapshot
    newer = replace(receipt, snapshot=snapshot, agreed=words or receipt.agreed)
    with _together():
        sealed = _sealed(share_id, receipt.data_key, sent, row.version + 1)
        live = Share.objects.live(today).filter(id=share_id, version=row.version)
        if not live.update(**sealed, state=Share.State.NEW):
            raise Over
        answering.jot(opened, Jotting(NOTEBOOK, f"{PREFIX}{share_id}", _plain(newer)))
        if row.state != Share.State.NEW:  # one that was not opened yet has been told
            notifying.something_waits(row, today)
    return newer


def end_all(opened: Opened, today: date) -> None:
    """Before everything is deleted: what was shared from here ends with it."""
    withdraw(Share.objects.filter(id__in=[one.id for one in receipts(opened)]), today)


def _plain(receipt: Receipt) -> dict[str, Any]:
    return {
        **{key: value for key, value in receipt.__dict__.items() if key in ("therapist", "reader", "reader_name")},
        "id": receipt.id.hex,
        "key": receipt.data_key.hex(),
        "end_code": receipt.end_code,
        "code": receipt.code,
        "pin": receipt.pin,
        "agreed": dict(receipt.agreed),
        "snapshot": shared.plain(receipt.snapshot),
        "day": receipt.day.isoformat(),
        "until": receipt.until.isoformat(),
    }


def _receipt(body: Mapping[str, Any]) -> Receipt:
    return Receipt(
        uuid.UUID(body["id"]),
        body["therapist"],
        body["reader"],
        body["reader_name"],
        bytes.fromhex(body["key"]),
        body["end_code"],
        body["code"],
        body["pin"],
        body["agreed"],
        shared.read(body["snapshot"]),
        date.fromisoformat(body["day"]),
        date.fromisoformat(body["until"]),
    )
