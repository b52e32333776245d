"""One share, as its client chose to show it."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intake import replying
from intake.pack import on_paper, overlap
from intake.pack.filing import as_file
from intake.pack.replying import DeclineForm, LinesForm
from intake.pack.times import today
from intake.reviewing import Ended, Reading
from intake.therapist.access import needs_desk, shared_with
from intake.therapist.views.replying import around, at_desk


@require_safe
@needs_desk
def shared(request: HttpRequest, share: uuid.UUID) -> HttpResponse:
    found = shared_with(request, share)
    if isinstance(found, Ended):
        return render(request, "reader/ended.html", at_desk(request) | {"ended": found})
    stands = replying.standing(found, today())
    context = around(request, found) | {
        "rows": _overlap(found, request),
        "form": LinesForm(found.snapshot, stands.said if stands else None),
        "decline": DeclineForm(),
        "stands": stands,
        "on_paper": True,
        "sent": "sent" in request.GET and stands is not None,
    }
    return render(request, "reader/reading.html", context)


@require_safe
@needs_desk
def shared_as(request: HttpRequest, share: uuid.UUID, form: str) -> HttpResponse:
    """The page on paper; ended, its day like everywhere else."""
    found = shared_with(request, share)
    if isinstance(found, Ended):
        return render(request, "reader/ended.html", at_desk(request) | {"ended": found})
    return as_file(on_paper.reading_page(found.snapshot, found.until), form)


def _overlap(found: Reading, request: HttpRequest) -> list[overlap.Row]:
    """Nothing without a published card: there is nothing to stand beside then."""
    card = request.desk.published
    return overlap.rows(found.snapshot.wishes, card.offers) if card else []
