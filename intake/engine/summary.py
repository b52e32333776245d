"""From dated checks to a summary. Pure and total: any checks, in any order, give one; the same checks, the same one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from intake.engine import change, contradictions, followup, rupture, safety, standing
from intake.engine.answers import Check, Record, Said
from intake.engine.change import Change
from intake.engine.conditions import holds
from intake.engine.criteria import Contradiction, Kind, Level, Questionnaire, Stage
from intake.engine.findings import Finding, is_safety
from intake.engine.followup import Followed
from intake.engine.picture import PictureRow, draw
from intake.engine.rupture import Moment, Rupture
from intake.engine.standing import Edits

MOST_USEFUL = 3


@dataclass(frozen=True)
class Need:
    """A before answer, as a line about the client."""

    item: str
    said: Said


@dataclass(frozen=True)
class Fact:
    """An answer that stands as it was said: neither a sign nor a finding."""

    item: str
    said: Said


@dataclass(frozen=True)
class Summary:
    observed: bool
    needs: tuple[Need, ...]
    facts: tuple[Fact, ...]
    fits: tuple[Finding, ...]
    questions: tuple[Finding, ...]
    flags: tuple[Finding, ...]
    raises: tuple[Finding, ...]
    followed: tuple[Followed, ...]
    most_useful: tuple[Finding, ...]
    picture: tuple[PictureRow, ...]
    open_pairs: tuple[Contradiction, ...]
    pairs: tuple[Contradiction, ...]
    moments: tuple[Moment, ...]
    changes: tuple[Change, ...]
    safety: bool
    safety_lines: frozenset[str]  # of the private page: picked there, or opened by an answer
    options: bool
    too_little: tuple[str, ...]  # sections where too little was said to tell
    answers: Mapping[str, Said]  # by item the answer that counts, for the gaps in sentences

    @property
    def findings(self) -> tuple[Finding, ...]:
        return (*self.fits, *self.questions, *self.flags, *self.raises)

    @property
    def rupture(self) -> Rupture | None:
        """Where the newest moment stands; None when none was noted."""
        return self.moments[-1].state if self.moments else None

    def life_of(self, concern: str) -> Followed | None:
        """None for what was never talked about."""
        return next((life for life in self.followed if life.concern == concern), None)

    @property
    def to_follow(self) -> tuple[str, ...]:
        """The concerns the next check may ask about, most useful first."""
        noted = (rupture.NOTED,) if self.rupture not in (None, Rupture.REPAIRED) else ()
        return followup.due(self.followed, (*(one.item for one in (*self.flags, *self.raises)), *noted))


def summarise(content: Questionnaire, checks: Iterable[Check], edits: Edits | None = None) -> Summary:
    edits = edits or Edits()
    record = Record(checks, content.follow_ups)
    followed = followup.follow(content, record)
    moments = rupture.moments(record, followed)
    found = standing.found(content, record, edits, moments)
    pairs = contradictions.found(content, record, found)
    findings = standing.shown(content, record, found, pairs, followed, edits)
    fits, questions, flags, raises = _lists(findings)
    return Summary(
        observed=record.observed(),
        needs=_needs(content, record),
        facts=_facts(content, record),
        fits=fits,
        questions=questions,
        flags=flags,
        raises=raises,
        followed=followed,
        most_useful=_most_useful(findings),
        picture=draw(content, findings, followed) if record.observed() else (),
        open_pairs=tuple(pair for pair in pairs if pair.hides and not record.settled(pair.id)),
        pairs=pairs,
        moments=moments,
        changes=change.changes(content, record),
        safety=safety.said(content, record, followed),
        safety_lines=safety.lines(content, record),
        options=_options(content, record, followed),
        too_little=_too_little(content, record),
        answers=_answers(content, record),
    )


def _lists(findings: tuple[Finding, ...]) -> Iterator[tuple[Finding, ...]]:
    """Fit signals, questions, red flags, things to raise."""
    for kind, flag in ((Kind.FIT, False), (Kind.ASK, False), (Kind.RAISE, True), (Kind.RAISE, False)):
        yield tuple(one for one in findings if one.kind is kind and bool(one.flag) is flag)


def _most_useful(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    def urgency(finding: Finding) -> tuple[bool, bool]:
        return (finding.level is not Level.MUST, finding.kind is not Kind.RAISE)

    candidates = [one for one in findings if one.kind in (Kind.RAISE, Kind.ASK)]
    return tuple(sorted(candidates, key=urgency)[:MOST_USEFUL])


def _needs(content: Questionnaire, record: Record) -> tuple[Need, ...]:
    said = (record.counting(item.id) for item in content.items.values() if item.stage is Stage.BEFORE)
    return tuple(Need(one.item, one) for one in said if one and one.answer.options != ("none",))


def _facts(content: Questionnaire, record: Record) -> tuple[Fact, ...]:
    said = (record.counting(item.id) for item in content.items.values() if item.fact)
    return tuple(Fact(one.item, one) for one in said if one)


def _options(content: Questionnaire, record: Record, followed: tuple[Followed, ...]) -> bool:
    """Whether the options page is due: by what followed a request, or by an answer of its own."""
    opening = (item for item in content.items.values() if item.opens_options and holds(item.when, record))
    return any(life.offers_options for life in followed) or any(
        record.is_one_of(item.id, item.opens_options) for item in opening
    )


def _answers(content: Questionnaire, record: Record) -> dict[str, Said]:
    said = ((item, record.counting(item.id)) for item in content.items.values())
    return {item.id: one for item, one in said if one and not is_safety(item, one.answer)}


def _too_little(content: Questionnaire, record: Record) -> tuple[str, ...]:
    """Sections with fewer than two answered items, or only "I do not know"."""
    if not record.observed():
        return ()
    little = []
    for section in content.sections:
        seen = [item for item in content.of_section(section) if item.stage is not Stage.BEFORE]
        said = [(item, one) for item in seen if (one := record.counting(item.id))]
        told = [one for item, one in said if not item.typed and "unknown" not in one.answer.options]
        if said and len(told) < 2:
            little.append(section.id)
    return tuple(little)
