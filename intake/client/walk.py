"""Where someone is in a check: its parts, what is due, what comes next, and the names on the screen."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from django.http import Http404
from django.urls import reverse

from intake.answering import Rows
from intake.client.plan import OWN_WORDS, QUICK, UNENDED, plan, since
from intake.content.reader import known
from intake.engine import path
from intake.engine.answers import Answer, Check, Record
from intake.engine.criteria import Answering, Item, concern_of
from intake.engine.path import Part
from intake.notebook import CheckHead
from intake.returning import Opened

Trail = tuple[tuple[str, ...], ...]  # a bar for each part, a step for each question in it
Onward = Item | Part | str  # a question, the end of a part, or the address of another page


@dataclass(frozen=True)
class Place:
    """One question in its part."""

    item: Item
    part: Part
    at: int
    of: int


class Walk:
    """One check of an open notebook. Reads its rows once: all of them, or only what is needed `around` one question."""

    def __init__(self, opened: Opened, head: CheckHead, around: str = "", rows: Rows | None = None) -> None:
        self.opened, self.head, self._around, self._at_hand = opened, head, around, rows
        self.content, planned = known(head.version), plan(head.version, head.stage, head.length)
        self.opening = since(self.content, head)
        asked = tuple(item for part in self.opening for item in part.items)
        self.parts, self.items = (*self.opening, *planned.parts), (*asked, *planned.items)
        self._named = planned.named | path.looked_at(asked) if asked else planned.named
        self._due: dict[int, tuple[Item, ...]] = {}

    @cached_property
    def rows(self) -> Rows:
        """This check's rows and its forerunners', and those of the before answers that a condition names."""
        if self._at_hand:
            return self._at_hand
        before, named = self.opened.index.before(), self._named
        asked = frozenset(item.id for item in self.items) if self.is_whole else self._reach
        keys = {(check.id, name) for check in (self.head, *self._earlier()) for name in asked}
        keys |= {(check.id, name) for check in (self.head, before) if check for name in named}
        concerns = {concern for name in asked if (concern := concern_of(name))}
        keys |= {(check.id, name) for check in self._before_this() for name in concerns}
        if self.is_whole:  # the end of a part says what was said of it in any check
            sections = {part.section for part in self.parts}
            keys |= {(check.id, f"importance:{one}") for check in self.opened.index.checks for one in sections}
        return Rows(self.opened, keys, every=self._looks_beyond)

    @property
    def _looks_beyond(self) -> bool:
        """Whether what is asked next names the things to raise so far, or a note of a talk: all rows are needed."""
        near = [item for item in self.items if item.id in self._reach]
        return any(asks_what_about(item) or item.id == OWN_WORDS for item in near)

    @cached_property
    def _reach(self) -> frozenset[str]:
        return path.reach(self.items, self._around)

    @cached_property
    def is_whole(self) -> bool:
        """Whether all rows are at hand: always, except where one more question of the same part is sure to come."""
        part = next((one for one in self.parts if any(item.id == self._around for item in one.items)), None)
        if self.head.grown or part is None:
            return True
        asked_of_everybody = (item.id for item in part.items if item.when is None and item.id != self._around)
        return self._reach.isdisjoint(asked_of_everybody)

    def _before_this(self) -> list[CheckHead]:
        with_them = self.opened.index.with_them(self.head.therapist)
        return [one for one in with_them if one.number <= self.head.number]

    def noticed(self, concern: str) -> tuple[CheckHead, Answer] | None:
        """What was last said of a concern itself."""
        for head in reversed(self._before_this()):
            answer = self.rows.answer(head.id, concern)
            if answer and answer.counts:
                return head, answer
        return None

    def _earlier(self) -> list[CheckHead]:
        same = (one for one in self.opened.index.checks if one.stage is self.head.stage)
        return [one for one in same if one.therapist == self.head.therapist and one.number < self.head.number]

    @cached_property
    def evidence(self) -> Record:
        """Only the answers that a condition names are opened."""
        named = self._named
        heads = [head for head in (self.opened.index.before(), self.head) if head]
        return Record(
            Check(head.id, head.stage, head.day, head.number, self._answers(head.id, named)) for head in heads
        )

    def _answers(self, place: str, names: frozenset[str]) -> dict[str, Answer]:
        found = ((name, self.rows.answer(place, name)) for name in names)
        return {name: answer for name, answer in found if answer}

    def answer(self, item: Item) -> Answer | None:
        return self.rows.answer(self.head.id, item.id)

    def answers(self) -> dict[str, Answer]:
        return self._answers(self.head.id, frozenset(item.id for item in self.items))

    def remember(self, item: Item, answer: Answer) -> None:
        """What was just saved may open or close a follow-up."""
        self.rows.remember(self.head.id, item.id, answer)
        if item.id in self._named:
            self.__dict__.pop("evidence", None)
            self._due.clear()

    def last_time(self, item: Item) -> tuple[CheckHead, Answer] | None:
        for head in reversed(self._earlier()):
            answer = self.rows.answer(head.id, item.id)
            if answer and answer.counts:
                return head, answer
        return None

    def due(self, part: Part) -> tuple[Item, ...]:
        """Asked for many times on one page: kept for as long as no answer changes it, under the part itself."""
        if id(part) not in self._due:
            self._due[id(part)] = path.due(part.items, self.evidence)
        return self._due[id(part)]

    def place(self, item_id: str) -> Place | None:
        """Where an item stands, or None when it is not on the path."""
        for part in self.parts:
            if any(item.id == item_id for item in part.items):
                due = self.due(part)
                for at, item in enumerate(due, start=1):
                    if item.id == item_id:
                        return Place(item, part, at, len(due))
        return None

    def count(self) -> tuple[Item, ...]:
        """Everything due in the check, without what stands beside it."""
        return tuple(item for part in self.parts if part.section != "practical" for item in self.due(part))

    def numbered(self, number: int) -> Part | None:
        """The part whose end stands at this number: what opens a check has none."""
        ending = self.parts[len(self.opening) :]
        return ending[number - 1] if 0 < number <= len(ending) else None

    def ends(self, part: Part) -> bool:
        return self.head.length not in QUICK and part.section not in UNENDED

    def after(self, place: Place) -> Onward:
        """The question after this one, or what comes instead."""
        later = self._unasked(self.due(place.part)[place.at :])
        if later:
            return later[0]
        if self.ends(place.part):
            return place.part
        return self.after_part(place.part)

    def after_part(self, part: Part) -> Onward:
        for later in self.parts[self.parts.index(part) + 1 :]:
            due = () if later.section == "practical" else self._unasked(self.due(later))
            if due:
                return due[0]
        return reverse("notes") if part.section == "practical" else reverse("finish", args=[self.head.id])

    def _unasked(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        """A walk that has grown asks nothing twice."""
        return tuple(item for item in items if not (self.head.grown and self.answer(item)))

    def address(self, onward: Onward) -> str:
        if isinstance(onward, Part):
            return reverse("part_end", args=[self.head.id, self.parts.index(onward) - len(self.opening) + 1])
        return onward if isinstance(onward, str) else self.question_address(onward)

    def next_part(self, part: Part) -> Part | None:
        later = self.parts[self.parts.index(part) + 1 :]
        return next((one for one in later if one.section not in ("practical", *UNENDED) and self.due(one)), None)

    def back(self, place: Place) -> str:
        """The page before a question: the one before it in its part, else the last of the part before."""
        if place.at > 1:
            return self.question_address(self.due(place.part)[place.at - 2])
        earlier = [part for part in self.parts[: self.parts.index(place.part)] if self.due(part)]
        if not earlier or place.part.section == "practical":
            return self.home()
        return self.question_address(self.due(earlier[-1])[-1])

    def home(self) -> str:
        """Where a check is left to: its therapist, else the notebook; a quick card has none yet."""
        if self.head.therapist:
            return reverse("therapist", args=[self.head.therapist])
        return reverse("start") if self.head.length in QUICK else reverse("notes")

    def question_address(self, item: Item) -> str:
        return question_address(self.head.id, item.id)

    def carry_on(self) -> Item | None:
        """The first unanswered question first."""
        return path.first_unanswered(self.count(), self.answers())

    def status(self, part: Part) -> str:
        return path.status(self.due(part), self.answers())

    def trail(self, place: Place) -> Trail:
        """One bar a part, the current one split into its questions. Decoration: the words carry the meaning."""
        steps = (*["on"] * (place.at - 1), "at", *[""] * (place.of - place.at))
        return tuple(steps if part is place.part else bar for part, bar in self._bars(place.part))

    def trail_after(self, part: Part) -> Trail:
        return tuple(("on",) if one is part else bar for one, bar in self._bars(part))

    def _bars(self, here: Part) -> Iterator[tuple[Part, tuple[str]]]:
        passed = True
        for part in self.parts:
            passed = passed and part is not here
            if part.section != "practical":
                yield part, ("on",) if passed else ("",)


def question_address(check: str, item: str) -> str:
    return _any_question().replace("CHECK", check) + item


@cache
def _any_question() -> str:
    """Up to the question itself; the id of a check comes in place of the capitals."""
    return reverse("question", args=["CHECK", "-"]).removesuffix("-")


def asks_what_about(item: Item) -> bool:
    """Whether a question needs to know the things to raise so far, to ask which one it is about."""
    return item.answering is Answering.RESP and not concern_of(item.id)


def walk_of(opened: Opened, check: str, around: str = "") -> Walk:
    """Raises Http404 for a check that is not in this notebook."""
    head = opened.index.check(check)
    if head is None:
        raise Http404
    return Walk(opened, head, around)
