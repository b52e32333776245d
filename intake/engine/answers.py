"""What the client said: answers, dated checks, and which answer counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from intake.engine.criteria import Level, Stage

SOMETHING_ELSE = "else"


@dataclass(frozen=True)
class Answer:
    """`options` is empty when the question was skipped; a note may stand with any answer."""

    options: tuple[str, ...] = ()
    text: str = ""
    note: str = ""
    about: str = ""  # of a ladder answer: the item id of the concern, or SOMETHING_ELSE
    level: Level | None = None  # of a pick with a level of its own (the wanted type of therapy)

    @property
    def counts(self) -> bool:
        return bool(self.options or self.text)


@dataclass(frozen=True)
class Check:
    """One dated pass. `number` orders checks of the same day."""

    id: str
    stage: Stage
    day: date
    number: int = 0
    answers: Mapping[str, Answer] = field(default_factory=dict)
    importance: Mapping[str, Level] = field(default_factory=dict)  # section id -> level
    settled: Mapping[str, str] = field(default_factory=dict)  # contradiction id -> a | b | both | unknown
    talks: Mapping[str, str] = field(default_factory=dict)  # concern id -> not_yet | do_not_want | not_safe | yes
    safety: frozenset[str] = frozenset()  # picked safety lines, and "unsure"


@dataclass(frozen=True)
class Said:
    """One answer with the check it was given in."""

    item: str
    check: str
    day: date
    answer: Answer


class Record:
    """All dated checks of one therapist and the client's own *before*, read in order of day."""

    def __init__(self, checks: Iterable[Check]) -> None:
        self.checks = sorted(checks, key=lambda check: (check.day, check.number, check.id))
        self._said: dict[str, list[Said]] = {}
        for check in self.checks:
            for item_id, answer in check.answers.items():
                if answer.counts:
                    self._said.setdefault(item_id, []).append(Said(item_id, check.id, check.day, answer))

    def history(self, item_id: str) -> list[Said]:
        """Every answer that is not a skip, oldest first."""
        return self._said.get(item_id, [])

    def counting(self, item_id: str) -> Said | None:
        """The answer that counts: the newest one that is not a skip."""
        history = self.history(item_id)
        return history[-1] if history else None

    def is_one_of(self, item_id: str, options: frozenset[str]) -> bool:
        said = self.counting(item_id)
        return said is not None and not options.isdisjoint(said.answer.options)

    def checks_with(self, item_id: str, options: frozenset[str]) -> int:
        return sum(not options.isdisjoint(said.answer.options) for said in self.history(item_id))

    def has_note(self, item_id: str) -> bool:
        said = self.counting(item_id)
        return said is not None and bool(said.answer.note)

    def fit_signals(self) -> int:
        return 0

    def things_to_raise(self) -> int:
        return 0

    def importance(self, section_id: str) -> Level | None:
        for check in reversed(self.checks):
            if section_id in check.importance:
                return check.importance[section_id]
        return None

    def settled(self, contradiction_id: str) -> str:
        for check in reversed(self.checks):
            if contradiction_id in check.settled:
                return check.settled[contradiction_id]
        return ""

    def observed(self) -> bool:
        """Whether anything of a therapist was seen: an answer that counts outside *before*."""
        return any(
            answer.counts
            for check in self.checks
            if check.stage is not Stage.BEFORE
            for answer in check.answers.values()
        )
