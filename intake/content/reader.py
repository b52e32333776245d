"""Reads one version of the content into the engine's plain objects, or says every mistake in a sentence."""

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from intake.content import released
from intake.content.shapes import ItemFile, ItemShape, ReviewFile, RuleFile, SafetyFile, SectionFile, Shape
from intake.engine.conditions import names
from intake.engine.criteria import (
    Contradiction,
    FlagRule,
    Item,
    Outcome,
    Prompt,
    Questionnaire,
    SafetyLine,
    Section,
)

HERE = Path(__file__).parent
_S = TypeVar("_S", bound=Shape)


class ContentMistakes(Exception):
    """Every mistake found, one sentence each."""

    def __init__(self, mistakes: list[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


@cache
def versions() -> tuple[str, ...]:
    """Every version that is there, oldest first. A new check asks what the newest one asks."""
    return tuple(folder.name for folder in released.folders(HERE / "versions"))


def questionnaire(version: str = "") -> Questionnaire:
    """One version; the newest when none is named."""
    return _questionnaire(version or versions()[-1])


@cache
def _questionnaire(version: str) -> Questionnaire:
    return read(HERE / "versions" / version)


@cache
def known(version: str) -> Questionnaire:
    """One version, which also knows what only the others ask: an answer outlives its question."""
    return remembering(questionnaire(version), [questionnaire(one) for one in reversed(versions())])


def remembering(content: Questionnaire, others: Iterable[Questionnaire]) -> Questionnaire:
    """Nothing of it is asked otherwise: lengths, rules and the order of its own items stay as they are."""
    order = [criterion for section in content.sections if not section.stages for criterion in section.criteria]
    items, extras, safety = dict(content.items), dict(content.extras), {line.id: line for line in content.safety}
    for other in others:
        items = {**{one.id: one for one in other.items.values() if one.criterion in order}, **items}
        extras = {**other.extras, **extras}
        safety = {**{line.id: line for line in other.safety}, **safety}
    own = [*content.items, *(one for one in items if one not in content.items)]
    own.sort(key=lambda one: order.index(items[one].criterion))
    return replace(content, items={one: items[one] for one in own}, extras=extras, safety=tuple(safety.values()))


@cache
def is_draft(version: str = "") -> bool:
    """Until a clinician has read the wording and autistic and ADHD adults were asked about it."""
    mistakes: list[str] = []
    review = _load(HERE / "versions" / (version or versions()[-1]) / "review.toml", ReviewFile, mistakes)
    if review is None:
        raise ContentMistakes(mistakes)
    return not (review.clinician and review.interviews)


def read(folder: Path) -> Questionnaire:
    """Raises ContentMistakes."""
    mistakes: list[str] = []
    files = sorted((folder / "items").glob("*.toml"))
    shapes = [shape for path in files for shape in _items(path, mistakes)]
    extras = _items(folder / "extras.toml", mistakes)
    sections = _load(folder / "sections.toml", SectionFile, mistakes)
    rules = _load(folder / "rules.toml", RuleFile, mistakes)
    safety = _load(folder / "safety.toml", SafetyFile, mistakes)
    if not (sections and rules and safety):
        raise ContentMistakes(mistakes)
    order = [criterion for section in sections.section if not section.stages for criterion in section.criteria]
    shapes.sort(key=lambda shape: order.index(shape.id[0]) if shape.id[0] in order else 99)
    mistakes += _unknown_ids(shapes, extras, sections, rules)
    if mistakes:
        raise ContentMistakes(mistakes)
    return _whole(folder.name, shapes, extras, sections, rules, safety)


def _whole(
    version: str,
    shapes: list[ItemShape],
    extras: list[ItemShape],
    sections: SectionFile,
    rules: RuleFile,
    safety: SafetyFile,
) -> Questionnaire:
    always = {criterion for section in sections.section for criterion in section.always}
    return Questionnaire(
        version=version,
        sections=tuple(Section(one.id, one.criteria, one.stages) for one in sections.section),
        items={shape.id: _item(shape, shape.id[0] in always) for shape in shapes},
        extras={shape.id: _item(shape, always=False) for shape in extras},
        lengths={
            stage: {name: _asked(asked, shapes, stage) for name, asked in lengths.items()}
            for stage, lengths in sections.lengths.items()
        },
        flags=tuple(FlagRule(one.id, one.item, one.when.meaning(), one.evidence) for one in rules.flag),
        contradictions=tuple(
            Contradiction(one.id, one.when.meaning(), one.a, one.b, one.hides) for one in rules.contradiction
        ),
        safety=tuple(SafetyLine(one.id, one.tier) for one in safety.line),
        seconds=sections.seconds,
    )


def _load(path: Path, shape: type[_S], mistakes: list[str]) -> _S | None:
    try:
        return shape.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError) as problem:
        mistakes.append(f"{path.name} cannot be read: {problem}.")
    except ValidationError as problem:
        mistakes.extend(_sentence(path.name, error) for error in problem.errors())
    return None


def _items(path: Path, mistakes: list[str]) -> list[ItemShape]:
    loaded = _load(path, ItemFile, mistakes)
    return list(loaded.item) if loaded else []


def _sentence(name: str, error: Any) -> str:
    place = " > ".join(str(part) for part in error["loc"])
    return f"{name}, at {place or 'the top'}: {error['msg']}."


def _unknown_ids(shapes: list[ItemShape], extras: list[ItemShape], sections: SectionFile, rules: RuleFile) -> list[str]:
    ids = [shape.id for shape in (*shapes, *extras)]
    known = set(ids)
    mistakes = [f"{one} stands twice." for one in sorted({one for one in ids if ids.count(one) > 1})]
    named = {one: shape.id for shape in shapes for one in _names(shape)}
    named |= {one: rule.id for rule in rules.flag for one in (rule.item, *rule.evidence)}
    conditions = {rule.id: rule.when for rule in rules.flag} | {rule.id: rule.when for rule in rules.contradiction}
    named |= {one: rule for rule, when in conditions.items() for one in names(when.meaning())}
    named |= {one: rule.id for rule in rules.contradiction for one in (*rule.a, *rule.b) if one != "*"}
    for lengths in sections.lengths.values():
        named |= {one: name for name, asked in lengths.items() if not isinstance(asked, str) for one in asked}
    return mistakes + [f"{place} names {one}, which is no item." for one, place in named.items() if one not in known]


def _names(shape: ItemShape) -> set[str]:
    conditions = [shape.when, shape.raise_when, *(row.when for row in shape.outcomes or ())]
    looked_at = (names(condition.meaning()) for condition in conditions if condition)
    asked = [shape.request] if shape.request else []
    return {*shape.need, *shape.beside, *shape.gaps.values(), *asked, *(one.item for one in shape.prompts)}.union(
        *looked_at
    )


def _asked(asked: str | tuple[str, ...], shapes: list[ItemShape], stage: str) -> tuple[str, ...]:
    if isinstance(asked, tuple):
        return asked
    return tuple(one.id for one in shapes if one.stage == stage and one.alone and (one.starred or asked == "all"))


def _item(shape: ItemShape, always: bool) -> Item:
    return Item(
        id=shape.id,
        criterion=shape.criterion or shape.id[0],
        stage=shape.stage,
        answering=shape.kind,
        options=shape.all_options(),
        starred=shape.starred,
        most=shape.most,
        when=shape.when.meaning() if shape.when else None,
        always=shape.always or always,
        need=shape.need,
        has_level=shape.level,
        never_raise=shape.never_raise,
        raise_when=shape.raise_when.meaning() if shape.raise_when else None,
        request=shape.request,
        ask_only_at_must=shape.ask_only_at_must,
        outcomes=None if shape.outcomes is None else tuple(_outcome(row) for row in shape.outcomes),
        prompts=tuple(Prompt(one.item, frozenset(one.options)) for one in shape.prompts),
        own_question=frozenset(shape.own_question),
        safety_options=frozenset(shape.safety_options),
        safety_line=shape.safety_line,
        gaps=shape.gaps,
        goes_to=shape.goes_to,
        beside=shape.beside,
        of_concern=shape.of_concern,
        fact=shape.fact,
        asks_twice=shape.asks_twice,
        opens_options=frozenset(shape.opens_options),
    )


def _outcome(row: Any) -> Outcome:
    return Outcome(frozenset(row.options), row.gives, row.when.meaning() if row.when else None)
