"""Answering a share: one tap, line by line, or a kind no. Seen as the client will see it before it is sent."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from intake import replying
from intake.pack.times import today
from intake.replying import Over, Said, Sent
from intake.reviewing import Ended, Reading
from intake.therapist.access import needs_desk, shared_with
from intake.therapist.forms.replying import DeclineForm, LinesForm


@require_POST
@needs_desk
def read(request: HttpRequest, share: uuid.UUID) -> HttpResponse:
    found = shared_with(request, share)
    return _sent(request, found, Said("read"))


@require_POST
@needs_desk
def lines(request: HttpRequest, share: uuid.UUID) -> HttpResponse:
    return _answer(request, share, LinesForm)


@require_POST
@needs_desk
def decline(request: HttpRequest, share: uuid.UUID) -> HttpResponse:
    return _answer(request, share, DeclineForm)


def _answer(request: HttpRequest, share: uuid.UUID, form_of: type[LinesForm | DeclineForm]) -> HttpResponse:
    """Its preview first; sent from there, or changed."""
    found = shared_with(request, share)
    if isinstance(found, Ended):
        return _ended(request, found)
    form = form_of(found, data=request.POST)
    if form.is_valid() and "send" in request.POST:
        return _sent(request, found, form.said())
    shown = form.is_valid() and "change" not in request.POST
    context = {"reading": found, "form": form, "desk": request.desk, "here": "inbox"}
    if shown:
        context |= {"said": form.said(), "lines": beside_lines(found, form.said()), "hidden": form.hidden()}
    page = "therapist/reply_preview.html" if shown else "therapist/reply_form.html"
    return render(request, page, context, status=422 if form.errors else 200)


def _sent(request: HttpRequest, found: Reading | Ended, said: Said) -> HttpResponse:
    if isinstance(found, Ended):
        return _ended(request, found)
    try:
        replying.reply(found, said, today())
    except Over:
        return redirect("shared", found.id)
    except Sent:
        context = {"reading": found, "desk": request.desk, "here": "inbox"}
        return render(request, "therapist/reply_stands.html", context, status=409)
    return redirect("shared", found.id)


def _ended(request: HttpRequest, ended: Ended) -> HttpResponse:
    """What was written is not sent: nobody would see it."""
    return render(request, "therapist/ended.html", {"ended": ended, "desk": request.desk, "here": "inbox"}, status=409)


def replied(reading: Reading) -> dict[str, Any] | None:
    """The reply that stands, with its day."""
    if reading.reply is None or reading.replied is None:
        return None
    said = replying.read(reading.reply)
    changes = replying.may_change(reading, today())
    return {"said": said, "day": reading.replied, "changes": changes, "lines": beside_lines(reading, said)}


def beside_lines(reading: Reading, said: Said) -> list[dict[str, Any]]:
    """Each answer beside the line it is about."""
    return [
        {"says": line.says, "word": said.lines[line.id].word, "sentence": said.lines[line.id].sentence}
        for line in reading.snapshot.lines
        if line.id in said.lines
    ]
