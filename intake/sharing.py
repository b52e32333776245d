"""Sharing by consent: frozen lines for one reader until a day, extended, replaced by a new version, ended at once."""

import secrets
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from intake import notifying, receipts, sealing
from intake.engine import shared
from intake.engine.shared import Snapshot
from intake.freezing import stop_if_frozen
from intake.models import Desk, Share
from intake.receipts import Receipt
from intake.returning import NotHere, Opened
from intake.stretching import stretch
from intake.vault import codes, tokens
from intake.withdrawing import withdraw

DAYS = tuple(days for days in (14, 30, 60, 90) if days <= settings.FITCHECK_SHARE_DAYS)
DEFAULT_DAYS = min(30, DAYS[-1])


class Over(Exception):
    """The share has ended meanwhile: it can neither be changed nor extended."""


class Twice(Exception):
    """This share was made already."""


class Closed(Exception):
    """This desk takes nothing now: not set up, away, closed, or never there."""


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

    Raises Frozen, Closed, Twice and NotHere.
    """
    stop_if_frozen()
    receipt = _receipt(share_id or uuid.uuid4(), therapist, snapshot, agreed, today)
    row = _row(receipt, agreed)
    with _together():
        _hold_open(agreed.desk, today)
        _insert(row)
        receipts.keep(opened, receipt)
        if receipt.pin:
            receipts.keep_pin(opened, receipt)
        notifying.something_waits(row, today)
    return receipt


def _receipt(share_id: uuid.UUID, therapist: str, snapshot: Snapshot, agreed: Agreed, today: date) -> Receipt:
    """What the client keeps. Only a share without a desk is opened by a code and a PIN."""
    code, pin = (codes.make(), f"{secrets.randbelow(10**6):06}") if agreed.desk is None else ("", "")
    return Receipt(
        share_id,
        therapist,
        agreed.reader,
        agreed.reader_name,
        sealing.data_key(),
        codes.make(),
        code,
        agreed.words,
        snapshot,
        today,
        last_day(today, agreed.days),
        pin,
    )


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
    """All of it or nothing. SQLite notices only at the end that the notebook has gone meanwhile. Raises NotHere."""
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
    return sealing.wrapped(share_id, key)


def _sealed(share_id: uuid.UUID, key: bytes, snapshot: Snapshot, version: int) -> dict[str, Any]:
    cover = {"name": snapshot.name, "first": snapshot.first_line}
    return {
        "body": sealing.seal(key, sealing.context(share_id, "body", version), shared.plain(snapshot)),
        "cover": sealing.seal(key, sealing.context(share_id, "cover", version), cover),
        "version": version,
    }


def extend(opened: Opened, share_id: uuid.UUID, days: int, today: date) -> date:
    """Until so many days from now. Raises Frozen and Over."""
    stop_if_frozen()
    until = last_day(today, days)
    if not any(one.id == share_id for one in receipts.made(opened)):
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

    `words` are what was agreed to this time. Raises Frozen, Over and NotHere.
    """
    stop_if_frozen()
    receipt = next((one for one in receipts.made(opened) if one.id == share_id), None)
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
        receipts.keep(opened, newer)
        if row.state != Share.State.NEW:  # one that was not opened yet has been told
            notifying.something_waits(row, today)
    return newer


def end(opened: Opened, share_id: uuid.UUID, today: date) -> None:
    """Stops at once: the sealed lines and the reply go, the day stays for a month. Nothing to do when it is over."""
    _end(opened, [one.id for one in receipts.made(opened) if one.id == share_id], today)


def end_with(opened: Opened, therapist: str, today: date) -> None:
    """Ends what was shared on the pages of one therapist, before they are deleted; the receipts go with them."""
    made = [one.id for one in receipts.made(opened) if one.therapist == therapist]
    _end(opened, made, today)
    for share_id in made:
        receipts.forget(opened, share_id)


def end_all(opened: Opened, today: date) -> None:
    """Before everything is deleted: what was shared from here ends with it."""
    _end(opened, [one.id for one in receipts.made(opened)], today)


def _end(opened: Opened, shares: list[uuid.UUID], today: date) -> None:
    withdraw(Share.objects.filter(id__in=shares), today)
    receipts.forget_pins(opened, shares)
