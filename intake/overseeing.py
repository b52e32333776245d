"""My shares: what became of each, from the notebook that made them."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from intake import receipts, sealing
from intake.models import Opening, Reply, Share
from intake.reading import TRIES
from intake.receipts import Receipt
from intake.returning import Opened
from intake.vault.envelope import Unreadable


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


def mine(opened: Opened, today: date) -> list[Sharing]:
    """Each share with what became of it: four statements however many there are."""
    kept = {one.id: one for one in receipts.made(opened)}
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


def newest_link(opened: Opened, therapist: str, today: date) -> Sharing | None:
    """What can be read by link now, of what was shared on the pages of one therapist."""
    made = (one for one in mine(opened, today) if one.receipt.therapist == therapist)
    return next((one for one in made if one.receipt.reader == Share.Reader.LINK and not one.over(today)), None)
