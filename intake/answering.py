"""Saving and reading answers: one sealed row an answer, under a slot that does not tell the question."""

import json
import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import IntegrityError

from intake.content import reader
from intake.engine.answers import Answer, Check
from intake.engine.criteria import Level, Stage
from intake.models import Record
from intake.notebook import CheckHead, Index, Therapist, new_id
from intake.returning import NotHere, Opened, change_index
from intake.vault import tokens
from intake.vault.envelope import Unreadable

LOG = logging.getLogger(__name__)
NOTEBOOK = "notebook"  # the place of what belongs to no check


@dataclass(frozen=True)
class Jotting:
    """One sealed row: where it stands, its name there, and its body."""

    place: str
    name: str
    body: Mapping[str, Any]


def start_check(
    opened: Opened, stage: Stage, length: str, today: date, therapist: str = "", follows: tuple[str, ...] = ()
) -> tuple[Opened, CheckHead]:
    """Adds a check of one therapist, or of a new entry when none is named; *before* belongs to nobody."""
    check_id, entry_id = new_id(), new_id()

    def started(index: Index) -> Index:
        # the number is read here: a try after a conflict must see what the other tab began
        number = 1 + max((check.number for check in index.checks), default=0)
        belongs = ""
        if stage is not Stage.BEFORE:
            entry = index.therapist(therapist) or Therapist(entry_id)
            index, belongs = index.with_therapist(entry), entry.id
        check = CheckHead(check_id, stage, length, today, number, reader.versions()[-1], belongs, follows=follows)
        return replace(index.with_check(check), stopped_at=check_id)

    opened = change_index(opened, started)
    return opened, next(check for check in opened.index.checks if check.id == check_id)


def lengthen(opened: Opened, check_id: str, length: str) -> Opened:
    """A short walk grows into a longer one with nothing lost: the answers stay where they are."""

    def longer(index: Index) -> Index:
        head = index.check(check_id)
        return index.with_check(replace(head, length=length, grown=True)) if head else index

    return change_index(opened, longer)


def record(opened: Opened, check: CheckHead, item_id: str, answer: Answer) -> None:
    jot(opened, Jotting(check.id, item_id, _plain(answer) | {"v": check.version}))


class Rows:
    """Some sealed rows, or `every` one, read in one statement, each opened only when it is looked at."""

    def __init__(self, opened: Opened, keys: Iterable[tuple[str, str]], every: bool = False) -> None:
        self._opened, self._every = opened, every
        self._slots = {} if every else {key: tokens.slot(opened.slot_key, *key) for key in keys}
        self._sealed = Record.objects.of(opened.id) if every else Record.objects.at(self._slots.values())
        self._remembered: dict[tuple[str, str], Answer] = {}
        self._bodies: dict[bytes, Mapping[str, Any]] = {}

    def _slot(self, place: str, name: str) -> bytes | None:
        if self._every:
            return tokens.slot(self._opened.slot_key, place, name)
        return self._slots.get((place, name))

    def has(self, place: str, name: str) -> bool:
        return (place, name) in self._remembered or self._slot(place, name) in self._sealed

    def sealed(self, place: str, name: str) -> bytes | None:
        slot = self._slot(place, name)
        return self._sealed.get(slot) if slot else None

    def remember(self, place: str, name: str, answer: Answer) -> None:
        """Takes in what was just saved, so that it need not be read again."""
        self._remembered[place, name] = answer

    def body(self, place: str, name: str) -> Mapping[str, Any]:
        """The row's body; empty when there is none, or it cannot be read."""
        slot = self._slot(place, name)
        if slot is None or slot not in self._sealed:
            return {}
        if slot not in self._bodies:
            row = _open(self._opened, slot, self._sealed[slot])
            self._bodies[slot] = row.body if row else {}
        return self._bodies[slot]

    def answer(self, place: str, name: str) -> Answer | None:
        if (place, name) in self._remembered:
            return self._remembered[place, name]
        body = self.body(place, name)
        return _answer(body) if body else None

    def everything(self) -> list[Jotting]:
        """All rows of the notebook: those at hand, where that is all of them; else they are read anew."""
        return _opened_rows(self._opened, self._sealed) if self._every else everything(self._opened)


def every_row(opened: Opened) -> Rows:
    """All rows at hand, for a page about several checks."""
    return Rows(opened, (), every=True)


def jot(opened: Opened, jotting: Jotting) -> None:
    """Raises NotHere when the notebook was deleted, in another tab, since it was opened."""
    try:
        Record.objects.put(slot_of(opened, jotting), opened.id, seal(opened, jotting))
    except IntegrityError:
        raise NotHere from None


def jot_over(opened: Opened, rows: Rows, jotting: Jotting) -> bool:
    """Writes only over the row as it was read in `rows`. Whether it did: another tab may have been first.

    Raises NotHere.
    """
    was = rows.sealed(jotting.place, jotting.name)
    try:
        return Record.objects.swap(slot_of(opened, jotting), opened.id, was, seal(opened, jotting))
    except IntegrityError:
        raise NotHere from None


def seal(opened: Opened, row: Jotting) -> bytes:
    body = json.dumps([row.place, row.name, row.body], separators=(",", ":")).encode()
    return opened.sealer.seal(b"row:" + opened.id.bytes, body)


def forget(opened: Opened, place: str, name: str) -> None:
    Record.objects.filter(slot=tokens.slot(opened.slot_key, place, name)).delete()


def slot_of(opened: Opened, row: Jotting) -> bytes:
    return tokens.slot(opened.slot_key, row.place, row.name)


def everything(opened: Opened) -> list[Jotting]:
    """All rows of the notebook, in one statement."""
    return _opened_rows(opened, Record.objects.of(opened.id))


def _opened_rows(opened: Opened, rows: Mapping[bytes, bytes]) -> list[Jotting]:
    return [row for slot, sealed in rows.items() if (row := _open(opened, slot, sealed))]


def _open(opened: Opened, slot: bytes, sealed: bytes) -> Jotting | None:
    """A row that cannot be read is left out; one that lies in another row's slot too."""
    try:
        place, name, body = json.loads(opened.sealer.open(b"row:" + opened.id.bytes, sealed))
    except (Unreadable, ValueError):
        LOG.warning("a row could not be read")
        return None
    if tokens.slot(opened.slot_key, place, name) != slot:
        LOG.warning("a row lies in another row's place")
        return None
    return Jotting(place, name, body)


def checks(opened: Opened, rows: Iterable[Jotting], therapist: str) -> list[Check]:
    """The engine's dated checks of one therapist, with the client's own *before*."""
    by_place: dict[str, list[Jotting]] = {}
    for row in rows:
        by_place.setdefault(row.place, []).append(row)
    return [_check(head, by_place.get(head.id, [])) for head in opened.index.of(therapist)]


def _check(head: CheckHead, rows: list[Jotting]) -> Check:
    return Check(
        id=head.id,
        stage=head.stage,
        day=head.day,
        number=head.number,
        answers={row.name: _answer(row.body) for row in rows if ":" not in row.name},
        importance={name: Level(body["level"]) for name, body in _named(rows, "importance")},
        settled={name: body["fits"] for name, body in _named(rows, "settled")},
        safety=frozenset(line for _, body in _named(rows, "safety") for line in body["picked"]),
        version=head.version,
    )


def _named(rows: list[Jotting], kind: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for row in rows:
        head, _, name = row.name.partition(":")
        if head == kind and name:
            yield name, row.body


def _plain(answer: Answer) -> dict[str, Any]:
    plain = {
        "o": list(answer.options),
        "t": answer.text,
        "n": answer.note,
        "a": answer.about,
        "l": answer.level,
    }
    return {key: value for key, value in plain.items() if value}


def _answer(body: Mapping[str, Any]) -> Answer:
    level = body.get("l")
    return Answer(
        tuple(body.get("o", ())),
        body.get("t", ""),
        body.get("n", ""),
        body.get("a", ""),
        Level(level) if level else None,
    )
