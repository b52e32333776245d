"""The notebook, one check of it, the break, all answers, leaving."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from intake import answering, considering, returning, summing
from intake.answering import Rows
from intake.client import presence
from intake.client.entry import called, whose
from intake.client.presence import needs_notebook
from intake.client.telling import STATES, answer_words, kind_of_check, section_name
from intake.client.views.summing_up import in_short
from intake.client.walk import Walk, walk_of
from intake.engine.criteria import Stage, concern_of
from intake.notebook import Therapist
from intake.pack.speaking import words
from intake.returning import Opened

ICONS = {
    "trust": "shield",
    "personality": "blend",
    "pacing": "waves",
    "working": "messages-square",
    "goals": "signpost",
    "commitment": "check",
    "repair": "undo-2",
    "ending": "arrow-right",
    "since": "clock",
    "practical": "sliders-horizontal",
    "own": "pencil",
}


@require_safe
@needs_notebook
def notes(request: HttpRequest) -> HttpResponse:
    """The notebook: what the client needs, the therapists they consider, and keeping or deleting it."""
    opened = request.notebook
    rows = answering.every_row(opened)
    latest, before = opened.index.latest(), opened.index.before()
    every = [_card(opened, one, rows) for one in opened.index.therapists]
    context = {
        "stopped": _stopped(Walk(opened, latest, rows=rows)) if latest else None,
        "before": before,
        "needed": in_short(summing.sum_up(opened, "", rows.everything())) if before else "",
        "therapists": [one for one in every if not one["entry"].archived],
        "archived": [one for one in every if one["entry"].archived],
        "enough": len(opened.index.considered()) >= considering.MOST,
        "keep_until": opened.keep_until,
        "opened": opened,
    }
    return render(request, "client/notes.html", context)


def _card(opened: Opened, entry: Therapist, rows: Rows) -> dict[str, Any]:
    """One therapist in a few lines: how far it got, and what was found."""
    heads = opened.index.with_them(entry.id)
    return {
        "entry": entry,
        "name": called(opened, entry.id),
        "latest": heads[-1] if heads else None,
        "kind": kind_of_check(heads[-1]) if heads else "",
        "says": in_short(summing.sum_up(opened, entry.id, rows.everything())) if heads else "",
    }


@require_safe
@needs_notebook
def parts(request: HttpRequest, check: str) -> HttpResponse:
    """One check: its parts in any order, each with its state."""
    walk = walk_of(request.notebook, check)
    context = {
        "walk": walk,
        "name": called(request.notebook, walk.head.therapist) if walk.head.therapist else "",
        "kind": kind_of_check(walk.head),
        "stopped": _stopped(walk),
        "rows": _rows(walk),
        "who": whose(walk.head.therapist),
        "keep_until": request.notebook.keep_until,
    }
    return render(request, "client/check.html", context)


def check_name(walk: Walk) -> str:
    """What a check is called, with whom it is about."""
    if walk.head.stage is Stage.BEFORE:
        return _("Before a first talk: what I need")
    named = {"name": called(walk.opened, walk.head.therapist), "kind": kind_of_check(walk.head)}
    return _("%(name)s: %(kind)s") % named


def _stopped(walk: Walk) -> dict[str, Any] | None:
    """Where the client stopped, and the smallest next step."""
    item = walk.carry_on()
    if item is None:
        return None
    place = walk.place(item.id)
    return {
        "section": section_name(place.part.section) if place else "",
        "question": words(walk.head.version).text(item.id, "question"),
        "address": walk.question_address(item),
    }


def _rows(walk: Walk) -> list[dict[str, Any]]:
    answers, rows = walk.answers(), []
    for part in walk.parts:
        due = walk.due(part)
        if not due:
            continue
        told = sum(item.id in answers and answers[item.id].counts for item in due)
        first = next((item for item in due if item.id not in answers), due[0])
        rows.append(
            {
                "name": section_name(part.section),
                "icon": ICONS[part.section],
                "address": walk.question_address(first),
                "count": len(due),
                "told": told,
                "state": walk.status(part),
                "state_name": STATES[walk.status(part)],
            }
        )
    return rows


@require_POST
@needs_notebook
def lengthen(request: HttpRequest, check: str, length: str) -> HttpResponse:
    """A walk grows; nothing is asked twice."""
    head = request.notebook.index.check(check)
    if head is None or length not in Walk(request.notebook, head).content.lengths[head.stage]:
        raise Http404
    opened = answering.lengthen(request.notebook, check, length)
    walk = Walk(opened, opened.index.check(check))
    item = walk.carry_on()
    return redirect(walk.question_address(item)) if item else redirect("notes")


@require_safe
@needs_notebook
def pause(request: HttpRequest, check: str) -> HttpResponse:
    walk = walk_of(request.notebook, check)
    context = {"stopped": _stopped(walk), "walk": walk, "keep_until": request.notebook.keep_until}
    return render(request, "client/pause.html", context)


@require_safe
@needs_notebook
def answers(request: HttpRequest, check: str) -> HttpResponse:
    """All answers of a check, each with a way to change it that comes back here."""
    walk = walk_of(request.notebook, check)
    given, skipped = walk.answers(), []
    sections: dict[str, list[dict[str, Any]]] = {}  # by name, for a section may be cut into parts
    for part in walk.parts:
        due = [item for item in walk.due(part) if part.section not in ("practical",) or item.id in given]
        rows = [_answer_row(walk, item, given.get(item.id)) for item in due]
        if rows:
            sections.setdefault(section_name(part.section), []).extend(rows)
        skipped += [row for row in rows if not row["told"]]
    named = [{"name": name, "rows": rows} for name, rows in sections.items()]
    who = whose(walk.head.therapist)
    context = {"walk": walk, "name": check_name(walk), "sections": named, "skipped": skipped, "who": who}
    return render(request, "client/answers.html", context)


def _answer_row(walk: Walk, item: Any, answer: Any) -> dict[str, Any]:
    spoken, about = words(walk.head.version), concern_of(item.id)
    named = [spoken.text(one, "short") for one in (item.id, about) if one]
    return {
        "short": ": ".join(named),
        "answer": answer_words(item, answer, walk.head.version),
        "note": bool(answer and answer.note),
        "told": bool(answer and answer.counts),
        "address": f"{walk.question_address(item)}?from=answers",
    }


@require_POST
@needs_notebook
def own_device(request: HttpRequest) -> HttpResponse:
    """The person says that only they use this device: the cookie lives for a month."""
    opened = returning.make_own(request.notebook)
    response = redirect("card" if opened.index.before() and len(opened.index.checks) == 1 else "notes")
    token = presence.token_of(request)
    if token:
        presence.welcome(response, token, own=True)
    return response


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Exit this page: the visit ends, but an own device whose code nobody has seen would lose the notes: it stays."""
    opened = presence.open_notebook(request)
    response = redirect(settings.FITCHECK_EXIT_URL)
    response["Clear-Site-Data"] = '"cache"'
    response["Referrer-Policy"] = "no-referrer"
    if opened and (opened.index.code_shown or not opened.own):
        returning.leave(opened)
        presence.dismiss(response)
    return response
