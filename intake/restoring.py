"""What was taken along comes back: first what it would add, then all of it or nothing. What is here stays as it is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from intake import answering, considering, returning
from intake.answering import NOTEBOOK, Jotting
from intake.engine.criteria import Stage
from intake.gathering import FIELDS
from intake.models import Record
from intake.notebook import CheckHead, Index, Therapist
from intake.returning import NotHere, Opened, change_index

Plain = Mapping[str, Any]
_WRITING = {"page": "", "revision": 1}
_SHORT = {long: short for short, long in FIELDS.items()}


class Otherwise(Exception):
    """Something here has the same id, and is something else."""


@dataclass(frozen=True)
class Adding:
    """What a file adds to a notebook. `differ` counts what is here already, and says something else."""

    therapists: tuple[Therapist, ...]
    checks: tuple[CheckHead, ...]
    rows: tuple[Jotting, ...]
    differ: int
    stays_out: bool  # what the client needs was asked here by another version of the content

    @property
    def nothing(self) -> bool:
        return not (self.therapists or self.checks or self.rows)

    @property
    def put_away(self) -> int:
        return sum(one.archived for one in self.therapists)

    @property
    def answers(self) -> int:
        return sum(_is_answer(row) and ("o" in row.body or "t" in row.body) for row in self.rows)

    @property
    def notes(self) -> int:
        """Texts in own words beside the answers."""
        return sum(_has_words(row) for row in self.rows)


def _is_answer(row: Jotting) -> bool:
    return row.name[:1].isupper()


def _has_words(row: Jotting) -> bool:
    if _is_answer(row):
        return bool(row.body.get("n"))
    kind = row.name.partition(":")[0]
    if kind in ("line", "talk", "opening"):
        return bool(row.body.get("text") or row.body.get("note"))
    return kind in ("practical", "decline", "ending") or row.name == "compare:decision"


def look(opened: Opened | None, notebook: Plain) -> Adding:
    """What would be added to the open notebook, or to a new one. Raises Otherwise."""
    index = opened.index if opened else Index()
    here = {(row.place, row.name): row.body for row in answering.everything(opened)} if opened else {}
    renamed, stays_out = _needs(index, notebook)
    rows = [replace(row, place=renamed.get(row.place, row.place)) for row in _rows(notebook)]
    rows = [row for row in rows if row.place not in stays_out]
    heads = [_head(one) for one in notebook["checks"] if one["id"] not in (*renamed, *stays_out)]
    _refuse_others(index, heads, [one["id"] for one in notebook["therapists"]])
    return Adding(
        tuple(_people(index, notebook)),
        tuple(head for head in heads if index.check(head.id) is None),
        tuple(row for row in rows if (row.place, row.name) not in here),
        sum(_differs(here.get((row.place, row.name)), row.body) for row in rows),
        bool(stays_out),
    )


def _differs(here: Plain | None, brought: Plain) -> bool:
    """Which open page wrote a row, and how often, is no difference."""
    return here is not None and {**here, **_WRITING} != {**brought, **_WRITING}


def _needs(index: Index, notebook: Plain) -> tuple[dict[str, str], tuple[str, ...]]:
    """A notebook says once what its client needs: what a file says of it fills what was not said here."""
    here = index.before()
    brought = next((one for one in notebook["checks"] if one["stage"] == Stage.BEFORE), None)
    if here is None or brought is None or brought["id"] == here.id:
        return {}, ()
    if brought["version"] != here.version:
        return {}, (brought["id"],)
    return {brought["id"]: here.id}, ()


def _refuse_others(index: Index, heads: Iterable[CheckHead], people: Iterable[str]) -> None:
    """An id names one thing in a notebook. Raises Otherwise."""
    for head in heads:
        here = index.check(head.id)
        if index.therapist(head.id) or (here and _what(here) != _what(head)):
            raise Otherwise
    if any(index.check(one) for one in people):
        raise Otherwise


def _what(head: CheckHead) -> tuple[Any, ...]:
    return head.stage, head.therapist, head.day, head.version


def _people(index: Index, notebook: Plain) -> Iterator[Therapist]:
    """Those who are not here yet. Beyond those a client can consider at once they come put away."""
    room = considering.MOST - len(index.considered())
    for one in notebook["therapists"]:
        if index.therapist(one["id"]) is None:
            away = one["put_away"] or room <= 0
            room -= not away
            yield Therapist(one["id"], one["nickname"], away)


def _head(plain: Plain) -> CheckHead:
    return CheckHead(
        plain["id"],
        Stage(plain["stage"]),
        plain["length"],
        date.fromisoformat(plain["day"]),
        plain["number"],
        plain["version"],
        plain["therapist"],
        plain["grown"],
        tuple(plain["follows"]),
    )


def _rows(notebook: Plain) -> Iterator[Jotting]:
    for check in notebook["checks"]:
        yield from _rows_of_check(check)
    for person in notebook["therapists"]:
        yield from _rows_of_person(person["id"], person)
    yield from _rows_of_nobody(notebook["own"])


def _rows_of_check(check: Plain) -> Iterator[Jotting]:
    for answer in check["answers"]:
        body = {_SHORT[key]: value for key, value in answer.items() if key in _SHORT and value}
        yield Jotting(check["id"], answer["item"], body | {"v": check["version"]})
    for section, level in check["importance"].items():
        yield Jotting(check["id"], f"importance:{section}", {"level": level})
    for pair, fits in check["settled"].items():
        yield Jotting(check["id"], f"settled:{pair}", {"fits": fits})
    if check.get("private_list"):
        yield Jotting(check["id"], "safety:list", {"picked": check["private_list"]})


def _rows_of_lines(place: str, own: Plain) -> Iterator[Jotting]:
    for line, body in own.get("lines", {}).items():
        yield Jotting(place, f"line:{line}", body)
    if own.get("top"):
        yield Jotting(place, "top", {"ids": own["top"]})
    if own.get("opening"):
        yield Jotting(place, "opening", {"text": own["opening"]})


def _rows_of_person(place: str, person: Plain) -> Iterator[Jotting]:
    yield from _rows_of_lines(place, person)
    for talk in person.get("talks", ()):
        body = {key: value for key, value in talk.items() if key != "number"}
        yield Jotting(place, f"talk:{talk['number']}", body | _WRITING)
    if person.get("practical"):
        yield Jotting(place, "practical", person["practical"])
    if person.get("decline"):
        yield Jotting(place, "decline", {"text": person["decline"]})
    for page, body in person.get("ending", {}).items():
        yield Jotting(place, f"ending:{page}", body)


def _rows_of_nobody(own: Plain) -> Iterator[Jotting]:
    yield from _rows_of_lines(NOTEBOOK, own)
    for name, key, field in (("who", "ids", "compared"), ("ticks", "cells", "ticked")):
        if own.get(field):
            yield Jotting(NOTEBOOK, f"compare:{name}", {key: own[field]})
    if own.get("decision"):
        yield Jotting(NOTEBOOK, "compare:decision", own["decision"])


def begin(notebook: Plain, own: bool, today: date) -> tuple[bytes, Opened]:
    """A new notebook with all of it, and the token of the device that opens it."""
    with transaction.atomic():
        token, opened = returning.begin(own, today)
        return token, add(opened, notebook)


def add(opened: Opened, notebook: Plain) -> Opened:
    """All of it, or nothing where anything fails. Raises Otherwise, Busy and NotHere."""
    adding = look(opened, notebook)
    sealed = {answering.slot_of(opened, row): answering.seal(opened, row) for row in adding.rows}
    try:
        with transaction.atomic():
            opened = change_index(opened, lambda index: _with(index, adding, notebook))
            Record.objects.add(opened.id, sealed)
    except IntegrityError:
        raise NotHere from None
    return opened


def _with(index: Index, adding: Adding, notebook: Plain) -> Index:
    """What another window added meanwhile stays too."""
    people = (one for one in adding.therapists if index.therapist(one.id) is None)
    heads = tuple(one for one in adding.checks if index.check(one.id) is None)
    together = (*index.checks, *heads)
    return replace(
        index,
        therapists=(*index.therapists, *people),
        checks=_in_order(together) if index.checks and heads else together,
        stopped_at=index.stopped_at or next((one.id for one in heads if one.id == notebook["stopped_at"]), ""),
        seen_summary=index.seen_summary or notebook["seen_summary"],
    )


def _in_order(heads: tuple[CheckHead, ...]) -> tuple[CheckHead, ...]:
    """Those of two notebooks: their numbers follow the days again."""
    order = sorted(heads, key=lambda one: (one.day, one.number, one.id))
    return tuple(replace(one, number=number) for number, one in enumerate(order, start=1))
