"""Taking it along: the quick card, paper, plain text, large on the screen."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from intake import summing
from intake.client import paper as sheet
from intake.client.entry import entry_of
from intake.client.paper import FIXED_QUESTIONS, Section
from intake.client.presence import needs_notebook
from intake.client.speaking import words
from intake.client.times import today
from intake.content import sentences
from intake.engine.answers import Said
from intake.exports import plain_text
from intake.summing import Summed

ON_PAPER = 6
CARD = ("C-B2", "C-B1", "R-B1")


@require_safe
@needs_notebook
def card(request: HttpRequest) -> HttpResponse:
    return render(request, "client/card.html", _card(request))


@require_safe
@needs_notebook
def card_large(request: HttpRequest) -> HttpResponse:
    return render(request, "client/large.html", _card(request) | {"back": reverse("card")})


def _card(request: HttpRequest) -> dict[str, Any]:
    """The quick card: up to three sentences, and three fixed questions."""
    summed = summing.sum_up(request.notebook, "")
    said = {need.item: need.said for need in summed.summary.needs}
    know = [_read_out(said[name], summed) for name in CARD if name in said]
    ask = [words(summed.content.version).text(name, "ask") for name in FIXED_QUESTIONS]
    before = request.notebook.index.before()
    return {
        "page": [_column(_("What I want you to know"), know), _column(_("What I want to ask"), ask)],
        "more": len(summed.content.lengths["before"]["short"]) - len(CARD),
        "before": before,
        "can_grow": bool(before and before.length == "quick"),
    }


def _read_out(said: Said, summed: Summed) -> str:
    return sentences.read_out(summed.content.items[said.item], said.answer, words(said.version), summed.told)


def _column(name: str, said: list[str]) -> Section:
    return Section("", name, [one for one in said if one])


@require_safe
@needs_notebook
def take(request: HttpRequest, who: str) -> HttpResponse:
    return render(request, "client/take.html", {"page": sheet.sections(_summed(request, who)), "who": who})


def _summed(request: HttpRequest, who: str) -> Summed:
    return summing.sum_up(request.notebook, entry_of(request.notebook, who).id)


@require_safe
@needs_notebook
def paper(request: HttpRequest, who: str) -> HttpResponse:
    """One page of words only, neutral: no marks, no counts, no product name."""
    every = request.GET.get("all") == "1"
    page = sheet.sections(_summed(request, who), None if every else ON_PAPER)
    context = {"page": page, "every": every, "day": today(), "who": who, "back": reverse("take", args=[who])}
    return render(request, "client/paper.html", context)


@require_safe
@needs_notebook
def text(request: HttpRequest, who: str) -> HttpResponse:
    page = [(one.name, one.lines) for one in sheet.sections(_summed(request, who))]
    body = plain_text.write(page, _("My notes for a first appointment"))
    response = HttpResponse(body, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="notes.txt"'
    return response


@require_safe
@needs_notebook
def large(request: HttpRequest, who: str) -> HttpResponse:
    every = sheet.sections(_summed(request, who), ON_PAPER)
    page = [one for one in every if one.kind in ("say", "meet", "ask", "raise")]
    return render(request, "client/large.html", {"page": page, "back": reverse("take", args=[who])})
