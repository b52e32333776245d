"""A brief for somebody new: lines drawn from what was said, in the client's voice, without a name."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from intake.client import lines
from intake.client.paper import Section
from intake.content import sentences
from intake.ending import Ended
from intake.engine.answers import Answer
from intake.engine.criteria import Item
from intake.engine.findings import is_safety
from intake.pack.speaking import words

PARTS = ("need", "helped", "not_helped", "meet", "goals")
ALONG = {"worked": ("T-E2", "P-E1", "C-E1", "U-E2"), "asked": ("R-E2",), "with_me": ("E-E8", "G-E2")}
ELSEWHERE = ("G-B1", "W-B2", "W-B3")  # of the needs: they stand in another part


def drawn(ended: Ended, nicknames: tuple[str, ...]) -> dict[str, str]:
    """A line each; one that holds a nickname is left out, as this goes to somebody else."""
    found = {
        "need": [*_needs(ended), *_said(ended, "need")],
        "meet": [one["says"] for one in lines.meet(ended.summed) if not one["hidden"]],
        **{part: list(_said(ended, part)) for part in ("helped", "not_helped", "goals")},
    }
    return {part: "\n".join(one for one in found[part] if not _names_somebody(one, nicknames)) for part in PARTS}


def _names_somebody(line: str, nicknames: tuple[str, ...]) -> bool:
    return any(re.search(rf"\b{re.escape(name)}\b", line, re.IGNORECASE) for name in nicknames if name)


def _needs(ended: Ended) -> Iterator[str]:
    """What is no part of *How to meet me*, and no question to a therapist."""
    summed = ended.summed
    for need in summed.summary.needs:
        item = summed.content.items[need.item]
        asks = not item.own_question.isdisjoint(need.said.answer.options)
        if asks or item.id in ELSEWHERE or item.id.startswith(lines.MEET):
            continue
        says = sentences.read_out(item, need.said.answer, words(need.said.version), summed.told)
        if says and "?" not in says:
            yield says


def _said(ended: Ended, part: str) -> Iterator[str]:
    for name, line in words().file("endings")["brief_lines"][part].items():
        said = ended.record.counting(name)
        item = ended.summed.content.items[name]
        if said and not is_safety(item, said.answer) and (says := _line(item, said.answer, line)):
            yield says


def _line(item: Item, answer: Answer, line: Any) -> str:
    """By answer, or around an own text; a goal for later stands in the note of its answer."""
    if isinstance(line, Mapping):
        return next((str(line[one]) for one in answer.options if one in line), "")
    own = answer.text if item.typed else answer.note if "no" not in answer.options else ""
    return str(line).replace("{text}", " ".join(own.split())) if own else ""


def sections(written: Mapping[str, str]) -> list[Section]:
    """What is on the page: the parts that have something to say."""
    named = words().file("endings")["brief"]
    every = (Section(part, named[part], _lines(written.get(part, ""))) for part in PARTS)
    return [one for one in every if one.lines]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def along(ended: Ended) -> dict[str, str]:
    """What was said of it at the end, to begin with."""
    return {name: "\n\n".join(_own_texts(ended, items)) for name, items in ALONG.items()}


def _own_texts(ended: Ended, items: tuple[str, ...]) -> Iterator[str]:
    for name in items:
        said = ended.record.counting(name)
        if said and said.answer.text:
            yield said.answer.text
