"""Everything in a notebook as plain data, to take along. A kind of row that is not named here stays where it is."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from intake import answering
from intake.answering import NOTEBOOK, Jotting
from intake.notebook import CheckHead, Index
from intake.returning import Opened

ANSWER = "answer"  # a row of a check whose name is an item's id
TAKEN = frozenset(
    {
        *(ANSWER, "importance", "settled", "safety"),  # of a check
        *("line", "top", "opening"),  # of a therapist, and of nobody
        *("talk", "practical", "decline", "ending"),  # of a therapist
        "compare",  # of nobody
    }
)
LEFT = frozenset(
    {
        *("share", "share_draft"),  # what was shared lives on elsewhere: its keys leave with nothing
        "desk",  # on another server the same name is somebody else
    }
)
FIELDS: Mapping[str, str] = {"o": "options", "t": "text", "n": "note", "a": "about", "l": "level"}
Rows = dict[str, Mapping[str, Any]]


def kind_of(row: Jotting) -> str:
    """What kind of row it is, wherever it lies: each kind is either taken along or left."""
    return ANSWER if row.name[:1].isupper() else row.name.partition(":")[0]


def gather(opened: Opened) -> dict[str, Any]:
    """Therapists, checks and what belongs to nobody, with the bodies of their rows under readable names."""
    index, by_place = opened.index, _by_place(answering.everything(opened))
    return {
        "seen_summary": index.seen_summary,
        "stopped_at": index.stopped_at if index.check(index.stopped_at) else "",
        "therapists": [
            {"id": one.id, "nickname": one.nickname, "put_away": one.archived, **_person(by_place.get(one.id, {}))}
            for one in index.therapists
        ],
        "checks": [_check(head, by_place.get(head.id, {})) for head in index.checks],
        "own": _own(by_place.get(NOTEBOOK, {}), index),
    }


def _by_place(rows: Iterable[Jotting]) -> dict[str, Rows]:
    found: dict[str, Rows] = {}
    for row in sorted(rows, key=lambda one: (one.place, one.name)):
        if kind_of(row) in TAKEN:
            found.setdefault(row.place, {})[row.name] = row.body
    return found


def _named(rows: Rows, kind: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, body in rows.items():
        head, parted, rest = name.partition(":")
        if head == kind and parted:
            yield rest, body


def _check(head: CheckHead, rows: Rows) -> dict[str, Any]:
    check = {
        "id": head.id,
        "stage": head.stage,
        "length": head.length,
        "day": head.day.isoformat(),
        "number": head.number,
        "version": head.version,
        "therapist": head.therapist,
        "grown": head.grown,
        "follows": list(head.follows),
        "answers": [_answer(name, body) for name, body in rows.items() if ":" not in name],
        "importance": {name: body["level"] for name, body in _named(rows, "importance")},
        "settled": {name: body["fits"] for name, body in _named(rows, "settled")},
    }
    picked = [one for _name, body in _named(rows, "safety") for one in body["picked"]]
    return check | ({"private_list": picked} if picked else {})


def _answer(name: str, body: Mapping[str, Any]) -> dict[str, Any]:
    return {"item": name} | {FIELDS[key]: value for key, value in body.items() if key in FIELDS}


def _lines(rows: Rows) -> dict[str, Any]:
    """What the client changed about lines; what of it is empty stays out."""
    own = {
        "lines": {name: dict(body) for name, body in _named(rows, "line")},
        "top": rows.get("top", {}).get("ids", []),
        "opening": rows.get("opening", {}).get("text", ""),
    }
    return _said(own)


def _said(own: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in own.items() if value}


def _person(rows: Rows) -> dict[str, Any]:
    talks = [_talk(int(number), body) for number, body in _named(rows, "talk")]
    return _lines(rows) | _said(
        {
            "talks": sorted(talks, key=lambda talk: int(talk["number"])),
            "practical": dict(rows.get("practical", {})),
            "decline": rows.get("decline", {}).get("text", ""),
            "ending": {name: dict(body) for name, body in _named(rows, "ending")},
        }
    )


def _talk(number: int, body: Mapping[str, Any]) -> dict[str, Any]:
    """Which open page wrote last is of no use elsewhere."""
    return {"number": number, **{key: body[key] for key in ("day", "note", "asked", "marks")}}


def _own(rows: Rows, index: Index) -> dict[str, Any]:
    """Of the comparison what is about somebody who is still here."""
    compare = dict(_named(rows, "compare"))
    ids = {one.id for one in index.therapists}
    decision = dict(compare.get("decision", {}))
    if decision.get("lean") not in (*ids, "nobody", "not_yet"):
        decision.pop("lean", None)
    return _lines(rows) | _said(
        {
            "compared": [one for one in compare.get("who", {}).get("ids", ()) if one in ids],
            "ticked": [one for one in compare.get("ticks", {}).get("cells", ()) if one.partition(":")[0] in ids],
            "decision": decision,
        }
    )
