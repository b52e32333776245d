"""One share, as its client chose to show it, with code and PIN."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from intake import replying
from intake.pack.replying import DeclineForm, LinesForm, Ways
from intake.pack.times import today
from intake.reader.access import needs_pin
from intake.reviewing import Reading


@needs_pin
def shared(request: HttpRequest, found: Reading) -> HttpResponse:
    return show(request, found)


def show(request: HttpRequest, found: Reading, sent: bool = False) -> HttpResponse:
    stands = replying.standing(found, today())
    context = around(request, found) | {
        "form": LinesForm(found.snapshot, stands.said if stands else None),
        "decline": DeclineForm(),
        "stands": stands,
        "sent": sent,
    }
    return render(request, "reader/reading.html", context)


def around(request: HttpRequest, found: Reading) -> dict[str, Any]:
    """What every page about one share needs."""
    ways = (reverse(name) for name in ("link_read", "link_talk", "link_lines", "link_decline"))
    return {
        "side": "reader/base.html",
        "reading": found,
        "snapshot": found.snapshot,
        "friend": found.by_a_friend,
        "ways": Ways(*ways, held=request.held),
    }
