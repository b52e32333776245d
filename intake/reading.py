"""With a code instead of an account: reading by link and PIN, and ending by the end code of the receipt.

The fifth wrong PIN ends the share and its client is told.
"""

from contextlib import suppress
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from intake import slowing
from intake.freezing import stop_if_frozen
from intake.models import Share
from intake.reviewing import Ended, NotYours, Reading, read_row
from intake.stretching import stretch
from intake.vault import codes, tokens
from intake.vault.envelope import Unreadable
from intake.withdrawing import withdraw

TRIES = 5
DIGITS = 6
TooEarly = slowing.TooEarly


class WrongPin(Exception):
    """`left` tries before the share ends."""

    def __init__(self, left: int) -> None:
        super().__init__("wrong PIN")
        self.left = left


def pin_of(typed: str) -> str:
    """Its six digits, in any script and spacing; "" when it cannot be one, and then no try is spent on it."""
    digits = "".join(str(int(one)) for one in typed if one.isdecimal())
    return digits if len(digits) == DIGITS else ""


def spelled(typed: str) -> list[str]:
    """A code in groups, as a receipt shows it; nothing when it cannot be one."""
    return codes.groups(codes.normalise(typed) or "")


def knock() -> None:
    """Before a code is typed. Raises Frozen, so that nobody types one in vain."""
    stop_if_frozen()


def open_by_link(typed_code: str, pin: str, address: str, now: datetime) -> Reading | Ended:
    """Raises NotYours for a code that opens nothing, WrongPin, and TooEarly without trying either; Frozen."""
    stop_if_frozen()
    return slowing.tried(lambda: _open(typed_code, pin, now.date()), NotYours, address, now)


def _open(typed_code: str, pin: str, today: date) -> Reading | Ended:
    # what never was, what cannot be a code and what ended long ago take the same time: one stretch, one statement
    code = codes.normalise(typed_code) or ""
    row = Share.objects.told(today).filter(lookup=tokens.lookup(stretch(code))).first()
    if row is None:
        raise NotYours
    if row.ended or row.until < today:
        return Ended(row.ended or row.until)
    return _with_pin(row, code + pin, today)


def _with_pin(row: Share, secret: str, today: date) -> Reading | Ended:
    left = TRIES - _count(row)
    try:
        key = tokens.unwrap(stretch(secret), row.id.bytes, bytes(row.wrapped))
    except Unreadable:
        if left:
            raise WrongPin(left) from None
        withdraw(Share.objects.filter(number=row.number), today)
        return Ended(today)
    Share.objects.filter(number=row.number, ended=None).update(wrong_pins=0)
    return read_row(row, today, lambda _row: key)


def _count(row: Share) -> int:
    """Which try this is, known before its PIN is looked at: tries at the same moment cannot share one.

    While the last one is looked at no other is: it ends the share, or gives all of them back.
    """
    with transaction.atomic():
        open_to_tries = Share.objects.filter(number=row.number, ended=None, wrong_pins__lt=TRIES)
        if not open_to_tries.update(wrong_pins=F("wrong_pins") + 1):
            raise TooEarly(1)
        return Share.objects.values_list("wrong_pins", flat=True).get(number=row.number)


def end_by_code(typed: str, address: str, now: datetime) -> None:
    """Without a notebook. Nobody is told whether there was such a share. Raises TooEarly without trying."""
    with suppress(NotYours):
        slowing.tried(lambda: _end(typed, now.date()), NotYours, address, now)


def _end(typed: str, today: date) -> None:
    rows = Share.objects.filter(end_lookup=tokens.lookup(stretch(codes.normalise(typed) or "")))
    if not rows.exists():
        raise NotYours
    withdraw(rows, today)
