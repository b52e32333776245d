"""What a check asks, by its stage and length: parts and their questions, before anybody has answered one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from intake.content.reader import questionnaire
from intake.engine import followup, path
from intake.engine.criteria import Item, Questionnaire, Stage, concern_of
from intake.engine.path import Part
from intake.notebook import CheckHead

# lengths without part ends: a page between single questions would be a toll
QUICK = ("quick", "first", "talk", "check_in", "repair")
UNENDED = ("own", "since")  # parts that are no section, and have no end of their own
HURT = ("H-1", "H-2", "H-3")
OWN_WORDS = "OWN"
PRACTICAL = ("L-1", "L-2", "L-3", "L-4", "L-5", "L-6")


@dataclass(frozen=True)
class Plan:
    """What every walk of one length has in common. `named` are the items a condition looks at."""

    parts: tuple[Part, ...]
    items: tuple[Item, ...]
    named: frozenset[str]


@cache
def plan(version: str, stage: Stage, length: str) -> Plan:
    content = questionnaire(version)
    parts = (*_asked(content, stage, length), *_beside(content, stage, length))
    items = tuple(item for part in parts for item in part.items)
    return Plan(parts, items, path.looked_at(items))


def _asked(content: Questionnaire, stage: Stage, length: str) -> tuple[Part, ...]:
    parts = path.parts(content, stage, length)
    if length != "repair":
        return parts
    own = tuple(content.extras[name] for name in HURT)  # the client's own words come first
    return tuple(replace(part, items=(*own, *part.items)) for part in parts)


def since(content: Questionnaire, head: CheckHead) -> tuple[Part, ...]:
    """What opens a check: what happened to the concerns that were due when it was begun."""
    asked = [
        item
        for first in head.follows
        for item in followup.about(content, concern_of(first), changed=first.startswith(followup.LASTED))
    ]
    return (Part("since", tuple(asked), last=False),) if asked else ()


def _beside(content: Questionnaire, stage: Stage, length: str) -> Iterator[Part]:
    if length in ("first", "check_in"):
        yield Part("own", (content.extras[OWN_WORDS],), last=False)
    if stage is Stage.BEFORE:
        yield Part("practical", tuple(content.extras[name] for name in PRACTICAL), last=False)
