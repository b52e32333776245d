"""The summary: its lists, its picture, and what happened to what was raised."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from intake import answering, receipts, summing
from intake.client import dated, finding, lines
from intake.client.dated import Standing
from intake.client.entry import called, entry_of, whose
from intake.client.overlap import on_the_summary
from intake.client.plan import OWN_WORDS
from intake.client.presence import needs_notebook
from intake.engine.findings import Finding
from intake.pack.speaking import words
from intake.summing import Summed

FIRST = 2  # lines that stand open in a list
FIRST_CHANGED = 4  # and of what changed


@require_safe
@needs_notebook
def latest(request: HttpRequest) -> HttpResponse:
    """The summary of the therapist the client last worked on."""
    return _summary(request, request.notebook.index.current())


@require_safe
@needs_notebook
def summary(request: HttpRequest, who: str) -> HttpResponse:
    return _summary(request, entry_of(request.notebook, who).id)


def _summary(request: HttpRequest, therapist: str) -> HttpResponse:
    opened = request.notebook
    heads = opened.index.of(therapist)
    if not heads:
        return redirect("notes")
    rows = answering.everything(opened)
    summed = summing.sum_up(opened, therapist, rows)
    request.notebook = summing.seen(opened)
    page = finding.Page(whose(therapist), get_token(request), request.GET.get("saved", ""))
    context = {
        "who": page.who,
        "title": called(opened, therapist),
        "saved": page.saved,
        "groups": [finding.drawn_in(group, page) for group in groups(summed)],
        "example": False,  # every line asks for it, and a name that is not there is looked for long
        "keep_until": request.notebook.keep_until,
        "latest": heads[-1],
        "shared": receipts.was_shared(rows, therapist),
        **on_the_summary(summed),
    }
    return render(request, "client/summary.html", _told(summed) | context)


def _told(summed: Summed) -> dict[str, Any]:
    """Everything the page says of the answers, from the top to the bottom."""
    found = summed.summary
    before, changed = dated.changed(summed)
    return {
        "summed": summed,
        "found": found,
        "day": max(check.day for check in summed.checks),
        "in_short": in_short(summed),
        "facts": lines.facts(summed),
        "own_words": [said.answer.text for name, said in summed.extras.items() if name == OWN_WORDS],
        "too_little": _too_little(summed),
        "before": before,
        "changed": changed[:FIRST_CHANGED],
        "more_changed": changed[FIRST_CHANGED:],
        "useful": lines.shown(found.most_useful, summed),
        "picture": lines.picture(summed),
        "followed": followed(summed),
        "needs": lines.needs(summed),
    }


def _too_little(summed: Summed) -> str:
    """Where too few answers were given to tell; after a first impression that is everywhere."""
    found = summed.summary
    if {row.section for row in found.picture} <= set(found.too_little):
        return _("This rests on few answers. A longer path shows more.") if found.too_little else ""
    named = ", ".join(str(words().file("sections")[name]["name"]) for name in found.too_little)
    return _("Not enough information yet: %(parts)s.") % {"parts": named} if named else ""


HEADS = {
    "fit": (gettext_lazy("Fit signals"), gettext_lazy("What already works for you.")),
    "ask": (gettext_lazy("Questions to ask"), gettext_lazy("You do not know these yet. That is normal.")),
    "notice": (gettext_lazy("What to notice"), gettext_lazy("Nobody has to say these. You see them for yourself.")),
    "flag": (
        gettext_lazy("Red flags"),
        gettext_lazy("The article behind this app names these as warning signs. You can take a mark off."),
    ),
    "raise": (gettext_lazy("Things to raise"), gettext_lazy("Say it, write it, or leave it. All three are fine.")),
}


def groups(summed: Summed) -> list[dict[str, Any]]:
    """The lists in their order. Before anything was observed there are only questions."""
    found = summed.summary
    if not found.observed:
        first = {one.id for one in found.most_useful}  # they stand at the top, and once on the page
        asked = _group(summed, "ask", tuple(one for one in found.questions if one.id not in first))
        return [asked | {"says": _("The others, when you have time.")}] if asked["lines"] else []
    notice = tuple(one for one in found.questions if lines.is_to_notice(one, summed))
    ask = tuple(one for one in found.questions if one not in notice)
    lists = {"fit": found.fits, "ask": ask, "notice": notice, "flag": found.flags, "raise": found.raises}
    shown = [_group(summed, kind, findings) for kind, findings in lists.items()]
    return [one for one in shown if one["lines"] or one["kind"] == "flag"]


def _group(summed: Summed, kind: str, findings: tuple[Finding, ...]) -> dict[str, Any]:
    """Two lines stand open; red flags and things to raise are never closed."""
    name, says = HEADS[kind]
    every = lines.shown(findings, summed)
    opens = len(every) if kind in ("flag", "raise") else FIRST
    more = every[opens:]
    return {
        "kind": kind,
        "mark": "ask" if kind == "notice" else kind,
        "name": name,
        "says": says,
        "lines": every,
        "first": every[:opens],
        "more": more,
        "show_more": _show_more(kind, len(more)),
    }


def _show_more(kind: str, n: int) -> str:
    if kind == "fit":
        return ngettext("Show %(n)d more fit signal", "Show %(n)d more fit signals", n) % {"n": n}
    if kind == "notice":
        return ngettext("Show %(n)d more thing to notice", "Show %(n)d more things to notice", n) % {"n": n}
    return ngettext("Show %(n)d more question", "Show %(n)d more questions", n) % {"n": n}


def followed(summed: Summed) -> list[Standing]:
    """Raised, and what happened: what stands in no other list."""
    return [one for one in dated.standing(summed) if one.repaired or not one.listed]


def in_short(summed: Summed) -> str:
    found = summed.summary
    counts = lines.kinds(found.findings, summed)
    repaired = sum(one.repaired for one in dated.standing(summed))
    needs = 0 if found.observed else len(lines.needs(summed))
    return lines.counted(counts | {"repair": repaired, "need": needs})
