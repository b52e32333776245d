"""What someone takes along: headings and lines in their own voice, without marks, counts or a name."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from intake.client import lines
from intake.pack.speaking import words
from intake.summing import Summed

FIXED_QUESTIONS = ("T-A2", "G-A3", "K-A1")  # on the quick card, whatever was answered


@dataclass(frozen=True)
class Section:
    kind: str  # say, meet, practical, ask, notice, raise, works
    name: str
    lines: list[str]
    aside: str = ""  # the one of them that is said by the way


def sections(summed: Summed, most: int | None = None) -> list[Section]:
    """Those that have something to say, with as many lines as asked for."""
    found = summed.summary
    every = (
        Section("say", _("What I want to say"), say_first(summed)),
        Section("meet", _("How to meet me"), [one["says"] for one in lines.meet(summed) if not one["hidden"]]),
        Section("practical", _("Practical"), [f"{name}: {says}" for name, says in lines.practical(summed)]),
        Section("ask", _("Questions I want to ask"), [says for _id, says in to_ask(summed)]),
        Section("notice", _("What I want to notice"), [says for _id, says in to_notice(summed)]),
        Section("raise", _("Things I want to talk about"), [says for _id, says in to_raise(summed)]),
        Section("works", _("What already works for me"), [one.say for one in lines.shown(found.fits, summed)]),
    )
    return [Section(one.kind, one.name, [line for line in one.lines if line][:most]) for one in every if any(one.lines)]


def say_first(summed: Summed) -> list[str]:
    """The client's own opening lines, else the top three they ticked."""
    if summed.opening:
        return summed.opening.splitlines()
    by_id = {one.id: one for one in summed.summary.findings}
    chosen = (lines.line(by_id[name], summed) for name in summed.top if name in by_id)
    return [one.say for one in chosen if not one.notice]


def to_ask(summed: Summed) -> list[tuple[str, str]]:
    """Ids and words. The ticked ones first; before anything was seen, the three of the quick card too."""
    asked = [(one.id, one.say) for one in sorted(_questions(summed), key=lambda one: not one.top) if not one.notice]
    fixed = [] if summed.summary.observed else [(f"ask:{name}", _fixed(name, summed)) for name in FIXED_QUESTIONS]
    by_words = {says: name for name, says in reversed([*asked, *fixed])}  # of two that say the same, the first
    return [(name, says) for name, says in [*asked, *fixed] if says and by_words[says] == name]


def to_notice(summed: Summed) -> list[tuple[str, str]]:
    """Ids and words of what nobody has to say: only the client's own eyes can answer it."""
    return [(one.id, one.says) for one in _questions(summed) if one.notice]


def to_raise(summed: Summed) -> list[tuple[str, str]]:
    """Ids and words of what the client has not chosen to leave."""
    raises = lines.shown((*summed.summary.flags, *summed.summary.raises), summed)
    return [(one.id, one.say) for one in raises if one.say and not one.left]


def _fixed(name: str, summed: Summed) -> str:
    return words(summed.content.version).text(name, "ask")


def _questions(summed: Summed) -> list[lines.Line]:
    return lines.shown(summed.summary.questions, summed)
