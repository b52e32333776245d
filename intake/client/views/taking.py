"""Taking it along: the quick card, paper, files, large on the screen."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from intake import overseeing, summing
from intake.client import filing
from intake.client import paper as sheet
from intake.client import whole as whole_summary
from intake.client.entry import called, entry_of
from intake.client.limited import limited
from intake.client.paper import FIXED_QUESTIONS, Section
from intake.client.presence import needs_notebook
from intake.content import sentences
from intake.engine.answers import Said
from intake.exports.document import Document
from intake.pack.filing import as_file
from intake.pack.speaking import words
from intake.pack.times import today
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


@require_safe
@needs_notebook
@limited("file", ("GET",))
def card_as(request: HttpRequest, form: str) -> HttpResponse:
    return as_file(filing.page("quick", [one for one in _card(request)["page"] if one.lines]), form)


def _card(request: HttpRequest) -> dict[str, Any]:
    """The quick card: up to three sentences, and three fixed questions."""
    summed = summing.sum_up(request.notebook, "")
    said = {need.item: need.said for need in summed.summary.needs}
    know = [_read_out(said[name], summed) for name in CARD if name in said]
    ask = [words(summed.content.version).text(name, "ask") for name in FIXED_QUESTIONS]
    before = request.notebook.index.before()
    return {
        "page": [_column("say", _("What I want you to know"), know), _column("ask", _("What I want to ask"), ask)],
        "more": len(summed.content.lengths["before"]["short"]) - len(CARD),
        "before": before,
        "can_grow": bool(before and before.length == "quick"),
    }


def _read_out(said: Said, summed: Summed) -> str:
    return sentences.read_out(summed.content.items[said.item], said.answer, words(said.version), summed.told)


def _column(kind: str, name: str, said: list[str]) -> Section:
    return Section(kind, name, [one for one in said if one])


@require_safe
@needs_notebook
def take(request: HttpRequest, who: str) -> HttpResponse:
    page = sheet.sections(_summed(request, who))
    longer = any(len(one.lines) > ON_PAPER for one in page)
    context = {"document": filing.page("card", page), "kind": "card", "who": who, "longer": longer}
    return render(request, "client/take.html", context)


@require_safe
@needs_notebook
def whole(request: HttpRequest, who: str) -> HttpResponse:
    """The client's own copy: what is in the file, and the forms it comes in."""
    summed = _summed(request, who)
    context = {
        "document": DOCUMENTS["whole"](request, summed),
        "kind": "whole",
        "who": who,
        "private": summed.summary.safety,
    }
    return render(request, "client/take_whole.html", context)


@require_safe
@needs_notebook
@limited("file", ("GET",))
def take_as(request: HttpRequest, who: str, kind: str, form: str) -> HttpResponse:
    """Without anything that is private."""
    if kind not in DOCUMENTS:
        raise Http404
    return as_file(DOCUMENTS[kind](request, _summed(request, who)), form)


def _first_page(request: HttpRequest, summed: Summed) -> Document:
    """One page holds the first lines of each list; all of them on request, and always as text."""
    every = request.GET.get("all") == "1" or request.resolver_match.kwargs["form"] == "text"
    return filing.page("card", sheet.sections(summed, None if every else ON_PAPER))


def _whole_summary(request: HttpRequest, summed: Summed) -> Document:
    return whole_summary.written(summed, _name(request, summed))


def _name(request: HttpRequest, summed: Summed) -> str:
    """Whom it is about; before anybody was met, nobody."""
    return called(request.notebook, summed.therapist) if summed.therapist else ""


DOCUMENTS = {"card": _first_page, "whole": _whole_summary}


@require_http_methods(["GET", "POST"])
@needs_notebook
@limited("file")
def with_private(request: HttpRequest, who: str) -> HttpResponse:
    """Asked by itself. Posted, so that no address and no history tells that there was something."""
    summed = _summed(request, who)
    if not summed.summary.safety:
        return redirect("whole", who)
    if request.method == "POST":
        document = whole_summary.written(summed, _name(request, summed), private=True)
        return as_file(document, request.POST.get("form", ""))
    return render(request, "client/take_private.html", {"who": who})


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
def large(request: HttpRequest, who: str) -> HttpResponse:
    """Held up to be read; with a link that was shared from here, as a picture to scan."""
    entry = entry_of(request.notebook, who)
    every = sheet.sections(summing.sum_up(request.notebook, entry.id), ON_PAPER)
    page = [one for one in every if one.kind in ("say", "meet", "ask", "raise")]
    link = overseeing.newest_link(request.notebook, entry.id, today())
    return render(request, "client/large.html", {"page": page, "back": reverse("take", args=[who]), "link": link})
