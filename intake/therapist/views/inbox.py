"""What was shared with a desk, newest first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intake import reviewing
from intake.pack.times import today
from intake.therapist.access import needs_desk


@require_safe
@needs_desk
def inbox(request: HttpRequest) -> HttpResponse:
    shown, after = request.GET.get("show", ""), request.GET.get("after", "")
    state = shown if shown in reviewing.FILTERS else ""
    page = reviewing.inbox(request.desk.id, today(), state, after)
    context = {"page": page, "state": state, "later": bool(after), "desk": request.desk, "here": "inbox"}
    return render(request, "therapist/inbox.html", context)
