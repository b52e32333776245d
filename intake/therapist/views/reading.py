"""One share, as its client chose to show it."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intake.reviewing import Ended
from intake.therapist import beside
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
        "rows": beside.rows(found.snapshot.wishes, request.desk),
        "form": LinesForm(found, initial=said),
        "decline": DeclineForm(),
        "said": said,
        "desk": request.desk,
        "here": "inbox",
    }
    return render(request, "therapist/reading.html", context)
