"""The summary, its lines, and taking it along."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intake import summing
from intake.client import lines
from intake.client.forms import LONGEST
from intake.client.presence import needs_notebook
from intake.client.times import today
from intake.content import sentences
from intake.content.wording import words
from intake.engine.criteria import LEVELS, Level
from intake.exports import calendar, plain_text
from intake.summing import Summed

FIRST = 2  # lines that stand open in a list
ON_PAPER = 6
FIXED_QUESTIONS = ("T-A2", "G-A3", "K-A1")
CARD = ("C-B2", "C-B1", "R-B1")


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
        "facts": lines.facts(summed),
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
    """The lists in their order; red flags and things to raise are never closed."""
    found = summed.summary
    groups = [
        ("fit", _("Fit signals"), _("What already works for you."), found.fits),
        ("ask", _("Questions to ask"), _("You have not seen these yet. That is normal."), found.questions),
        ("flag", _("Red flags"), _("The article names these. You can take a mark off."), found.flags),
        (
            "raise",
            _("Things to raise"),
            _("Say it, write it, or leave it. All three are fine."),
            found.raises,
        ),
    ]
    shown = []
    for kind, name, says, findings in groups:
        if kind != "ask" and not found.observed:
            continue
        every = lines.shown(findings, summed)
        opens = len(every) if kind in ("flag", "raise") else FIRST
        if every or kind == "flag":
            shown.append({"kind": kind, "name": name, "says": says, "first": every[:opens], "more": every[opens:]})
    return shown


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
        counts = {"ask": len(found.questions)}
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
    text = request.POST.get("text", summed.opening or "\n".join(_say_first(summed)))
    if request.method == "POST" and len(text) <= LONGEST:
        summing.write_opening(request.notebook, text.strip())
        return redirect("take")
    context = {"text": text, "error": request.method == "POST", "longest": LONGEST}
    return render(request, "client/opening.html", context, status=422 if context["error"] else 200)


@require_safe
@needs_notebook
def card(request: HttpRequest) -> HttpResponse:
    return render(request, "client/card.html", _card(request))


@require_safe
@needs_notebook
def card_large(request: HttpRequest) -> HttpResponse:
    return render(request, "client/large.html", _card(request) | {"back": "card"})


def _card(request: HttpRequest) -> dict[str, Any]:
    """The quick card: up to three sentences, and three fixed questions."""
    summed = summing.sum_up(request.notebook)
    spoken = words()
    said = {need.item: need.said.answer for need in summed.summary.needs}
    know = [
        sentences.read_out(summed.content.items[name], said[name], spoken, summed.told) for name in CARD if name in said
    ]
    ask = [spoken.text(name, "ask") for name in FIXED_QUESTIONS]
    more = len(summed.content.lengths["before"]["short"]) - len(CARD)
    return {
        "know": [one for one in know if one],
        "ask": ask,
        "more": more,
        "before": request.notebook.index.before(),
    }


@require_safe
@needs_notebook
def take(request: HttpRequest) -> HttpResponse:
    return render(request, "client/take.html", {"page": paper_page(summing.sum_up(request.notebook))})


@require_safe
@needs_notebook
def paper(request: HttpRequest) -> HttpResponse:
    """One page of words only, neutral: no marks, no counts, no product name."""
    every = request.GET.get("all") == "1"
    page = paper_page(summing.sum_up(request.notebook), None if every else ON_PAPER)
    return render(request, "client/paper.html", {"page": page, "every": every})


@require_safe
@needs_notebook
def text(request: HttpRequest) -> HttpResponse:
    body = plain_text.write(paper_page(summing.sum_up(request.notebook)), _("My notes for a first appointment"))
    response = HttpResponse(body, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="notes.txt"'
    return response


@require_safe
@needs_notebook
def large(request: HttpRequest) -> HttpResponse:
    page = dict(paper_page(summing.sum_up(request.notebook)))
    know = page.get(_("What I want to say")) or page.get(_("How to meet me")) or []
    return render(
        request,
        "client/large.html",
        {"know": know, "ask": page.get(_("Questions I want to ask"), [])[:ON_PAPER], "back": "take"},
    )


@require_safe
def later(request: HttpRequest) -> HttpResponse:
    """A neutral calendar file: a reminder without content, two weeks from now."""
    response = HttpResponse(calendar.reminder(today()), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="reminder.ics"'
    return response


def paper_page(summed: Summed, most: int | None = None) -> list[tuple[str, list[str]]]:
    """What stands on paper: heading and lines, in the client's voice."""
    found = summed.summary
    raises = [one for one in lines.shown((*found.flags, *found.raises), summed) if not one.left]
    sections = [
        (_("What I want to say"), _say_first(summed)),
        (_("How to meet me"), [one["says"] for one in lines.meet(summed) if not one["hidden"]]),
        (_("Practical"), [f"{name}: {says}" for name, says in lines.practical(summed)]),
        (_("Questions I want to ask"), [one.say for one in lines.shown(found.questions, summed)]),
        (_("Things I want to talk about"), [one.say for one in raises]),
        (
            _("What already works for me"),
            [sentences.works(one, words()) for one in found.fits],
        ),
    ]
    return [(name, [one for one in said if one][:most]) for name, said in sections if any(said)]


def _say_first(summed: Summed) -> list[str]:
    """The client's own opening lines, else the top three they ticked."""
    if summed.opening:
        return summed.opening.splitlines()
    by_id = {one.id: one for one in summed.summary.findings}
    return [lines.line(by_id[name], summed).say for name in summed.top if name in by_id]


@require_http_methods(["GET", "POST"])
@needs_notebook
def meet(request: HttpRequest) -> HttpResponse:
    """How to meet me: a card from the client's answers, editable line by line."""
    summed = summing.sum_up(request.notebook)
    card_lines = lines.meet(summed)
    if request.method == "POST":
        for one in card_lines:
            said = request.POST.get(one["id"], one["says"])[:LONGEST].strip()
            summing.change_line(request.notebook, one["id"], text=said, hidden=not said)
        return redirect("notes")
    return render(request, "client/meet.html", {"lines": card_lines})
