"""A desk's own page, open to anybody who has its address."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intake import describing
from intake.pack.card import facts
from intake.pack.times import today


@require_safe
def desk(request: HttpRequest, handle: str) -> HttpResponse:
    shown = describing.public(handle, today())
    if shown is None:
        raise Http404
    said = facts(shown.card.answers, shown.card.texts) if shown.card else []
    return render(request, "therapist/public.html", {"desk": shown, "facts": said})
