"""Which findings stand, and in which order: pairs settled, what was raised followed, marks as the client has them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from intake.engine import asking, contradictions, rupture
from intake.engine.answers import Record
from intake.engine.criteria import Contradiction, Kind, Level, Questionnaire
from intake.engine.findings import Finding, finding_of, flagged, rank
from intake.engine.followup import Followed, State
from intake.engine.rupture import Moment, Rupture

# After must-have first, by criterion
_ORDER = {criterion: place for place, criterion in enumerate("RUGTWCNKPE")}


@dataclass(frozen=True)
class Edits:
    """What the client changed about lines; ids are those of findings, levels are per item."""

    levels: Mapping[str, Level] = field(default_factory=dict)
    marked: frozenset[str] = frozenset()  # "This was serious to me"
    unmarked: frozenset[str] = frozenset()
    order: Mapping[str, int] = field(default_factory=dict)


def found(content: Questionnaire, record: Record, edits: Edits, moments: tuple[Moment, ...]) -> list[Finding]:
    """What each answer means. A moment that was repaired is no thing to raise: it stands as a strength."""
    levels, repaired = dict(edits.levels), bool(moments) and moments[-1].state is Rupture.REPAIRED
    every = (finding_of(item, record, content, levels) for item in content.items.values())
    told = (one for one in every if one and not (repaired and one.item == rupture.NOTED))
    return [flagged(one, record, content) for one in told]


def shown(
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
