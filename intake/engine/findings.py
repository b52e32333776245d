"""What an answer means (by one table, or by its own rows), and how much it matters."""

from dataclasses import dataclass, replace

from intake.engine.answers import Answer, Record, Said
from intake.engine.conditions import holds
from intake.engine.criteria import LEVELS, Answering, Item, Kind, Level, Outcome, Questionnaire, Stage

# What stands on the scale, by level. Absent means: only in "all answers".
_BY_LEVEL: dict[str, dict[Level, Kind]] = {
    "yes": {Level.MUST: Kind.FIT, Level.NICE: Kind.FIT, Level.UNKNOWN: Kind.FIT},
    "partly": {Level.MUST: Kind.RAISE, Level.NICE: Kind.ASK, Level.UNKNOWN: Kind.ASK},
    "no": {Level.MUST: Kind.RAISE, Level.NICE: Kind.RAISE, Level.UNKNOWN: Kind.ASK},
    "not_seen": {Level.MUST: Kind.ASK, Level.NICE: Kind.ASK, Level.UNKNOWN: Kind.ASK},
}
_ROW = {"right": "yes", "little": "no", "much": "no", "unknown": "not_seen"}  # answers that share a row
_ROW_OF_KIND = {Kind.FIT: "yes", Kind.RAISE: "no", Kind.ASK: "not_seen"}
_RANK = {Level.MUST: 0, Level.NICE: 1, Level.UNKNOWN: 2, Level.NO_MATTER: 3}


@dataclass(frozen=True)
class Finding:
    """What one answer means. `words` names the sentence, `option` the answer it is about."""

    id: str
    kind: Kind
    item: str
    option: str
    evidence: tuple[Said, ...]
    level: Level = Level.NICE
    top: bool = False
    flag: str = ""  # id of the rule that puts the red-flag mark on it, or "mine"
    row: str = "not_seen"  # the column of the fit picture: no, partly, yes, not_seen
    words: str = ""  # a named sentence instead of the item's own


def level_of(item: Item, record: Record, content: Questionnaire, own: dict[str, Level] | None = None) -> Level:
    """The item's own level, else that of its linked need, else its section's, else *nice*. ONE items have none."""
    if item.answering is Answering.ONE:
        return Level.NICE
    level = (
        (own or {}).get(item.id)
        or _linked_level(item, record)
        or record.importance(content.section_of(item).id)
        or Level.NICE
    )
    # "Always counts": never below nice, and "I do not know yet" is not above it
    return Level.NICE if item.always and level is not Level.MUST else level


def _linked_level(item: Item, record: Record) -> Level | None:
    for need_id in item.need:
        said = record.counting(need_id)
        if said and said.answer.level:
            return said.answer.level
        if said and said.answer.options and said.answer.options[0] in LEVELS:
            return Level(said.answer.options[0])
    return None


def rank(level: Level) -> int:
    return _RANK[level]


def finding_of(item: Item, record: Record, content: Questionnaire, own: dict[str, Level]) -> Finding | None:
    """The finding of the answer that counts, or None when the answer means nothing by itself."""
    said = record.counting(item.id)
    if said is None or not said.answer.options or item.stage is Stage.BEFORE or not holds(item.when, record):
        return None
    level = level_of(item, record, content, own)
    if item.outcomes is not None:
        return _described(item, said, record, level)
    if item.answering in (Answering.YPN, Answering.LRM) and item.stage is not Stage.ENDING:
        return _scaled(item, said, record, level)
    return None


def _scaled(item: Item, said: Said, record: Record, level: Level) -> Finding | None:
    option = said.answer.options[0]
    row = _ROW.get(option, option)
    kind = _BY_LEVEL.get(row, {}).get(level)
    if item.ask_only_at_must and kind is not Kind.FIT:
        kind = Kind.ASK if kind and level is Level.MUST else None
    if item.never_raise and row in ("partly", "no") and not item.ask_only_at_must:
        kind = None
    if kind is Kind.RAISE and not holds(item.raise_when, record):
        kind = Kind.ASK
    if kind is None:
        return None
    top = level is Level.MUST and row in ("no", "not_seen")
    return Finding(f"{kind}:{item.id}", kind, item.id, option, (said,), level, top, row=row)


def _described(item: Item, said: Said, record: Record, level: Level) -> Finding | None:
    outcome = _first_outcome(item.outcomes or (), said.answer, record)
    if outcome is None or outcome.gives in (None, Kind.SAFETY):
        return None
    kind = Kind(outcome.gives)
    option = next(option for option in said.answer.options if option in outcome.options)
    if level is Level.NO_MATTER and item.stage is not Stage.ENDING:
        return None
    row = "partly" if option == "partly" else _ROW_OF_KIND[kind]
    top = level is Level.MUST and kind is Kind.RAISE
    return Finding(f"{kind}:{item.id}", kind, item.id, option, (said,), level, top, row=row)


def _first_outcome(outcomes: tuple[Outcome, ...], answer: Answer, record: Record) -> Outcome | None:
    for outcome in outcomes:
        if not outcome.options.isdisjoint(answer.options) and holds(outcome.when, record):
            return outcome
    return None


def is_safety(item: Item, answer: Answer) -> bool:
    """Whether an answer belongs to the private page and to nothing else."""
    return not item.safety_options.isdisjoint(answer.options)


def flagged(finding: Finding, record: Record, content: Questionnaire) -> Finding:
    """The finding with the article's mark, where a rule of the content puts it."""
    if finding.kind is not Kind.RAISE:
        return finding
    for rule in content.flags:
        if rule.item == finding.item and holds(rule.when, record):
            said = (record.counting(item_id) for item_id in rule.evidence)
            evidence = tuple(one for one in said if one and one.answer.options)
            return replace(finding, flag=rule.id, evidence=evidence or finding.evidence)
    return finding
