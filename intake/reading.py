"""Reading by link and PIN, without an account. The fifth wrong PIN ends the share and its client is told."""

from datetime import date

from django.db.models import F

from intake.models import Share
from intake.reviewing import Ended, NotYours, Reading, read_row
from intake.stretching import stretch
from intake.vault import codes, tokens
from intake.vault.envelope import Unreadable
from intake.withdrawing import withdraw

TRIES = 5


class WrongPin(Exception):
    """`left` tries before the share ends."""

    def __init__(self, left: int) -> None:
        super().__init__("wrong PIN")
        self.left = left


def open_by_link(typed_code: str, typed_pin: str, today: date) -> Reading | Ended:
    """Raises NotYours for a code that opens nothing, and WrongPin."""
    code = codes.normalise(typed_code) or ""
    row = Share.objects.filter(lookup=tokens.lookup(stretch(code))).first()
    if row is None or not code:
        raise NotYours
    if row.ended or row.until < today:
        return read_row(row, today, lambda _row: b"")
    return _with_pin(row, code + "".join(one for one in typed_pin if one.isdigit()), today)


def _with_pin(row: Share, secret: str, today: date) -> Reading | Ended:
    """The try is counted before the PIN is: tries at the same moment cannot share one."""
    tried = Share.objects.filter(number=row.number, ended=None, wrong_pins__lt=TRIES)
    if not tried.update(wrong_pins=F("wrong_pins") + 1):
        return _spent(row, today)
    try:
        key = tokens.unwrap(stretch(secret), row.id.bytes, bytes(row.wrapped))
    except Unreadable:
        left = TRIES - Share.objects.values_list("wrong_pins", flat=True).get(number=row.number)
        if left <= 0:
            return _spent(row, today)
        raise WrongPin(left) from None
    Share.objects.filter(number=row.number).update(wrong_pins=0)
    return read_row(row, today, lambda _row: key)


def _spent(row: Share, today: date) -> Ended:
    withdraw(Share.objects.filter(number=row.number), today)
    return Ended(today)
