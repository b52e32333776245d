"""The closed table of words the content may use in a condition, each with one meaning."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


class Evidence(Protocol):
    """What a condition may look at."""

    def is_one_of(self, item_id: str, options: frozenset[str]) -> bool: ...

    def checks_with(self, item_id: str, options: frozenset[str]) -> int: ...

    def has_note(self, item_id: str) -> bool: ...

    def fit_signals(self) -> int: ...

    def things_to_raise(self) -> int: ...


@dataclass(frozen=True)
class Is:
    """The answer that counts is one of these; `checks` asks for that many dated checks that say so."""

    item: str
    options: frozenset[str]
    checks: int = 1
    noted: bool = False


@dataclass(frozen=True)
class AtLeast:
    """So many of the conditions hold. All of them, or one of them, are the two common cases."""

    number: int
    of: tuple["Condition", ...]


@dataclass(frozen=True)
class Not:
    condition: "Condition"


@dataclass(frozen=True)
class Fits:
    at_least: int


@dataclass(frozen=True)
class NothingToRaise:
    pass


Condition = Is | AtLeast | Not | Fits | NothingToRaise


def all_of(*conditions: Condition) -> AtLeast:
    return AtLeast(len(conditions), conditions)


def holds(condition: Condition | None, evidence: Evidence) -> bool:
    return condition is None or _MEANING[type(condition)](condition, evidence)


def names(condition: Condition | None) -> frozenset[str]:
    """The ids of the items a condition looks at."""
    match condition:
        case Is(item=item):
            return frozenset({item})
        case AtLeast(of=of):
            return frozenset().union(*(names(part) for part in of))
        case Not(condition=inner):
            return names(inner)
    return frozenset()


def _is(condition: Is, evidence: Evidence) -> bool:
    if condition.noted and not evidence.has_note(condition.item):
        return False
    if condition.checks > 1:
        return evidence.checks_with(condition.item, condition.options) >= condition.checks
    return evidence.is_one_of(condition.item, condition.options)


def _at_least(condition: AtLeast, evidence: Evidence) -> bool:
    return sum(holds(part, evidence) for part in condition.of) >= condition.number


_MEANING: dict[type, Callable[..., bool]] = {
    Is: _is,
    AtLeast: _at_least,
    Not: lambda condition, evidence: not holds(condition.condition, evidence),
    Fits: lambda condition, evidence: evidence.fit_signals() >= condition.at_least,
    NothingToRaise: lambda condition, evidence: evidence.things_to_raise() == 0,
}
