"""The summary of an ending in words: its blocks, and in each block lines that rest on what was said."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from intake.client import lines
from intake.client.entry import NOBODY
from intake.client.telling import answer_words
from intake.client.walk import question_address
from intake.ending import Ended
from intake.engine.answers import Said
from intake.engine.criteria import Stage
from intake.engine.ending import Block, Gathered, Kind, LookedBack
from intake.pack.speaking import words

FIRST = 4  # answers looked back on that stand open
GOES_BACK = (Kind.OUTSIDE_REASON, Kind.GOALS_REACHED, Kind.PLAIN)  # where the way back leads to this therapist too


@dataclass(frozen=True)
class Told:
    """One line. `own` are the client's own words; `address` is where the answer can be changed."""

    says: str
    own: str = ""
    address: str = ""
    beside: tuple[dict[str, Any], ...] = ()
    leads_to: str = ""  # of a line that is itself a link


@dataclass(frozen=True)
class Part:
    """A block of the summary as it stands on the page."""

    id: str
    name: str
    says: str
    lines: tuple[Told, ...]
    more: tuple[Told, ...] = ()  # behind a tap
    empty: str = ""  # the page on which it can be written down, when nothing was said


def parts(ended: Ended) -> list[Part]:
    """Those that have something to say; the first one always stands there."""
    every = (_part(ended, block, first=block is ended.blocks[0]) for block in ended.blocks)
    return [one for one in every if one.lines or one.empty]


def _part(ended: Ended, block: Block, first: bool) -> Part:
    said = words().file("endings")["blocks"][block]
    found = tuple(LINES[block](ended))
    opens = FIRST if block is Block.LOOKING_BACK else len(found)
    empty = EMPTY.get(block, "") if first else ""
    return Part(block, said["name"], said.get("says", ""), found[:opens], found[opens:], empty)


def _gathered(name: Gathered) -> Callable[[Ended], Iterator[Told]]:
    def gather(ended: Ended) -> Iterator[Told]:
        yield from (_told(one, ended) for one in ended.gathered(name) if not _looks_back(one, ended))

    return gather


def _looks_back(one: LookedBack, ended: Ended) -> bool:
    """Whether an answer stands next to an earlier one there: it stands once on the page."""
    return bool(one.beside) and Block.LOOKING_BACK in ended.blocks


def _told(one: LookedBack, ended: Ended) -> Told:
    """An own text, or what was chosen. Yes is said by the line itself."""
    item, answer = ended.summed.content.items[one.said.item], one.said.answer
    short, address = lines.short(one.said), _address(one.said)
    if item.typed:
        return Told(short, answer.text, address)
    if item.goes_to != Gathered.NEXT_TIME and "yes" in answer.options:
        return Told(short, answer.note, address)
    return Told(f"{short}: {answer_words(item, answer, one.said.version)}", answer.note, address)


def _address(said: Said) -> str:
    return question_address(said.check, said.item)


def _looking_back(ended: Ended) -> Iterator[Told]:
    """The answer now; under it what was said before."""
    for one in ended.looking_back():
        item = ended.summed.content.items[one.said.item]
        if _is_felt(one.said) or (item.goes_to == Gathered.NEXT_TIME and not one.beside):
            continue
        now = f"{lines.short(one.said)}: {answer_words(item, one.said.answer, one.said.version)}"
        beside = tuple(_before(said, ended) for said in one.beside)
        yield Told(now, one.said.answer.note, _address(one.said), beside)


def _before(said: Said, ended: Ended) -> dict[str, Any]:
    item = ended.summed.content.items[said.item]
    return {"short": lines.short(said), "day": said.day, "says": answer_words(item, said.answer, said.version)}


def _repairs(ended: Ended) -> Iterator[Told]:
    """What was changed after it was raised, hard moments that were repaired, and what was said of them at the end."""
    summary = ended.summed.summary
    for life in summary.followed:
        if life.repaired and life.concern in ended.summed.content.items:
            yield Told(lines.concern(life), address=_address(life.evidence[-1]))
    for moment in summary.moments:
        if moment.state == "repaired":
            yield Told(_("A hard moment"), address=_address(moment.evidence[-1]))
    yield from _gathered(Gathered.REPAIRS)(ended)


def _names(ended: Ended) -> Iterator[Told]:
    yield from (Told(line) for line in words().file("endings")["names"]["lines"])
    yield Told(
        _("If something about this feels wrong, there is a page that only you can see."), leads_to=reverse("private")
    )


def _needs(ended: Ended) -> Iterator[Told]:
    yield from _gathered(Gathered.NEEDS)(ended)
    if ended.summed.summary.needs:
        said = _("What you need, as you said it before a first talk")
        yield Told(said, leads_to=reverse("summary_of", args=[NOBODY]))


def _low_cost(ended: Ended) -> Iterator[Told]:
    yield from (Told(line) for line in words().file("endings")["low_cost"]["lines"])


def _feelings(ended: Ended) -> Iterator[Told]:
    """What was felt, without a conclusion; a word where there was no goodbye, and on pressure to stay."""
    felt = ended.record.counting("E-E7")
    if felt:
        chosen = answer_words(ended.summed.content.items["E-E7"], felt.answer, felt.version)
        yield Told(f"{lines.short(felt)}: {chosen}", felt.answer.note, _address(felt))
    for name in words().file("endings")["said"]:
        said = ended.record.counting(name)
        if said and (line := _answered_kindly(said)):
            yield Told(line, leads_to=reverse("private")) if name == "K-E3" else Told(line, address=_address(said))


def _answered_kindly(said: Said) -> str:
    lines_by_answer = words().file("endings")["said"].get(said.item, {})
    return next((str(lines_by_answer[one]) for one in said.answer.options if one in lines_by_answer), "")


def _is_felt(said: Said) -> bool:
    """What stands under feelings stands once on the page."""
    return said.item == "E-E7" or bool(_answered_kindly(said))


def _still(ended: Ended) -> Iterator[Told]:
    """What the answers at the end leave to ask or to say, in the words to say it with."""
    found, items = ended.summed.summary, ended.summed.content.items
    left = tuple(
        one for one in (*found.questions, *found.raises, *found.flags) if items[one.item].stage is Stage.ENDING
    )
    for line in lines.shown(left, ended.summed):
        if not line.left:
            yield Told(line.says if line.kind != "ask" else line.because[0].short, line.say, line.because[0].address)


def _help_again(ended: Ended) -> Iterator[Told]:
    """What would help to start again; and ways to help, unless the client knows how."""
    said, known = words().file("endings"), ended.record.counting("E-E5")
    yield from (_told(one, ended) for one in ended.gathered(Gathered.HELP_AGAIN) if one.said.item != "E-E5")
    if not known or "yes" not in known.answer.options:
        ways = said["help_again"]
        yield from [Told(ways["therapist"])] if ended.kind in GOES_BACK else []
        yield Told(ways["another"])
        yield from [Told(ways["low_cost"])] if Block.LOW_COST not in ended.blocks else []
    yield Told(_("Lines you can call or write to on a hard day."), leads_to=reverse("help"))
    yield Told(said[str(ended.kind)]["back"])


LINES: dict[Block, Callable[[Ended], Iterator[Told]]] = {
    Block.SKILLS: _gathered(Gathered.SKILLS),
    Block.NEXT_TIME: _gathered(Gathered.NEXT_TIME),
    Block.LATER: _gathered(Gathered.LATER),
    Block.LOOKING_BACK: _looking_back,
    Block.REPAIRS: _repairs,
    Block.NAMES: _names,
    Block.NEEDS: _needs,
    Block.LOW_COST: _low_cost,
    Block.FEELINGS: _feelings,
    Block.STILL: _still,
    Block.HELP_AGAIN: _help_again,
}
EMPTY = {Block.SKILLS: "take_along", Block.NEXT_TIME: "brief", Block.NEEDS: "brief"}
