"""Lines on the screen: what a finding says, why it stands there, and what the client made of it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intake.client.walk import question_address
from intake.content import sentences
from intake.engine.answers import Said
from intake.engine.criteria import Item, Kind, Level
from intake.engine.findings import Finding
from intake.engine.followup import Followed
from intake.engine.picture import sign_of
from intake.pack.speaking import words
from intake.summing import Summed


@dataclass(frozen=True)
class Because:
    answer: str
    address: str
    short: str


@dataclass(frozen=True)
class Line:
    id: str
    kind: str  # fit, ask, flag, raise
    says: str
    say: str
    about: str  # the name of its part
    because: tuple[Because, ...]
    must: bool
    note: str = ""
    why: str = ""
    hidden: bool = False
    left: bool = False
    top: bool = False
    concern: str = ""  # what it is about, where it has a life of its own
    notice: bool = False  # a question for one's own eyes: nothing to say aloud


def line(finding: Finding, summed: Summed) -> Line:
    spoken, own = words(), summed.lines.get(finding.id, {})
    kind = "flag" if finding.flag else finding.kind.value
    notice = is_to_notice(finding, summed)
    section = summed.content.section_of(summed.content.items[finding.item])
    says = (sentences.short if notice else sentences.statement)(finding, spoken, summed.told)
    say = own.get("text") or said(finding, summed)
    return Line(
        id=finding.id,
        kind=kind,
        says=own.get("text") or says if finding.kind is Kind.ASK else says,
        say=say,
        about=str(spoken.file("sections")[section.id]["name"]),
        because=tuple(because(said, summed) for said in finding.evidence),
        must=finding.level is Level.MUST,
        note=own.get("note") or " ".join(said.answer.note for said in finding.evidence if said.answer.note),
        why=str(spoken.file("flags")[finding.flag]["why"]) if finding.flag else "",
        hidden=_hidden(finding, summed),
        left=bool(own.get("left")),
        top=finding.id in summed.top,
        concern=finding.item if finding.words.startswith("ladder.") else "",
        notice=notice,
    )


def is_to_notice(finding: Finding, summed: Summed) -> bool:
    """Whether only the client's own eyes can answer it; words of their own make it a question again."""
    own = summed.lines.get(finding.id, {}).get("text")
    return finding.kind is Kind.ASK and not own and sentences.is_to_notice(finding, words(), summed.told)


def said(finding: Finding, summed: Summed) -> str:
    """The words to say as the content has them."""
    return sentences.to_say(finding, words(), summed.told)


def because(said: Said, summed: Summed) -> Because:
    return Because(
        answer_words(summed.content.item(said.item), said),
        question_address(said.check, said.item),
        short(said),
    )


def short(said: Said) -> str:
    """What an answer is about, as it was asked."""
    return words(said.version).text(said.item, "short")


def concern(life: Followed) -> str:
    """What was raised, as it was asked; by today's name where it was never asked itself."""
    return short(life.noticed) if life.noticed else words().text(life.concern, "short")


def answer_words(item: Item, said: Said) -> str:
    if item.typed:
        return _("Your own words")
    named = [words(said.version).option(item, option) for option in said.answer.options]
    if len(named) > 2:
        return ngettext("%(n)d pick", "%(n)d picks", len(named)) % {"n": len(named)}
    return ", ".join(named)


def shown(findings: tuple[Finding, ...], summed: Summed) -> list[Line]:
    return [one for one in (line(finding, summed) for finding in findings) if not one.hidden]


def counted(counts: dict[str, int]) -> str:
    """Kinds in words, never summed up."""
    said = [_COUNT[kind](number) for kind, number in counts.items() if number]
    return ", ".join(said)


_COUNT: dict[str, Any] = {
    "need": lambda n: ngettext("%(n)d need", "%(n)d needs", n) % {"n": n},
    "fit": lambda n: ngettext("%(n)d fit signal", "%(n)d fit signals", n) % {"n": n},
    "ask": lambda n: ngettext("%(n)d to ask", "%(n)d to ask", n) % {"n": n},
    "notice": lambda n: ngettext("%(n)d to notice", "%(n)d to notice", n) % {"n": n},
    "flag": lambda n: ngettext("%(n)d red flag", "%(n)d red flags", n) % {"n": n},
    "raise": lambda n: ngettext("%(n)d to raise", "%(n)d to raise", n) % {"n": n},
    "repair": lambda n: ngettext("%(n)d repaired", "%(n)d repaired", n) % {"n": n},
}


def picture(summed: Summed) -> list[dict[str, Any]]:
    """The fit picture as a table: per part four columns of marks, and each column said in words."""
    columns = (
        ("no", _("No"), "lo"),
        ("partly", _("Partly"), ""),
        ("yes", _("Yes"), "hi"),
        ("not_seen", _("Not seen yet"), "bay"),
    )
    rows = []
    for row in summed.summary.picture:
        every = tuple(one for found in row.columns.values() for one in found)
        if all(_hidden(one, summed) for one in every):
            continue
        rows.append(
            {
                "section": row.section,
                "name": words().file("sections")[row.section]["name"],
                "says": counted(kinds(every, summed)),
                "columns": [_column(row.columns[key], summed, name, place) for key, name, place in columns],
            }
        )
    return rows


def _column(found: tuple[Finding, ...], summed: Summed, name: str, place: str) -> dict[str, Any]:
    marks = tuple((sign_of(one), one.level is Level.MUST) for one in found if not _hidden(one, summed))
    said = counted(kinds(found, summed))
    return {"name": name, "place": place, "marks": marks, "counted": said, "says": f"{name}: {said or _('none')}"}


def _hidden(finding: Finding, summed: Summed) -> bool:
    return bool(summed.lines.get(finding.id, {}).get("hidden"))


def kinds(found: tuple[Finding, ...], summed: Summed) -> dict[str, int]:
    """How many of each kind, in the order they are said. What the client took out is counted nowhere."""
    signs = ["notice" if is_to_notice(one, summed) else sign_of(one) for one in found if not _hidden(one, summed)]
    return {kind: signs.count(kind) for kind in _COUNT}


def needs(summed: Summed) -> list[dict[str, Any]]:
    lines = []
    for need in summed.summary.needs:
        item = summed.content.items[need.item]
        says = sentences.need(item, need.said.answer, words(need.said.version), summed.told)
        if says:
            lines.append({"says": says, "because": because(need.said, summed)})
    return lines


def facts(summed: Summed) -> list[str]:
    items, told = summed.content.items, [one.said for one in summed.summary.facts]
    said = [sentences.fact(items[one.item], one.answer, words(one.version)) for one in told]
    return [one for one in said if one]


def practical(summed: Summed) -> list[tuple[str, str]]:
    named = [said for name, said in summed.extras.items() if name.startswith("L-")]
    return [(short(said), limit(summed, said.item)) for said in named]


def limit(summed: Summed, name: str) -> str:
    """What the client said about one practical limit."""
    item, said = summed.content.extras[name], summed.extras[name]
    spoken, answer = words(said.version), said.answer
    says = answer.text if item.typed else sentences.picked(item, answer, spoken)
    return says or spoken.option(item, answer.options[0])


MEET = ("C-B", "N-B", "R-B", "U-B")


def meet(summed: Summed) -> list[dict[str, str]]:
    """How to meet me: the client's own lines from these answers, each editable."""
    lines = []
    for need in summed.summary.needs:
        item = summed.content.items[need.item]
        is_question = not item.own_question.isdisjoint(need.said.answer.options)
        if is_question or not need.item.startswith(MEET):
            continue
        own = summed.lines.get(f"meet:{item.id}", {})
        says = own.get("text") or sentences.read_out(item, need.said.answer, words(need.said.version), summed.told)
        if says:
            lines.append({"id": f"meet:{item.id}", "says": says, "hidden": own.get("hidden", False)})
    return lines
