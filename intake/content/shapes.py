"""The shapes of the content files, checked all at once; pydantic stays inside this room."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from intake.engine import conditions
from intake.engine.criteria import OPTIONS, Answering, Kind, Level, Stage

ITEM_ID = r"^([TPCNWGKRUE]-[BAOE][1-9]|L-[1-9]|H-[1-9]|OWN|TALK)$"


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ConditionShape(Shape):
    """Exactly one of the words of the closed table."""

    item: str | None = None
    is_: tuple[str, ...] = Field(default=(), alias="is")
    checks: int = 1
    noted: bool = False
    all: tuple["ConditionShape", ...] = ()
    any: tuple["ConditionShape", ...] = ()
    not_: "ConditionShape | None" = Field(default=None, alias="not")
    at_least: int | None = None
    of: tuple["ConditionShape", ...] = ()
    fits: int | None = None
    nothing_to_raise: Literal[True] | None = None

    @model_validator(mode="after")
    def one_word(self) -> "ConditionShape":
        words = (self.item, self.all, self.any, self.not_, self.at_least, self.fits, self.nothing_to_raise)
        if sum(bool(word) for word in words) != 1:
            raise ValueError("a condition uses exactly one of: item, all, any, not, at_least, fits, nothing_to_raise")
        if self.item and not self.is_:
            raise ValueError(f"the condition on {self.item} names no answers in 'is'")
        return self

    def meaning(self) -> conditions.Condition:
        if self.item:
            return conditions.Is(self.item, frozenset(self.is_), self.checks, self.noted)
        if self.not_:
            return conditions.Not(self.not_.meaning())
        if self.fits:
            return conditions.Fits(self.fits)
        if self.nothing_to_raise:
            return conditions.NothingToRaise()
        parts = tuple(part.meaning() for part in self.all or self.any or self.of)
        return conditions.AtLeast(self.at_least or (len(parts) if self.all else 1), parts)


class OutcomeShape(Shape):
    options: tuple[str, ...]
    gives: Kind
    when: ConditionShape | None = None


class PromptShape(Shape):
    item: str
    options: tuple[str, ...] = ()


class ItemShape(Shape):
    id: str = Field(pattern=ITEM_ID)
    stage: Stage
    kind: Answering
    options: tuple[str, ...] = ()
    starred: bool = False
    most: int = 0
    when: ConditionShape | None = None
    na: bool = False
    level: bool = False
    always: bool = False
    need: tuple[str, ...] = ()
    never_raise: bool = False
    raise_when: ConditionShape | None = None
    request: str = ""
    ask_only_at_must: bool = False
    outcomes: tuple[OutcomeShape, ...] | None = None
    prompts: tuple[PromptShape, ...] = ()
    own_question: tuple[str, ...] = ()
    safety_options: tuple[str, ...] = ()
    safety_line: str = ""
    criterion: str = ""  # of what is asked beside the items, where its id does not tell
    gaps: dict[str, str] = Field(default_factory=dict)
    goes_to: str = ""
    beside: tuple[str, ...] = ()
    of_concern: bool = False
    alone: bool = True  # false: asked about a concern only, in no length
    fact: bool = False
    asks_twice: bool = False
    opens_options: tuple[str, ...] = ()

    @model_validator(mode="after")
    def options_fit_the_kind(self) -> "ItemShape":
        described = self.kind in (Answering.ONE, Answering.PICK)
        if described != bool(self.options):
            raise ValueError(f"{self.id}: options belong to ONE and PICK items, and to no other")
        for row in self.outcomes or ():
            if unknown := set(row.options) - set(self.all_options()):
                raise ValueError(f"{self.id}: an outcome names {sorted(unknown)}, which is no option of it")
        return self

    def all_options(self) -> tuple[str, ...]:
        given = self.options or OPTIONS.get(self.kind, ())
        return given + (("na",) if self.na else ())


class ItemFile(Shape):
    item: tuple[ItemShape, ...]


class SectionShape(Shape):
    id: str
    criteria: tuple[str, ...]
    stages: frozenset[Stage] = frozenset()
    always: tuple[str, ...] = ()


def _listed(value: Any) -> Any:
    return value if isinstance(value, str) else tuple(value)


Asked = Annotated[Literal["starred", "all"] | tuple[str, ...], BeforeValidator(_listed)]


class SectionFile(Shape):
    section: tuple[SectionShape, ...]
    lengths: dict[Stage, dict[str, Asked]]
    seconds: dict[Answering, int]


class FlagShape(Shape):
    id: str
    source: str
    item: str
    when: ConditionShape
    evidence: tuple[str, ...]


class ContradictionShape(Shape):
    id: str = Field(pattern=r"^X\d+$")
    when: ConditionShape
    a: tuple[str, ...]
    b: tuple[str, ...]
    hides: bool = True


class RuleFile(Shape):
    flag: tuple[FlagShape, ...]
    contradiction: tuple[ContradictionShape, ...]


class SafetyShape(Shape):
    id: str = Field(pattern=r"^S\d\d$")
    tier: Literal[1, 2]


class ReviewFile(Shape):
    """The day of a clinician's read, and of interviews with autistic and ADHD adults."""

    clinician: date | None = None
    interviews: date | None = None


class SafetyFile(Shape):
    line: tuple[SafetyShape, ...]


class AnswerShape(Shape):
    """An answer of a worked case that is more than one option."""

    is_: tuple[str, ...] = Field(default=(), alias="is")
    text: str = ""
    note: str = ""
    about: str = ""
    level: Level | None = None


Answers = dict[str, str | AnswerShape]


class CaseShape(Shape):
    says: str
    before: Answers = {}
    after: Answers = {}
    ongoing: Answers = {}
    again: Answers = {}
    third: Answers = {}
    later: Answers = {}
    latest: Answers = {}
    ending: Answers = {}
    last: Answers = {}
    need: dict[str, Level] = {}
    own: dict[str, Level] = {}
    settled: dict[str, str] = {}
    safety: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    unmarked: tuple[str, ...] = ()
    expect: tuple[str, ...] = ()
    never: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _proves_something(self) -> "CaseShape":
        if not (self.expect or self.never):
            raise ValueError("expect or never has to say something")
        return self


class CaseFile(Shape):
    case: tuple[CaseShape, ...]
