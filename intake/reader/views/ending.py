"""Ending a share with the end code of its receipt, without a notebook."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake import reading
from intake.pack.fields import sent
from intake.pack.slowed import address_of
from intake.reader.forms import EndForm
from intake.reading import TooEarly


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest) -> HttpResponse:
    """Asked once more before it is done. Neither page tells whether a share has this code."""
    form = EndForm(data=sent(request))
    if form.is_valid():
        if "sure" not in request.POST:
            return render(request, "reader/end_sure.html", {"form": form})
        if _ended(request, form):
            return render(request, "reader/end_done.html", {"form": form})
    return form.answered(render(request, "reader/end.html", {"form": form}))


def _ended(request: HttpRequest, form: EndForm) -> bool:
    try:
        reading.end_by_code(form.cleaned_data["code"], address_of(request), timezone.now())
    except TooEarly as early:
        form.too_early("code", early.seconds)
    return not form.errors
