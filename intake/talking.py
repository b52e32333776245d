"""During a talk: own questions to tick and one note, a sealed row a talk beside the therapist's entry."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from intake import answering
from intake.answering import Jotting, Rows
from intake.returning import Busy, Opened

TRIES = 5
NAME = "talk:"


@dataclass(frozen=True)
class Talk:
    """One talk. `asked` maps a question's id to its words as they stood; `marks` how far it was answered.

    `page` names the open page that wrote last, so that a page whose answer got lost on the way is not taken for
    another one; `revision` counts the writings.
    """

    number: int
    day: date
    note: str = ""
    marks: Mapping[str, str] = field(default_factory=dict)
    asked: Mapping[str, str] = field(default_factory=dict)
    page: str = ""
    revision: int = 0


class Otherwise(Exception):
    """Another page wrote about this talk meanwhile; `stored` is what it wrote."""

    def __init__(self, stored: Talk) -> None:
        super().__init__()
        self.stored = stored


def talks(rows: Iterable[Jotting], therapist: str) -> tuple[Talk, ...]:
    """Every talk with one therapist that something was written about, oldest first."""
    found = (_read(row) for row in rows if row.place == therapist and row.name.startswith(NAME))
    return tuple(sorted(found, key=lambda talk: talk.number))


def current(known: tuple[Talk, ...], today: date) -> Talk:
    """The talk of today, or a new one."""
    newest = known[-1] if known else None
    return newest if newest and newest.day == today else Talk(1 + (newest.number if newest else 0), today)


def keep(opened: Opened, therapist: str, talk: Talk) -> Talk:
    """Keeps what a page says that has seen the talk as of `talk.revision`. Raises Otherwise, Busy, NotHere."""
    name = f"{NAME}{talk.number}"
    for _ in range(TRIES):
        rows = Rows(opened, [(therapist, name)])
        body = rows.body(therapist, name)
        stored = _read(Jotting(therapist, name, body)) if body else None
        if stored and stored.revision != talk.revision and stored.page != talk.page:
            raise Otherwise(stored)
        kept = _after(stored, talk)
        if answering.jot_over(opened, rows, Jotting(therapist, name, _plain(kept))):
            return kept
    raise Busy


def _after(stored: Talk | None, talk: Talk) -> Talk:
    """The day of a talk stays the one it was begun on, and no question that was asked is forgotten."""
    before = stored or Talk(talk.number, talk.day)
    return Talk(
        talk.number, before.day, talk.note, talk.marks, {**before.asked, **talk.asked}, talk.page, before.revision + 1
    )


def _plain(talk: Talk) -> dict[str, object]:
    return {
        "day": talk.day.isoformat(),
        "note": talk.note,
        "marks": dict(talk.marks),
        "asked": dict(talk.asked),
        "page": talk.page,
        "revision": talk.revision,
    }


def _read(row: Jotting) -> Talk:
    number = int(row.name.removeprefix(NAME))
    return Talk(number, **{**row.body, "day": date.fromisoformat(row.body["day"])})
