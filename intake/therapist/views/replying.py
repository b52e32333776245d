"""Answering a share: one tap, line by line, or a kind no. Seen as the client will see it before it is sent."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from intake import replying
from intake.engine.replied import Said
from intake.pack.replying import DeclineForm, LinesForm, Ways, page_of
from intake.pack.times import today
from intake.replying import Over, Sent
from intake.reviewing import Ended, Reading
from intake.therapist.access import needs_desk, shared_with


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
    form = form_of(found.snapshot, data=request.POST)
    if form.is_valid() and "send" in request.POST:
        return _sent(request, found, form.said())
    page, shown = page_of(form, found.snapshot)
    return render(request, page, around(request, found) | shown, status=422 if form.errors else 200)


def _sent(request: HttpRequest, found: Reading | Ended, said: Said) -> HttpResponse:
    if isinstance(found, Ended):
        return _ended(request, found)
    try:
        replying.reply(found, said, today())
    except Over:
        return redirect("shared", found.id)
    except Sent:
        return render(request, "reader/reply_stands.html", around(request, found), status=409)
    return redirect("shared", found.id)


def _ended(request: HttpRequest, ended: Ended) -> HttpResponse:
    """What was written is not sent: nobody would see it."""
    return render(request, "reader/ended.html", at_desk(request) | {"ended": ended}, status=409)


def around(request: HttpRequest, found: Reading) -> dict[str, Any]:
    """What every page about one share needs."""
    ways = (reverse(name, args=[found.id]) for name in ("shared", "reply_read", "reply_lines", "reply_decline"))
    return at_desk(request) | {"reading": found, "snapshot": found.snapshot, "ways": Ways(*ways)}


def at_desk(request: HttpRequest) -> dict[str, Any]:
    return {"side": "therapist/base.html", "desk": request.desk, "here": "inbox"}
