"""What a notebook keeps of each share it made; and its PIN, in a row of its own that goes with its day."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from intake import answering
from intake.answering import NOTEBOOK, Jotting
from intake.engine import shared
from intake.engine.shared import Snapshot
from intake.models import Pin
from intake.returning import Opened
from intake.vault import codes, tokens
from intake.vault.envelope import Unreadable

PREFIX = "share:"
groups = codes.groups


@dataclass(frozen=True)
class Receipt:
    """What the notebook keeps of a share, sealed: how to end it, what was agreed, and the key that reads the reply.

    `pin` is filled while the share is made; afterwards it is asked for by `pin_of`.
    """

    id: uuid.UUID
    therapist: str
    reader: str
    reader_name: str
    data_key: bytes
    end_code: str
    code: str
    agreed: Mapping[str, Any]
    snapshot: Snapshot
    day: date
    until: date
    pin: str = field(default="", repr=False)


def keep(opened: Opened, receipt: Receipt) -> None:
    """Raises NotHere."""
    answering.jot(opened, Jotting(NOTEBOOK, f"{PREFIX}{receipt.id}", _plain(receipt)))


def forget(opened: Opened, share_id: uuid.UUID) -> None:
    answering.forget(opened, NOTEBOOK, f"{PREFIX}{share_id}")


def made(opened: Opened) -> list[Receipt]:
    """Every share made from this notebook, newest first, also those that are over."""
    return sorted(_kept(answering.everything(opened)), key=lambda one: (one.day, str(one.id)), reverse=True)


def _kept(rows: Iterable[Jotting]) -> Iterator[Receipt]:
    return (_receipt(row.body) for row in rows if row.place == NOTEBOOK and row.name.startswith(PREFIX))


def was_shared(rows: Iterable[Jotting], therapist: str) -> bool:
    """Something was shared on the pages of one therapist, whether or not it is over by now."""
    return any(one.therapist == therapist for one in _kept(rows))


def keep_pin(opened: Opened, receipt: Receipt) -> None:
    """Until midnight. The row names its day and no notebook, so that it goes by itself."""
    sealed = opened.sealer.seal(_about(opened, receipt.id), receipt.pin.encode())
    Pin.objects.create(slot=_slot(opened, receipt.id), sealed=sealed, day=receipt.day)


def pin_of(opened: Opened, receipt: Receipt, today: date) -> str:
    """As long as it is its day."""
    row = Pin.objects.filter(slot=_slot(opened, receipt.id), day=today).first()
    try:
        return opened.sealer.open(_about(opened, receipt.id), bytes(row.sealed)).decode() if row else ""
    except Unreadable:
        return ""


def forget_pins(opened: Opened, shares: Iterable[uuid.UUID]) -> None:
    Pin.objects.filter(slot__in=[_slot(opened, one) for one in shares]).delete()


def _slot(opened: Opened, share_id: uuid.UUID) -> bytes:
    return tokens.slot(opened.slot_key, NOTEBOOK, f"pin:{share_id}")


def _about(opened: Opened, share_id: uuid.UUID) -> bytes:
    return b"pin:" + opened.id.bytes + share_id.bytes


def _plain(receipt: Receipt) -> dict[str, Any]:
    return {
        **{key: value for key, value in receipt.__dict__.items() if key in ("therapist", "reader", "reader_name")},
        "id": receipt.id.hex,
        "key": receipt.data_key.hex(),
        "end_code": receipt.end_code,
        "code": receipt.code,
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
        body["agreed"],
        shared.read(body["snapshot"]),
        date.fromisoformat(body["day"]),
        date.fromisoformat(body["until"]),
    )
