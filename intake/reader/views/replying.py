"""Answering by link: one tap, line by line, or a kind no. Sent again by a reload, it takes its own place."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from intake import replying
from intake.engine.replied import Said
from intake.pack.replying import DeclineForm, LinesForm, page_of
from intake.pack.times import today
from intake.reader.access import ended, may_reply
from intake.reader.views.reading import around, show
from intake.replying import Over, Sent
from intake.reviewing import Ended, Reading


@may_reply
def talk(request: HttpRequest, found: Reading) -> HttpResponse:
    return _sent(request, found, Said("read"))


@may_reply
def lines(request: HttpRequest, found: Reading) -> HttpResponse:
    return _answer(request, found, LinesForm)


@may_reply
def decline(request: HttpRequest, found: Reading) -> HttpResponse:
    return _answer(request, found, DeclineForm)


def _answer(request: HttpRequest, found: Reading, form_of: type[LinesForm | DeclineForm]) -> HttpResponse:
    """Its preview first; sent from there, or changed."""
    form = form_of(found.snapshot, data=request.POST)
    if form.is_valid() and "send" in request.POST:
        return _sent(request, found, form.said())
    page, shown = page_of(form, found.snapshot)
    return render(request, page, around(request, found) | shown, status=422 if form.errors else 200)


def _sent(request: HttpRequest, found: Reading, said: Said) -> HttpResponse:
    try:
        return show(request, replying.reply(found, said, today()), sent=True)
    except Over:
        return ended(request, Ended(today()), 409)
    except Sent:
        return render(request, "reader/reply_stands.html", around(request, found), status=409)
