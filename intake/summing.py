"""The summary of one therapist with what the client changed about its lines."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from intake import answering
from intake.answering import NOTEBOOK, Jotting
from intake.content import reader, released
from intake.content.gaps import Told
from intake.engine.answers import Check, Said, said_in
from intake.engine.criteria import Level, Questionnaire
from intake.engine.findings import Finding
from intake.engine.standing import Edits
from intake.engine.summary import Summary, summarise
from intake.notebook import CheckHead, Index
from intake.returning import Opened, change_index

TOP = 3
MEET = "meet:"
DESK = "desk"


@dataclass(frozen=True)
class Summed:
    """A summary beside the client's own words about it; `lines` maps a finding's id to its edits."""

    therapist: str  # empty: what the client needs, before anybody was met
    content: Questionnaire
    checks: tuple[Check, ...]
    summary: Summary
    lines: Mapping[str, Mapping[str, Any]]
    top: tuple[str, ...]
    opening: str
    extras: Mapping[str, Said]  # answers to what is no item: practical limits, own words
    desk: str = ""  # the address of the therapist's desk here, where the client named one

    @property
    def told(self) -> Told:
        return Told(self.content, self.summary.answers)


def sum_up(opened: Opened, therapist: str, rows: list[Jotting] | None = None) -> Summed:
    """What the client needs and what was seen of one therapist; of nobody when none is named.

    Two statements: the notebook was read before, and all its rows are read here unless they are at hand.
    How much a part matters is the client's own: the newest word of any check counts for every therapist.
    """
    rows = answering.everything(opened) if rows is None else rows
    levels = importance(opened.index, rows)
    checks = tuple(
        replace(one, importance={**one.importance, **levels}) for one in answering.checks(opened, rows, therapist)
    )
    own = {row.name: row.body for row in rows if row.place == (therapist or NOTEBOOK)}
    shared = {row.name: row.body for row in rows if row.place == NOTEBOOK and row.name.startswith(f"line:{MEET}")}
    lines = {name.removeprefix("line:"): body for name, body in (own | shared).items() if name.startswith("line:")}
    content = content_of(opened.index.of(therapist))
    return Summed(
        therapist,
        content,
        checks,
        summarise(content, checks, _edits(lines)),
        lines,
        tuple(own.get("top", {}).get("ids", ())),
        own.get("opening", {}).get("text", ""),
        _extras(content, checks),
        own.get(DESK, {}).get("handle", ""),
    )


def _extras(content: Questionnaire, checks: Iterable[Check]) -> dict[str, Said]:
    return {
        name: said_in(check, name, answer)
        for check in checks
        for name, answer in check.answers.items()
        if name in content.extras and answer.counts
    }


def content_of(heads: Iterable[CheckHead]) -> Questionnaire:
    """What answers of several checks mean together: as the newest of their versions has it. What was asked before
    and is asked no more keeps its meaning, so that no line goes because of a release."""
    return reader.known(released.newest({head.version for head in heads} or reader.versions()))


def importance(index: Index, rows: Iterable[Jotting]) -> dict[str, Level]:
    """How much each part matters to the client: the newest word of any check, whoever it was about."""
    order = {head.id: (head.day, head.number) for head in index.checks}
    said = [row for row in rows if row.name.startswith("importance:") and row.place in order]
    said.sort(key=lambda row: order[row.place])
    return {row.name.partition(":")[2]: Level(row.body["level"]) for row in said}


def _edits(lines: Mapping[str, Mapping[str, Any]]) -> Edits:
    return Edits(
        levels={name.split(":")[1]: Level(body["level"]) for name, body in lines.items() if body.get("level")},
        marked=frozenset(name for name, body in lines.items() if body.get("mark") == "on"),
        unmarked=frozenset(name for name, body in lines.items() if body.get("mark") == "off"),
        order={name: int(body["order"]) for name, body in lines.items() if "order" in body},
    )


def change_line(opened: Opened, therapist: str, line: str, **changes: Any) -> None:
    """Changes what the client says about one line; what is not named stays as it was."""
    place = _place(therapist, line)
    name = f"line:{line}"
    before = answering.Rows(opened, [(place, name)]).body(place, name)
    answering.jot(opened, Jotting(place, name, {**before, **changes}))


def _place(therapist: str, line: str = "") -> str:
    """*How to meet me* is the client's own, whoever reads it; all else belongs to one therapist."""
    return NOTEBOOK if line.startswith(MEET) else therapist or NOTEBOOK


def move_line(opened: Opened, summed: Summed, found: Finding, *, down: bool) -> None:
    """Changes places with the neighbour in the same list."""
    ids = [one.id for one in summed.summary.findings if one.kind is found.kind]
    at = ids.index(found.id)
    to = min(len(ids) - 1, at + 1) if down else max(0, at - 1)
    ids[at], ids[to] = ids[to], ids[at]
    for place, name in enumerate(ids, start=1):
        change_line(opened, summed.therapist, name, order=place)


def choose_top(opened: Opened, therapist: str, ids: Iterable[str]) -> None:
    answering.jot(opened, Jotting(_place(therapist), "top", {"ids": list(dict.fromkeys(ids))[:TOP]}))


def name_desk(opened: Opened, therapist: str, handle: str) -> None:
    """The desk a therapist has here, as the client knows it: their card is set beside the summary."""
    answering.jot(opened, Jotting(_place(therapist), DESK, {"handle": handle}))


def write_opening(opened: Opened, therapist: str, text: str) -> None:
    answering.jot(opened, Jotting(_place(therapist), "opening", {"text": text}))


def seen(opened: Opened) -> Opened:
    """A notebook whose summary was seen is kept for longer."""
    return change_index(opened, lambda index: replace(index, seen_summary=True))
