"""Shares by link: a therapist without an account here, a friend, and what each of them types."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from intake import overseeing, returning, sharing
from intake.engine.shared import Snapshot
from intake.models import Share
from intake.receipts import Receipt
from intake.returning import Opened
from tests.desks import snapshot

OPENS_NOTHING = "0000-0000-0000-0000"


@dataclass(frozen=True)
class Linked:
    """Alex's open notebook and what it keeps of the share."""

    opened: Opened
    receipt: Receipt

    @property
    def typed(self) -> dict[str, str]:
        return {"code": self.receipt.code, "pin": self.receipt.pin}

    @property
    def wrong_pin(self) -> dict[str, str]:
        return {**self.typed, "pin": "000000" if self.receipt.pin != "000000" else "111111"}

    def seen(self) -> overseeing.Sharing:
        """As Alex sees it today."""
        return overseeing.mine(self.opened, timezone.now().date())[0]


def linked(
    reader: str = Share.Reader.LINK, days: int = 30, today: date | None = None, lines: Snapshot | None = None
) -> Linked:
    today = today or timezone.now().date()
    _, opened = returning.begin(own=False, today=today)
    agreed = sharing.Agreed(reader, "Dr Lind", None, days, {"text": "…"})
    return Linked(opened, sharing.share(opened, "", lines or snapshot(), agreed, today))


def with_a_friend() -> Linked:
    return linked(Share.Reader.TRUSTED, lines=replace(snapshot(), contact="Call me in the evening."))
