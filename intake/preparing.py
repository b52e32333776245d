"""A share as it is prepared: who will read it, which lines, until when. Sealed, so that nothing is lost on the way."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from intake import answering
from intake.answering import NOTEBOOK, Jotting
from intake.overseeing import Sharing
from intake.receipts import PREFIX
from intake.returning import Opened
from intake.sharing import DEFAULT_DAYS, last_day

NAME = "share_draft"


@dataclass(frozen=True)
class Draft:
    """`share` is the id it will have: agreed to twice, it is shared once. `lines` is None until some were chosen."""

    share: uuid.UUID
    reader: str = ""
    handle: str = ""
    lines: tuple[str, ...] | None = None
    name: str = ""
    contact: str = ""
    days: int = DEFAULT_DAYS
    until: str = ""  # of the share that is replaced: its day stays
    named: str = ""  # its reader: that stays too

    @property
    def replaces(self) -> bool:
        return bool(self.until)

    def last_day(self, today: date) -> date:
        return date.fromisoformat(self.until) if self.until else last_day(today, self.days)


def read(opened: Opened, therapist: str) -> Draft:
    """What was prepared so far, or an empty draft."""
    body = answering.Rows(opened, [_place(therapist)]).body(*_place(therapist))
    return _draft(body) if body else Draft(uuid.uuid4())


def renew(opened: Opened, made: Sharing) -> Draft:
    """Begins a newer version of a share, with the same lines."""
    receipt, snapshot = made.receipt, made.receipt.snapshot
    lines = tuple(line.id for line in snapshot.lines)
    until = made.until.isoformat()
    handle = str(receipt.agreed.get("handle", ""))
    draft = Draft(receipt.id, receipt.reader, handle, lines, snapshot.name, snapshot.contact, until=until)
    return keep(opened, receipt.therapist, replace(draft, named=receipt.reader_name))


def keep(opened: Opened, therapist: str, draft: Draft) -> Draft:
    answering.jot(opened, Jotting(*_place(therapist), _plain(draft)))
    return draft


def address(opened: Opened, therapist: str, reader: str, handle: str) -> Draft:
    """Names who will read it. A newer version that was begun has its reader: this becomes a share of its own."""
    draft = read(opened, therapist)
    if draft.replaces:
        draft = replace(draft, share=uuid.uuid4(), until="", named="")
    elif _was_shared(opened, draft):
        draft = Draft(uuid.uuid4())
    return keep(opened, therapist, replace(draft, reader=reader, handle=handle))


def _was_shared(opened: Opened, draft: Draft) -> bool:
    """A server that was killed between sharing and `drop` leaves the draft behind: going on with it, whatever is
    shared next would be taken for the share that was made."""
    receipt = (NOTEBOOK, f"{PREFIX}{draft.share}")
    return bool(answering.Rows(opened, [receipt]).body(*receipt))


def change(opened: Opened, therapist: str, **changes: Any) -> Draft:
    return keep(opened, therapist, replace(read(opened, therapist), **changes))


def drop(opened: Opened, therapist: str) -> None:
    answering.forget(opened, *_place(therapist))


def _place(therapist: str) -> tuple[str, str]:
    return therapist or NOTEBOOK, NAME


def _plain(draft: Draft) -> dict[str, Any]:
    lines = None if draft.lines is None else list(draft.lines)
    return {**draft.__dict__, "share": draft.share.hex, "lines": lines}


def _draft(body: Mapping[str, Any]) -> Draft:
    lines = body["lines"]
    return Draft(**{**body, "share": uuid.UUID(body["share"]), "lines": None if lines is None else tuple(lines)})
