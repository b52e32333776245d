"""From dated checks to a summary. Pure and total: any checks, in any order, give one; the same checks, the same one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from intake.engine import asking, change, contradictions, followup, rupture, safety
from intake.engine.answers import Check, Record, Said
from intake.engine.change import Change
from intake.engine.conditions import holds
from intake.engine.criteria import Contradiction, Kind, Level, Questionnaire, Stage
from intake.engine.findings import Finding, finding_of, flagged, is_safety, rank
from intake.engine.followup import Followed, State
from intake.engine.picture import PictureRow, draw
from intake.engine.rupture import Moment, Rupture

MOST_USEFUL = 3
# After must-have first, by criterion
_ORDER = {criterion: place for place, criterion in enumerate("RUGTWCNKPE")}


@dataclass(frozen=True)
class Edits:
    """What the client changed about lines; ids are those of findings, levels are per item."""

    levels: Mapping[str, Level] = field(default_factory=dict)
    marked: frozenset[str] = frozenset()  # "This was serious to me"
    unmarked: frozenset[str] = frozenset()
    order: Mapping[str, int] = field(default_factory=dict)


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
    found = _unrepaired(_found(content, record, edits), moments)
    pairs = contradictions.found(content, record, found)
    findings = _standing(content, record, found, pairs, followed, edits)
    by_kind = {kind: tuple(one for one in findings if one.kind is kind) for kind in Kind}
    raises = by_kind[Kind.RAISE]
    return Summary(
        observed=record.observed(),
        needs=_needs(content, record),
        facts=_facts(content, record),
        fits=by_kind[Kind.FIT],
        questions=by_kind[Kind.ASK],
        flags=tuple(one for one in raises if one.flag),
        raises=tuple(one for one in raises if not one.flag),
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


def _found(content: Questionnaire, record: Record, edits: Edits) -> list[Finding]:
    levels = dict(edits.levels)
    found = (finding_of(item, record, content, levels) for item in content.items.values())
    return [flagged(finding, record, content) for finding in found if finding]


def _standing(
    content: Questionnaire,
    record: Record,
    found: list[Finding],
    pairs: tuple[Contradiction, ...],
    followed: tuple[Followed, ...],
    edits: Edits,
) -> tuple[Finding, ...]:
    """What is shown: contradictions settled, ladder applied, prompted questions added, marks edited, in order."""
    standing = list(contradictions.standing(found, pairs, record))
    standing = [*_without_followed(standing, followed, record), *_followed_findings(followed)]
    standing += asking.prompted(content, record, {finding.item for finding in found}, edits.levels)
    marked = [_edited_mark(finding, edits) for finding in _without_unsafe(content, standing, followed)]
    return tuple(sorted(marked, key=lambda finding: _place(content, finding, edits)))


def _unrepaired(findings: list[Finding], moments: tuple[Moment, ...]) -> list[Finding]:
    """A moment that was repaired is no thing to raise: it stands as a strength."""
    repaired = bool(moments) and moments[-1].state is Rupture.REPAIRED
    return [one for one in findings if not (repaired and one.item == rupture.NOTED)]


def _without_followed(findings: list[Finding], followed: tuple[Followed, ...], record: Record) -> list[Finding]:
    """A concern that was taken up stands once, with its history. One not talked about stays as it is, and so does one
    that was seen again after it had changed."""
    lives = {life.concern: life for life in followed if life.taken_up}

    def stays(one: Finding) -> bool:
        life = lives.get(one.item)
        if one.kind is not Kind.RAISE or life is None:
            return True
        return life.repaired and any(record.is_after(said.check, life.steps[-1].check) for said in one.evidence)

    return [one for one in findings if stays(one)]


def _without_unsafe(content: Questionnaire, findings: list[Finding], followed: tuple[Followed, ...]) -> list[Finding]:
    """Nothing is said or asked about what is not safe to talk about, nor about what was asked because of it."""
    unsafe = {life.concern for life in followed if life.unsafe}
    return [
        one
        for one in findings
        if one.kind is Kind.FIT or unsafe.isdisjoint({one.item, *content.follow_ups.get(one.item, ())})
    ]


def _followed_findings(followed: tuple[Followed, ...]) -> Iterable[Finding]:
    """Unresolved responses are things to raise; *too soon* is a question with a day to check again."""
    for life in followed:
        if life.unresolved:
            kind, row, top = Kind.RAISE, "no", life.state is State.MADE_WORSE
        elif life.state is State.TOO_SOON:
            kind, row, top = Kind.ASK, "not_seen", False
        else:
            continue
        yield Finding(
            f"{kind}:{life.concern}:followed",
            kind,
            life.concern,
            str(life.state),
            life.evidence,
            Level.MUST if top else Level.NICE,
            top,
            life.flag,
            row,
            words=f"ladder.{life.state}",
        )


def _edited_mark(finding: Finding, edits: Edits) -> Finding:
    if finding.kind is not Kind.RAISE:
        return finding
    if finding.id in edits.unmarked:
        return replace(finding, flag="")
    if finding.id in edits.marked and not finding.flag:
        return replace(finding, flag="mine")
    return finding


def _place(content: Questionnaire, finding: Finding, edits: Edits) -> tuple[int, ...]:
    """The client's own order first; else must-have, top, criterion, item order."""
    item = content.items.get(finding.item)
    own = edits.order.get(finding.id)
    return (
        1 if own is None else 0,
        own or 0,
        0 if finding.level is Level.MUST else 1,
        0 if finding.top else 1,
        rank(finding.level),
        _ORDER[item.criterion] if item else len(_ORDER),
        content.place_of(item) if item else 0,
    )


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
