"""One share, as its client chose to show it."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intake.pack import beside
from intake.reviewing import Ended, Reading
from intake.therapist.access import needs_desk, shared_with
from intake.therapist.forms.replying import DeclineForm, LinesForm
from intake.therapist.views.replying import replied


@require_safe
@needs_desk
def shared(request: HttpRequest, share: uuid.UUID) -> HttpResponse:
    found = shared_with(request, share)
    if isinstance(found, Ended):
        return render(request, "therapist/ended.html", {"ended": found, "desk": request.desk, "here": "inbox"})
    said = replied(found)
    context = {
        "reading": found,
        "snapshot": found.snapshot,
        "rows": _beside(found, request),
        "form": LinesForm(found, initial=said),
        "decline": DeclineForm(),
        "said": said,
        "desk": request.desk,
        "here": "inbox",
    }
    return render(request, "therapist/reading.html", context)


def _beside(found: Reading, request: HttpRequest) -> list[beside.Row]:
    """Nothing without a published card: there is nothing to stand beside then."""
    card = request.desk.published
    return beside.rows(found.snapshot.wishes, card.offers) if card else []
