"""The code at the door: where it comes from, and what is said when it opens nothing."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from intake import coming_back, returning
from intake.client import presence, refused
from intake.client.forms.returning import CodeForm
from intake.pack.slowed import address_of
from intake.returning import NotHere, Opened
from intake.slowing import TooEarly


def knock(request: HttpRequest, form: CodeForm) -> tuple[bytes, Opened] | None:
    """The device's token and the notebook; None when the form says why not."""
    if not form.is_valid():
        return None
    typed, own = form.cleaned_data["return_code"], form.cleaned_data["return_device"] == "own"
    try:
        return coming_back.open_by_code(typed, own, address_of(request), timezone.now())
    except NotHere:
        form.add_error("return_code", _("We could not open notes with that code. Compare it with your copy."))
    except TooEarly as early:
        form.too_early("return_code", early.seconds)
    return None


def go_on(request: HttpRequest, shown: Callable[[], HttpResponse]) -> HttpResponse:
    """Something was sent while no notebook was open. With its code it is saved; until then the page holds it."""
    form = CodeForm(data=request.POST if "return_code" in request.POST else None)
    came = knock(request, form)
    if came is None:
        return form.answered(refused.closed(request, form))
    token, request.notebook = came
    try:
        response = shown()
    except (NotHere, Http404):
        returning.leave(request.notebook)
        request.notebook = None
        form.add_error("return_code", _("That code opens other notes. This page belongs to different ones."))
        return form.answered(refused.closed(request, form))
    if settings.NOTEBOOK_COOKIE not in response.cookies:
        presence.welcome(response, token, came[1].own)
    return response
