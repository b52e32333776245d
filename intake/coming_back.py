"""The return code: made when it is first asked for, shown again while the notebook is open, opening it elsewhere."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from intake import slowing, stretching
from intake.models import Code
from intake.notebook import Index
from intake.returning import NotHere, Opened, add_device, change_index
from intake.vault import codes, tokens
from intake.vault.envelope import Unreadable

groups = codes.groups
LENGTH = codes.LENGTH


def make_code(opened: Opened) -> Opened:
    """Its code stands in the notebook afterwards; one that is there stays."""
    return opened if opened.index.code else renew_code(opened)


def renew_code(opened: Opened) -> Opened:
    """Another code; the earlier one opens nothing any more."""
    earlier, code = opened.index.code, codes.make()
    secret = stretching.stretch(code)

    def renewed(index: Index) -> Index:
        # another tab may have made one meanwhile: that one stands
        return replace(index, code=code, code_shown=False) if index.code == earlier else index

    with transaction.atomic():  # a code that is shown always opens the notebook
        opened = change_index(opened, renewed)
        if opened.index.code == code:
            Code.objects.filter(notebook=opened.id).delete()
            wrapped = tokens.wrap(secret, opened.id.bytes, opened.key)
            Code.objects.create(lookup=tokens.lookup(secret), notebook_id=opened.id, wrapped=wrapped)
    return opened


def show_code(opened: Opened) -> Opened:
    """From now on the person may know it: leaving need not keep the way in."""
    return change_index(opened, lambda index: replace(index, code_shown=True))


def ends_like(opened: Opened, typed: str) -> bool:
    """Whether the last four characters, or more of them, were typed, in any spelling."""
    copied = codes.plain(typed)
    return len(copied) >= 4 and opened.index.code.endswith(copied)


def open_by_code(typed: str, own: bool, address: str, now: datetime) -> tuple[bytes, Opened]:
    """The notebook, and the token of the new device that opens it. Raises NotHere and slowing.TooEarly."""
    return slowing.tried(lambda: _open(typed, own, now), NotHere, address, now)


def _open(typed: str, own: bool, now: datetime) -> tuple[bytes, Opened]:
    # a spelling that is no code is tried like one, so that both take the same time
    secret = stretching.stretch(codes.normalise(typed) or "")
    kept = Code.objects.select_related("notebook").filter(notebook__keep_until__gte=now.date())
    row = kept.filter(lookup=tokens.lookup(secret)).first()
    if row is None:
        raise NotHere
    try:
        key = tokens.unwrap(secret, row.notebook_id.bytes, bytes(row.wrapped))
        return add_device(row.notebook, key, own, now.date())
    except Unreadable:
        raise NotHere from None
