"""The whole summary as the client's own copy: every list with its reasons, in the order of the page.

What is private is no part of it unless it is asked for, and stands apart then.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.dateformat import format as on_day
from django.utils.translation import gettext as _

from intake.client import dated, lines
from intake.client.dated import Standing
from intake.client.lines import Because
from intake.client.plan import OWN_WORDS
from intake.client.telling import answer_words
from intake.client.views import summing_up
from intake.content.gaps import inner
from intake.engine.findings import is_safety
from intake.exports import document
from intake.exports.document import PRIVATE, Cell, Document, Line, Part, listed
from intake.pack.speaking import language, words
from intake.summing import Summed


def written(summed: Summed, name: str, private: bool = False) -> Document:
    parts = [part for part in _parts(summed) if part.lines or part.says]
    day = on_day(max(check.day for check in summed.checks), "j F Y") if summed.checks else ""
    lead = " · ".join(filter(None, [name, day]))
    return document.make("whole", [*parts, *([_private(summed)] if private else [])], lead, language())


def _parts(summed: Summed) -> Iterator[Part]:
    found = summed.summary
    yield listed(_("In short"), _short(summed), "short")
    yield listed(_("Your own words"), _own_words(summed), "short")
    before, changed = dated.changed(summed)
    if before:
        since = _("Since %(day)s") % {"day": on_day(before, "j F Y")}
        yield Part(_("What changed"), tuple(Line(one.name, (one.says,)) for one in changed), says=since)
    yield listed(
        _("Most useful next"), [one.say or one.says for one in lines.shown(found.most_useful, summed)], "useful"
    )
    yield _picture(summed)
    yield from (_group(group) for group in summing_up.groups(summed))
    yield _followed(summing_up.followed(summed))
    yield listed(_("What I need"), [one["says"] for one in lines.needs(summed)])
    yield listed(_("Practical"), [f"{name}: {says}" for name, says in lines.practical(summed)])


def _short(summed: Summed) -> Iterator[str]:
    counts = summing_up.in_short(summed)
    yield from [f"{counts}."] if counts else []
    yield from lines.facts(summed)
    yield (
        _("This is what you noticed. You decide what it means.")
        if summed.summary.observed
        else _("Nothing has been seen of a therapist yet, so this page says nothing about one.")
    )


def _own_words(summed: Summed) -> Iterator[str]:
    return (said.answer.text for name, said in summed.extras.items() if name == OWN_WORDS)


def _picture(summed: Summed) -> Part:
    rows = lines.picture(summed)
    heads = tuple(column["name"] for column in rows[0]["columns"]) if rows else ()
    return Part(_("How it looks, part by part"), tuple(map(_row, rows)), "picture", columns=heads)


def _row(row: dict[str, Any]) -> Line:
    cells = (Cell(one["counted"], tuple(kind for kind, _must in one["marks"])) for one in row["columns"])
    return Line(row["name"], (row["says"],) if row["says"] else (), cells=tuple(cells))


def _group(group: dict[str, Any]) -> Part:
    nothing = _("None of your answers points to one. Not seen yet is not the same as safe.")
    says = nothing if group["kind"] == "flag" and not group["lines"] else str(group["says"])
    return Part(str(group["name"]), tuple(map(_line, group["lines"])), group["kind"], says)


def _line(one: lines.Line) -> Line:
    """What it says, the words to say where something can be raised, and why it stands there."""
    say = f"“{inner(one.say)}”" if one.say and one.kind in ("raise", "flag") else ""
    must = _("You must have this") if one.must else ""
    why = " · ".join(filter(None, [*_reasons(one.because), must]))
    note = _("Your note: %(note)s") % {"note": one.note} if one.note else ""
    left = _("You chose to leave this for now.") if one.left else ""
    return Line(one.says, tuple(filter(None, [say, why, note, one.why, left])))


def _reasons(because: tuple[Because, ...]) -> tuple[str, ...]:
    """One answer speaks for itself; several are told apart."""
    several = len(because) > 1
    said = "; ".join(f"{one.answer} – {one.short}" if several else one.answer for one in because)
    return (_("Because you said: %(said)s") % {"said": said},) if said else ()


def _followed(lives: list[Standing]) -> Part:
    return Part(_("Raised, and what happened"), tuple(map(_life, lives)), "repair")


def _life(life: Standing) -> Line:
    since = {"day": on_day(life.since, "j F Y")}
    when = _("Changed on %(day)s.") % since if life.repaired else _("So since %(day)s.") % since
    return Line(life.name or life.says, tuple(filter(None, [life.says if life.name else "", when])))


def _private(summed: Summed) -> Part:
    """What was picked on the private page, and the answers that lead there, in their own words."""
    named, said = words().file("paper")[PRIVATE], words().file("safety")
    picked = [one for one in summed.content.safety if one.id in summed.summary.safety_lines]
    tier = "tier_1" if any(one.tier == 1 for one in picked) else "tier_2"
    says = " ".join([named["says"], said["page"][tier], said["page"]["choice"]])
    rows = [Line(said[one.id]["title"], tuple(said[one.id]["can_do"])) for one in picked]
    rows += [Line(said["page"]["unsure"])] if "unsure" in summed.summary.safety_lines else []
    return Part(named["name"], (*rows, *_unsafe(summed)), PRIVATE, says)


def _unsafe(summed: Summed) -> Iterator[Line]:
    for check in summed.checks:
        for name, answer in check.answers.items():
            item = summed.content.item(name)
            if item and is_safety(item, answer):
                says = f"{words(check.version).text(name, 'short')}: {answer_words(item, answer, check.version)}"
                yield Line(says, tuple(filter(None, [on_day(check.day, "j F Y"), answer.note])))
