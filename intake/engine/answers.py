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
    safety: frozenset[str] = frozenset()  # picked safety lines, and "unsure"
    version: str = ""  # of the content that it asks


@dataclass(frozen=True)
class Said:
    """One answer with the check it was given in, and the version of the content whose words it answers."""

    item: str
    check: str
    day: date
    answer: Answer
    version: str = ""


def said_in(check: Check, item_id: str, answer: Answer) -> Said:
    return Said(item_id, check.id, check.day, answer, check.version)


class Record:
    """All dated checks of one therapist and the client's own *before*, read in order of day.

    `follow_ups` names, by item, the questions of the same stage that it follows: such an answer is about what was
    said then, and is over once those questions are answered anew.
    """

    def __init__(self, checks: Iterable[Check], follow_ups: Mapping[str, frozenset[str]] | None = None) -> None:
        self.checks = sorted(checks, key=lambda check: (check.day, check.number, check.id))
        self._places = {check.id: place for place, check in enumerate(self.checks)}
        self._follow_ups = follow_ups or {}
        self._said: dict[str, list[Said]] = {}
        for check in self.checks:
            for item_id, answer in check.answers.items():
                if answer.counts:
                    self._said.setdefault(item_id, []).append(said_in(check, item_id, answer))
        self._counting: dict[str, Said] = {}  # asked for again and again
        for item_id, history in self._said.items():
            if not self._is_over(item_id, history[-1]):
                self._counting[item_id] = history[-1]

    def history(self, item_id: str) -> list[Said]:
        """Every answer that is not a skip, oldest first."""
        return self._said.get(item_id, [])

    def counting(self, item_id: str) -> Said | None:
        """The answer that counts: the newest one that is not a skip."""
        return self._counting.get(item_id)

    def _is_over(self, item_id: str, said: Said) -> bool:
        followed = (self.history(one) for one in self._follow_ups.get(item_id, ()))
        return any(self.is_after(history[-1].check, said.check) for history in followed if history)

    def is_after(self, check_id: str, other_id: str) -> bool:
        """Whether one check is newer than another."""
        return self._places[check_id] > self._places[other_id]

    def is_one_of(self, item_id: str, options: frozenset[str]) -> bool:
        said = self.counting(item_id)
        return said is not None and not options.isdisjoint(said.answer.options)

    def checks_with(self, item_id: str, options: frozenset[str]) -> int:
        return sum(not options.isdisjoint(said.answer.options) for said in self.history(item_id))

    def has_note(self, item_id: str) -> bool:
        said = self.counting(item_id)
        return said is not None and bool(said.answer.note)

    def fit_signals(self) -> int:
        """None: answers alone hold no finding. Conditions that ask for findings ask `contradictions.Evidence`."""
        return 0

    def things_to_raise(self) -> int:
        """None, for the same reason."""
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
