"""What is asked: items, their answers' ids, and the sections they stand in. Plain frozen data."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from intake.engine.conditions import Condition, names


class Stage(StrEnum):
    BEFORE = "before"
    AFTER = "after"
    ONGOING = "ongoing"
    ENDING = "ending"


class Answering(StrEnum):
    """The kinds of answer."""

    YPN = "YPN"
    LRM = "LRM"
    NEED = "NEED"
    PICK = "PICK"
    ONE = "ONE"
    TXT = "TXT"
    RESP = "RESP"


class Level(StrEnum):
    """How much a line matters to the client."""

    MUST = "must"
    NICE = "nice"
    NO_MATTER = "no_matter"
    UNKNOWN = "unknown"


LEVELS = frozenset(level.value for level in Level)


class Kind(StrEnum):
    """What an answer means."""

    FIT = "fit"
    ASK = "ask"
    RAISE = "raise"
    SAFETY = "safety"


OPTIONS: Mapping[Answering, tuple[str, ...]] = MappingProxyType(
    {
        Answering.YPN: ("yes", "partly", "no", "not_seen", "unknown"),
        Answering.LRM: ("little", "right", "much", "not_seen", "unknown"),
        Answering.NEED: tuple(Level),
        Answering.RESP: (
            "changed",
            "explained",
            "too_soon",
            "no_change",
            "brushed_off",
            "made_worse",
            "punished",
        ),
    }
)
APART = frozenset({"not_seen", "unknown", "na", "not_safe"})  # answers that are not on the scale


@dataclass(frozen=True)
class Outcome:
    """One row of the table of described answers: these options, under this condition, mean this kind."""

    options: frozenset[str]
    gives: Kind | None
    when: Condition | None = None


@dataclass(frozen=True)
class Prompt:
    """A before answer that makes the question of an after item worth asking."""

    item: str
    options: frozenset[str]  # empty: any answer


@dataclass(frozen=True, eq=False)
class Item:
    """It stands once in its version: two are the same when they are one."""

    id: str
    criterion: str
    stage: Stage
    answering: Answering
    options: tuple[str, ...] = ()
    starred: bool = False
    most: int = 0  # of a PICK: how many may be picked, 0 = any number
    when: Condition | None = None
    always: bool = False  # never below "nice"
    need: tuple[str, ...] = ()  # NEED items whose answer is this item's level
    has_level: bool = False  # asks how much it matters beside the answer (the wanted type of therapy)
    never_raise: bool = False
    raise_when: Condition | None = None  # without it, a thing to raise is a question only
    request: str = ""  # of a ladder question: its concern, when the client named no other
    ask_only_at_must: bool = False
    outcomes: tuple[Outcome, ...] | None = None  # None: by the table of 2.4
    prompts: tuple[Prompt, ...] = ()
    own_question: frozenset[str] = frozenset()  # options of a before item whose read-out is itself a question
    safety_options: frozenset[str] = frozenset()
    safety_line: str = ""  # the line of the private page that such an answer opens
    gaps: Mapping[str, str] = field(default_factory=dict)  # gap name -> item id whose text fills it
    goes_to: str = ""  # of an ending item: the list its answer joins
    beside: tuple[str, ...] = ()  # of an ending item: earlier answers it is shown next to
    of_concern: bool = False  # may be asked about a thing to raise, when a check is opened
    fact: bool = False  # its answer stands in the summary as it was said, whatever it means
    asks_twice: bool = False  # what rests on it is shared only with a second tick
    opens_options: frozenset[str] = frozenset()  # answers that lead to the options page

    @property
    def typed(self) -> bool:
        return self.answering is Answering.TXT


@dataclass(frozen=True)
class Section:
    """`stages` are those in which it is a section of its own; without any it takes what no other section claims."""

    id: str
    criteria: tuple[str, ...]
    stages: frozenset[Stage] = frozenset()


@dataclass(frozen=True)
class FlagRule:
    """When the article's red-flag mark stands on the thing to raise of an item."""

    id: str
    item: str
    when: Condition
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Contradiction:
    """Two answers that do not agree. `hides` is false for those that only add a sentence to the safety page."""

    id: str
    when: Condition
    a: tuple[str, ...]
    b: tuple[str, ...]
    hides: bool = True


@dataclass(frozen=True)
class SafetyLine:
    id: str
    tier: int


@dataclass(frozen=True)
class Questionnaire:
    """One version of the content, without a single word of any language."""

    version: str
    sections: tuple[Section, ...]
    items: Mapping[str, Item]
    extras: Mapping[str, Item]  # asked, never a finding: practical limits, own words, reflection
    lengths: Mapping[Stage, Mapping[str, tuple[str, ...]]]  # stage -> length -> item ids in order
    flags: tuple[FlagRule, ...]
    contradictions: tuple[Contradiction, ...]
    safety: tuple[SafetyLine, ...]
    seconds: Mapping[Answering, int]  # how long one question of a kind takes

    def item(self, item_id: str) -> Item | None:
        """An item or what is asked beside them; `R-O2_C-A1` is the question R-O2, asked about C-A1."""
        return self.items.get(item_id) or self.extras.get(item_id) or self._about_concern.get(item_id)

    def section_of(self, item: Item) -> Section:
        return self._claimed.get((item.criterion, item.stage)) or self._taken[item.criterion]

    def of_section(self, section: Section) -> tuple[Item, ...]:
        return self._sections.get(section.id, ())

    def place_of(self, item: Item) -> int:
        """Where an item stands among all of them."""
        return self._places[item.id]

    @cached_property
    def _sections(self) -> Mapping[str, tuple[Item, ...]]:
        found: dict[str, tuple[Item, ...]] = {}
        for item in self.items.values():
            name = self.section_of(item).id
            found[name] = (*found.get(name, ()), item)
        return found

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {item_id: place for place, item_id in enumerate(self.items)}

    @cached_property
    def _claimed(self) -> Mapping[tuple[str, Stage], Section]:
        """Where two sections claim the same, the first one has it."""
        return {
            (criterion, stage): section
            for section in reversed(self.sections)
            for criterion in section.criteria
            for stage in section.stages
        }

    @cached_property
    def _taken(self) -> Mapping[str, Section]:
        open_to_all = [section for section in reversed(self.sections) if not section.stages]
        return {criterion: section for section in open_to_all for criterion in section.criteria}

    @cached_property
    def follow_ups(self) -> Mapping[str, frozenset[str]]:
        """By item, the questions of its own stage that its condition looks at."""
        looked_at = {item.id: {one for one in names(item.when) if one in self.items} for item in self.items.values()}
        return {
            item_id: frozenset(one for one in named if self.items[one].stage is self.items[item_id].stage)
            for item_id, named in looked_at.items()
            if named
        }

    @cached_property
    def _about_concern(self) -> Mapping[str, Item]:
        return {
            asked_about(item.id, concern): replace(item, id=asked_about(item.id, concern), when=None)
            for item in (*self.items.values(), *self.extras.values())
            if item.of_concern
            for concern in self.items
        }


def asked_about(item_id: str, concern: str) -> str:
    return f"{item_id}_{concern}"


def concern_of(item_id: str) -> str:
    """The concern a question is asked about, or nothing."""
    return item_id.partition("_")[2]
