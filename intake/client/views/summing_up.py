"""The summary and its lines: reading them, changing them, the words to begin with."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intake import summing
from intake.client import lines, paper
from intake.client.forms import LONGEST
from intake.client.presence import needs_notebook
from intake.content.wording import words
from intake.engine.criteria import LEVELS, Level
from intake.engine.findings import Finding
from intake.summing import Summed

FIRST = 2  # lines that stand open in a list


@require_safe
@needs_notebook
def summary(request: HttpRequest) -> HttpResponse:
    opened = request.notebook
    if not opened.index.checks:
        return redirect("notes")
    summed = summing.sum_up(opened)
    request.notebook = summing.seen(opened)
    found = summed.summary
    context = {
        "summed": summed,
        "found": found,
        "title": _title(opened),
        "day": max(check.day for check in summed.checks),
        "useful": lines.shown(found.most_useful, summed),
        "groups": groups(summed),
        "followed": followed(summed),
        "picture": lines.picture(summed),
        "needs": lines.needs(summed),
        "in_short": in_short(summed),
        "too_little": [words().file("sections")[name]["name"] for name in found.too_little],
        "keep_until": request.notebook.keep_until,
        "latest": opened.index.checks[-1],
    }
    return render(request, "client/summary.html", context)


def _title(opened: Any) -> str:
    entry = next(iter(opened.index.therapists), None)
    return entry.nickname if entry and entry.nickname else _("This therapist")


def groups(summed: Summed) -> list[dict[str, Any]]:
    """The lists in their order. Before anything was observed there are only questions."""
    found = summed.summary
    if not found.observed:
        first = {one.id for one in found.most_useful}  # they stand at the top, and once on the page
        others = tuple(one for one in found.questions if one.id not in first)
        asked = _group(summed, "ask", (_("Questions to ask"), _("The others, when you have time.")), others)
        return [asked] if asked["lines"] else []
    groups = [
        _group(summed, "fit", (_("Fit signals"), _("What already works for you.")), found.fits),
        _group(
            summed, "ask", (_("Questions to ask"), _("You do not know these yet. That is normal.")), found.questions
        ),
        _group(summed, "flag", (_("Red flags"), _("The article names these. You can take a mark off.")), found.flags),
        _group(
            summed,
            "raise",
            (_("Things to raise"), _("Say it, write it, or leave it. All three are fine.")),
            found.raises,
        ),
    ]
    return [one for one in groups if one["lines"] or one["kind"] == "flag"]


def _group(summed: Summed, kind: str, named: tuple[str, str], findings: tuple[Finding, ...]) -> dict[str, Any]:
    """Two lines stand open; red flags and things to raise are never closed."""
    every = lines.shown(findings, summed)
    opens = len(every) if kind in ("flag", "raise") else FIRST
    more = every[opens:]
    return {
        "kind": kind,
        "name": named[0],
        "says": named[1],
        "lines": every,
        "first": every[:opens],
        "more": more,
        "show_more": _show_more(kind, len(more)),
    }


def _show_more(kind: str, n: int) -> str:
    if kind == "fit":
        return ngettext("Show %(n)d more fit signal", "Show %(n)d more fit signals", n) % {"n": n}
    return ngettext("Show %(n)d more question", "Show %(n)d more questions", n) % {"n": n}


def followed(summed: Summed) -> list[dict[str, Any]]:
    """Raised, and what happened: what was changed, explained, or closed by the client."""
    ladder = words().file("ladder")
    return [
        {
            "says": str(ladder[life.state]["says"]),
            "about": words().text(life.concern, "short") if life.concern in summed.content.items else "",
            "repaired": life.repaired,
            "because": [lines.because(said, summed) for said in life.evidence],
        }
        for life in summed.summary.followed
        if life.state in ("changed", "explained", "closed_by_me")
    ]


def in_short(summed: Summed) -> str:
    found = summed.summary
    counts = {
        "fit": len(found.fits),
        "ask": len(found.questions),
        "flag": len(found.flags),
        "raise": len(found.raises),
        "repair": sum(life.repaired for life in found.followed),
    }
    if not found.observed:
        counts = {"need": len(lines.needs(summed)), "ask": len(found.questions)}
    return lines.counted(counts)


@require_POST
@needs_notebook
def top_three(request: HttpRequest) -> HttpResponse:
    summing.choose_top(request.notebook, request.POST.getlist("top"))
    return redirect("summary")


@require_http_methods(["GET", "POST"])
@needs_notebook
def edit_line(request: HttpRequest, line: str) -> HttpResponse:
    """One line: its words, a note, how much it matters, its mark, its place, whether it is shown."""
    summed = summing.sum_up(request.notebook)
    found = next((one for one in summed.summary.findings if one.id == line), None)
    if found is None:
        raise Http404
    if request.method == "POST":
        if request.POST.get("move") in ("up", "down"):
            _move(request, found, summed, request.POST["move"])
            return redirect("summary")
        texts = {name: request.POST.get(name, "") for name in ("text", "note")}
        if any(len(text) > LONGEST for text in texts.values()):
            context = _line_context(summed, found) | {"texts": texts, "error": True, "longest": LONGEST}
            return render(request, "client/line.html", context, status=422)
        summing.change_line(request.notebook, line, **_changes(request))
        return redirect("summary")
    return render(request, "client/line.html", _line_context(summed, found))


def _line_context(summed: Summed, found: Any) -> dict[str, Any]:
    own = summed.lines.get(found.id, {})
    need = words().file("kinds")["NEED"]
    return {
        "line": lines.line(found, summed),
        "own": own,
        "texts": {"text": own.get("text", ""), "note": own.get("note", "")},
        "levels": [(level.value, need[level], own.get("level") == level) for level in Level],
    }


def _changes(request: HttpRequest) -> dict[str, Any]:
    sent = request.POST
    if "left" in sent:
        return {"left": sent["left"] == "1"}
    if sent.get("mark") in ("on", "off"):
        return {"mark": sent["mark"]}
    changes: dict[str, Any] = {"text": sent.get("text", "").strip(), "note": sent.get("note", "").strip()}
    changes["hidden"] = sent.get("hidden") == "1"
    if sent.get("level") in LEVELS:
        changes["level"] = sent["level"]
    return changes


def _move(request: HttpRequest, found: Any, summed: Summed, way: str) -> None:
    """Changes places with the neighbour in the same list."""
    ids = [one.id for one in summed.summary.findings if one.kind is found.kind]
    at = ids.index(found.id)
    to = max(0, at - 1) if way == "up" else min(len(ids) - 1, at + 1)
    ids[at], ids[to] = ids[to], ids[at]
    for place, name in enumerate(ids, start=1):
        summing.change_line(request.notebook, name, order=place)


@require_safe
@needs_notebook
def say(request: HttpRequest, line: str) -> HttpResponse:
    """One line, large, to hold up or hand over."""
    one = _one(request, line)
    return render(request, "client/large.html", {"know": [one.say], "ask": [], "back": "summary"})


@require_http_methods(["GET", "POST"])
@needs_notebook
def write(request: HttpRequest, line: str) -> HttpResponse:
    """The words of a line, to edit and copy into a message."""
    one = _one(request, line)
    if request.method == "POST":
        text = request.POST.get("text", "").strip()
        if len(text) <= LONGEST:
            summing.change_line(request.notebook, line, text=text)
            return redirect("summary")
        context = {"line": one, "text": text, "error": True, "longest": LONGEST}
        return render(request, "client/write.html", context, status=422)
    return render(request, "client/write.html", {"line": one, "text": one.say})


def _one(request: HttpRequest, line: str) -> lines.Line:
    summed = summing.sum_up(request.notebook)
    found = next((one for one in summed.summary.findings if one.id == line), None)
    if found is None:
        raise Http404
    return lines.line(found, summed)


@require_http_methods(["GET", "POST"])
@needs_notebook
def opening(request: HttpRequest) -> HttpResponse:
    """The lines to begin with, in the client's own words."""
    summed = summing.sum_up(request.notebook)
    text = request.POST.get("text", summed.opening or "\n".join(paper.say_first(summed)))
    if request.method == "POST" and len(text) <= LONGEST:
        summing.write_opening(request.notebook, text.strip())
        return redirect("take")
    context = {"text": text, "error": request.method == "POST", "longest": LONGEST}
    return render(request, "client/opening.html", context, status=422 if context["error"] else 200)
