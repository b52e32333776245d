"""A therapist's answer to a share, as plain data: one tap, line by line, or a kind no."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from intake.engine.shared import SharedLine

KINDS = ("read", "lines", "decline")  # "read" is "Read; let us talk when we meet"
WORDS = ("can", "partly", "cannot", "talk")


@dataclass(frozen=True)
class Answered:
    """To one line, by the line's id: one of WORDS, or "", and a sentence."""

    word: str = ""
    sentence: str = ""


@dataclass(frozen=True)
class Said:
    kind: str
    lines: Mapping[str, Answered] = field(default_factory=dict)
    noticed: str = ""
    next_step: str = ""
    referral: str = ""


@dataclass(frozen=True)
class Beside:
    """One answer beside the line it is about."""

    says: str
    word: str
    sentence: str


def beside(lines: Iterable[SharedLine], said: Said) -> Iterator[Beside]:
    for line in lines:
        if answered := said.lines.get(line.id):
            yield Beside(line.says, answered.word, answered.sentence)


def plain(said: Said) -> dict[str, Any]:
    lines = {name: [one.word, one.sentence] for name, one in said.lines.items()}
    rest = {"noticed": said.noticed, "next_step": said.next_step, "referral": said.referral}
    return {"kind": said.kind, "lines": lines, **rest}


def read(body: Mapping[str, Any]) -> Said:
    """What `plain` wrote: also for its client, whose notebook holds the share's key."""
    lines = {name: Answered(*one) for name, one in body["lines"].items()}
    return Said(body["kind"], lines, body["noticed"], body["next_step"], body["referral"])
