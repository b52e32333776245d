"""What is asked next: the items of a check in order, cut into parts, without those whose condition does not hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from intake.engine.answers import Answer
from intake.engine.conditions import Evidence, holds, names
from intake.engine.criteria import Item, Questionnaire, Stage

LONGEST_PART = 6


@dataclass(frozen=True)
class Part:
    """Some criteria of one section, asked together. The section's last part asks how much it matters."""

    section: str
    items: tuple[Item, ...]
    last: bool


def parts(content: Questionnaire, stage: Stage, length: str) -> tuple[Part, ...]:
    """The parts of a check, conditional items included; what is due depends on the answers."""
    asked = _asked(content, content.lengths[stage][length])
    cut: list[Part] = []
    for section in content.sections:
        own = [item for item in asked if content.section_of(item) == section]
        groups = _cut(own, section.criteria)
        cut += [Part(section.id, group, group is groups[-1]) for group in groups]
    return tuple(cut)


def _asked(content: Questionnaire, item_ids: Iterable[str]) -> list[Item]:
    """The items in order, each after the questions beside the items that its condition looks at."""
    asked: dict[str, Item] = {}
    for item_id in item_ids:
        item = content.items[item_id]
        first = (content.extras[name] for name in sorted(names(item.when)) if name in content.extras)
        asked |= {one.id: one for one in first if one.stage is item.stage}
        asked[item_id] = item
    return list(asked.values())


def _cut(items: list[Item], criteria: tuple[str, ...]) -> list[tuple[Item, ...]]:
    """Groups of at most six where that is possible by cutting between criteria only."""
    if not items:
        return []
    groups: list[tuple[Item, ...]] = []
    for criterion in criteria:
        own = tuple(item for item in items if item.criterion == criterion)
        if groups and len(groups[-1]) + len(own) <= LONGEST_PART:
            groups[-1] += own
        elif own:
            groups.append(own)
    return groups


def due(items: Iterable[Item], evidence: Evidence) -> tuple[Item, ...]:
    return tuple(item for item in items if holds(item.when, evidence))


def looked_at(items: Iterable[Item]) -> frozenset[str]:
    """The ids of every item that a condition among these names: the only answers a path must open."""
    return frozenset().union(*(names(item.when) for item in items))


def reach(items: Iterable[Item], item_id: str) -> frozenset[str]:
    """An item and those that may follow it at once: up to the next one that is asked of everybody."""
    ahead = iter(items)
    found = {item_id}
    next((item for item in ahead if item.id == item_id), None)
    for item in ahead:
        found.add(item.id)
        if item.when is None:
            break
    return frozenset(found)


def first_unanswered(items: Iterable[Item], answers: Mapping[str, Answer]) -> Item | None:
    """The first one never shown, else the first one skipped."""
    asked = tuple(items)
    unseen = (item for item in asked if item.id not in answers)
    skipped = (item for item in asked if item.id in answers and not answers[item.id].counts)
    return next(unseen, None) or next(skipped, None)


def status(items: Iterable[Item], answers: Mapping[str, Answer]) -> str:
    """A section of skips only is not yet started."""
    asked = tuple(items)
    told = sum(answers[item.id].counts for item in asked if item.id in answers)
    if not told:
        return "not_started"
    return "completed" if all(item.id in answers for item in asked) else "in_progress"


def minutes(content: Questionnaire, items: Iterable[Item]) -> int:
    """Whole minutes, rounded up, counted from the kinds of the questions."""
    seconds = sum(content.seconds[item.answering] for item in items)
    return max(1, -(-seconds // 60))
