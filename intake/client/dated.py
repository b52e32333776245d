"""What happened when, in words: the rows of a timeline, the check-in questions over time, and where things stand."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intake.client import lines
from intake.client.lines import Because
from intake.client.plan import OWN_WORDS
from intake.client.seam import Point
from intake.client.telling import concern_said, kind_of_check
from intake.content import sentences
from intake.engine import change
from intake.engine.answers import Record, Said
from intake.engine.change import Change, Dated
from intake.engine.criteria import Stage
from intake.engine.followup import Followed, State, Step
from intake.engine.rupture import NOTED, Moment, Rupture
from intake.notebook import Index
from intake.pack.speaking import words
from intake.summing import Summed

SIGNS = {  # in the order of the legend; a word stands beside each sign
    "check": gettext_lazy("Check"),
    "said": gettext_lazy("Noted"),
    "ask": gettext_lazy("Question to ask"),
    "raise": gettext_lazy("Thing to raise"),
    "repair": gettext_lazy("Repaired"),
}
LATEST = 6  # days that stand open; earlier ones are one tap behind
_OF_STEP = {
    State.CHANGED: "repair",
    State.TOO_SOON: "ask",
    State.NO_CHANGE: "raise",
    State.BRUSHED_OFF: "raise",
    State.MADE_WORSE: "raise",
    State.SLIPPED: "raise",
}
_OF_MOMENT = {Rupture.REPAIRED: "repair", Rupture.BEING_REPAIRED: "ask"}


@dataclass(frozen=True)
class Row:
    """One thing on its day: drawn as `point`, and said in words."""

    point: Point
    name: str
    says: str
    because: tuple[Because, ...]
    dated: bool = False  # whether both days of a repair are told

    @property
    def kind(self) -> str:
        return str(SIGNS[self.point.sign])


def rows(summed: Summed, index: Index) -> list[Row]:
    """Everything of one therapist by day. That something was not talked about yet is no event."""
    found = summed.summary
    dated = change.timeline(Record(summed.checks), found.followed, found.moments)
    return [_row(one, summed, index) for one in dated if not (one.step and one.step.state is State.OPEN)]


def by_day(every: list[Row]) -> list[tuple[date, list[Row]]]:
    return [(day, list(group)) for day, group in groupby(every, key=lambda row: row.point.day)]


def _row(one: Dated, summed: Summed, index: Index) -> Row:
    if one.life and one.step:
        return _step(one, one.life, one.step, summed)
    return _moment(one, one.moment, summed) if one.moment else _check(one, summed, index)


def _check(one: Dated, summed: Summed, index: Index) -> Row:
    """What a check was, and what was added to it in own words."""
    name = next(kind_of_check(head) for head in index.checks if head.id == one.check)
    own = next(check.answers.get(OWN_WORDS) for check in summed.checks if check.id == one.check)
    every = Because(_("All answers"), reverse("answers", args=[one.check]), name)
    return Row(Point(one.day, "check"), name, own.text if own else "", (every,))


def _step(one: Dated, life: Followed, step: Step, summed: Summed) -> Row:
    until = life.steps[: life.steps.index(step) + 1]
    times = sum(earlier.state is step.state for earlier in until)
    return Row(
        Point(one.day, _OF_STEP.get(step.state, "said"), one.mended),
        concern_said(summed.content, life),
        sentences.became(step, times, words()),
        (lines.because(step.said, summed),),
        dated=not step.lasted,
    )


def _moment(one: Dated, moment: Moment, summed: Summed) -> Row:
    sign = _OF_MOMENT.get(moment.state, "raise")
    name = lines.short(moment.noted)
    return Row(Point(one.day, sign, one.mended), name, _came_of(moment), _because(moment, summed), dated=True)


def _came_of(moment: Moment) -> str:
    return str(words().file("ladder")["rupture"][moment.state])


def _because(moment: Moment, summed: Summed) -> tuple[Because, ...]:
    return tuple(lines.because(said, summed) for said in moment.evidence)


@dataclass(frozen=True)
class Series:
    """One question of the check-in, answered often enough to be looked at over time."""

    name: str
    said: tuple[tuple[date, Because], ...]
    change: str

    @property
    def latest(self) -> tuple[tuple[date, Because], ...]:
        return self.said[-LATEST:]

    @property
    def earlier(self) -> tuple[tuple[date, Because], ...]:
        return self.said[:-LATEST]


def check_ins(summed: Summed) -> tuple[list[Series], list[str]]:
    """The questions of the check-in over time, and the names of those that have too few answers so far."""
    asked = [name for name in summed.content.lengths[Stage.ONGOING]["check_in"] if not summed.content.items[name].when]
    enough = change.series(summed.content, Record(summed.checks), asked)
    few = [words(summed.content.version).text(name, "short") for name in asked if name not in enough]
    return [_series(history, summed) for history in enough.values()], few


def _series(history: list[Said], summed: Summed) -> Series:
    said = tuple((one.day, lines.because(one, summed)) for one in history)
    before, now = said[-2][1], said[-1][1]
    spoken = {"name": now.short, "now": now.answer, "before": before.answer}
    otherwise = history[-1].answer.options != history[-2].answer.options  # other words for one answer are no change
    return Series(now.short, said, _("%(name)s: %(now)s, before: %(before)s") % spoken if otherwise else "")


@dataclass(frozen=True)
class Standing:
    """What was raised, or went wrong, and how it stands: since when, and what it began with.

    `concern` is the name of its own page, empty where it has none; `listed` says that it stands among the things to
    raise or the questions, too.
    """

    concern: str
    name: str
    says: str
    noticed: date | None
    since: date
    repaired: bool
    listed: bool
    because: tuple[Because, ...]


def standing(summed: Summed) -> list[Standing]:
    """Each concern that was taken up and each moment, once. One that led to the private page stands there alone."""
    lives = (life for life in summed.summary.followed if life.taken_up and not life.safety and life.concern != NOTED)
    moments = (one for one in summed.summary.moments if one.safe)
    every = [*(_life(life, summed) for life in lives), *(_wrong(one, summed) for one in moments)]
    return sorted(every, key=lambda one: one.since)


def _life(life: Followed, summed: Summed) -> Standing:
    return Standing(
        life.concern,
        concern_said(summed.content, life),
        _stands(life),
        life.noticed.day if life.noticed else None,
        (life.changed_on if life.repaired else None) or life.steps[-1].day,
        life.repaired,
        life.unresolved or life.state is State.TOO_SOON,
        tuple(lines.because(said, summed) for said in life.evidence),
    )


def _stands(life: Followed) -> str:
    return sentences.became(life.steps[-1], life.times_without_change, words())


def _wrong(one: Moment, summed: Summed) -> Standing:
    """Only the newest moment can be among the things to raise."""
    newest = one is summed.summary.moments[-1]
    listed = newest and any(finding.item == NOTED for finding in summed.summary.findings)
    repaired = one.state is Rupture.REPAIRED
    says, because = _came_of(one), _because(one, summed)
    lives = {life.concern for life in summed.summary.followed if not life.safety}
    page = NOTED if NOTED in lives or NOTED in summed.summary.to_follow else ""
    return Standing(page, lines.short(one.noted), says, one.noted.day, one.since, repaired, listed, because)


@dataclass(frozen=True)
class Changed:
    """One line of what is otherwise since the check before."""

    name: str
    says: str
    address: str


def changed(summed: Summed) -> tuple[date | None, list[Changed]]:
    """The day of the check before the newest one, and what is otherwise since; nothing after a single check."""
    seen = [check for check in Record(summed.checks).checks if check.stage is not Stage.BEFORE]
    if len(seen) < 2:
        return None, []
    answered = [_otherwise(one, summed) for one in summed.summary.changes]
    lives = (life for life in summed.summary.followed if not life.safety and life.taken_up)
    became = [_became(life, summed) for life in lives if life.steps[-1].check == seen[-1].id]
    return seen[-2].day, [*became, *answered]


def _became(life: Followed, summed: Summed) -> Changed:
    because = lines.because(life.steps[-1].said, summed)
    return Changed(concern_said(summed.content, life), _stands(life), because.address)


def _otherwise(one: Change, summed: Summed) -> Changed:
    now, before = lines.because(one.now, summed), lines.because(one.before, summed)
    says = _("Now: %(now)s. Before: %(before)s.") % {"now": now.answer, "before": before.answer}
    return Changed(now.short, says, now.address)


def in_words(summed: Summed) -> str:
    """How many of the things that were raised changed: two counts in words, and never a share."""
    changed, told = change.responses(summed.summary.followed)
    return _("Changed after you raised it: %(n)d of %(m)d") % {"n": changed, "m": told} if told else ""
