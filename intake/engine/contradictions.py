"""Answers that do not agree: both are shown, neither side counts until the client says which fits."""

from collections.abc import Iterable
from dataclasses import dataclass

from intake.engine.answers import Record
from intake.engine.conditions import holds
from intake.engine.criteria import Contradiction, Kind, Questionnaire
from intake.engine.findings import Finding

EVERY_FIT_SIGNAL = "*"


@dataclass(frozen=True)
class Evidence:
    """A record together with what was found in it, for conditions that look at findings."""

    record: Record
    findings: tuple[Finding, ...]

    def is_one_of(self, item_id: str, options: frozenset[str]) -> bool:
        return self.record.is_one_of(item_id, options)

    def checks_with(self, item_id: str, options: frozenset[str]) -> int:
        return self.record.checks_with(item_id, options)

    def has_note(self, item_id: str) -> bool:
        return self.record.has_note(item_id)

    def fit_signals(self) -> int:
        return sum(finding.kind is Kind.FIT for finding in self.findings)

    def things_to_raise(self) -> int:
        return sum(finding.kind is Kind.RAISE for finding in self.findings)


def found(content: Questionnaire, record: Record, findings: Iterable[Finding]) -> tuple[Contradiction, ...]:
    evidence = Evidence(record, tuple(findings))
    return tuple(pair for pair in content.contradictions if holds(pair.when, evidence))


def standing(findings: Iterable[Finding], pairs: Iterable[Contradiction], record: Record) -> tuple[Finding, ...]:
    """The findings without the fit signals that an open or settled contradiction takes away."""
    hidden: set[str] = set()
    for pair in pairs:
        if pair.hides:
            hidden |= _hidden_side(pair, record.settled(pair.id))
    return tuple(
        finding
        for finding in findings
        if finding.kind is not Kind.FIT or not ({finding.item, EVERY_FIT_SIGNAL} & hidden)
    )


def _hidden_side(pair: Contradiction, settled: str) -> set[str]:
    return {"a": set(pair.b), "b": set(pair.a), "both": set(), "unknown": set()}.get(settled, {*pair.a, *pair.b})
