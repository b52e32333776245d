"""What is refused, kindly: not found, not understood, closed, without its token. Text that was sent comes back."""

import sys

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import requires_csrf_token

from intake import failing
from intake.client.drawing import draw
from intake.freezing import Frozen

SECRET = {"password", "oldpassword", "password1", "password2"}  # asked for again, rather than written into a page


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "client/not_found.html", status=404)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Frozen: what somebody wrote comes back, to be sent again later. Anything else is not here."""
    if not isinstance(exception, Frozen):
        return render(request, "client/not_found.html", status=403)
    if any(" " in value for name, value in request.POST.items() if name not in ("code", "pin")):
        says = _("This was not sent: sharing is paused on this server.")
        return _held(request, "client/held.html", says=says, status=503)
    return render(request, "client/frozen.html", status=503)


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        most = settings.FILE_UPLOAD_MAX_MEMORY_SIZE if request.path_info == reverse("from_file") else None
        return render(request, "client/too_large.html", {"most": most}, status=413)
    return render(request, "client/not_understood.html", status=400)


def broken(request: HttpRequest) -> HttpResponse:
    """Whatever failed, wherever: what the database could not do is said, and anything else is our mistake."""
    fault = failing.named(sys.exception())
    if isinstance(fault, failing.Full):
        return _later(request, _("This was not saved yet: there is no room left on this server."), 507)
    if isinstance(fault, failing.Away):
        return _later(request, _("This was not saved yet: the server cannot reach its notes just now."), 503)
    return render(request, "client/broken.html", status=500)


def _later(request: HttpRequest, says: str, status: int) -> HttpResponse:
    """What was sent comes back to be sent again; a page that was only asked for, with its address."""
    if request.method == "POST":
        response = _held(request, "client/held.html", says=says, status=status)
    else:
        response = render(request, "client/later.html", {"full": status == 507}, status=status)
    response["Retry-After"] = "10"
    return response


def too_many(request: HttpRequest, seconds: int) -> HttpResponse:
    """More than one network may ask for within an hour. What was written comes back; a file is not sent back."""
    minutes = -(-seconds // 60)
    says = ngettext("Try again in %(n)d minute.", "Try again in %(n)d minutes.", minutes) % {"n": minutes}
    says = _("From your network this was asked for too often in an hour.") + " " + says
    if any(" " in value for value in request.POST.values()):
        response = _held(request, "client/held.html", says=says, status=429)
    else:
        response = render(request, "client/too_many.html", {"says": says}, status=429)
    response["Retry-After"] = str(seconds)
    return response


def too_soon(request: HttpRequest) -> HttpResponse:
    """Signing in, or a letter that helps with it, asked for too often within a minute."""
    says = _("From your network this was asked for too often. Try again in a minute.")
    response = render(request, "client/too_many.html", {"says": says}, status=429)
    response["Retry-After"] = "60"
    return response


def without_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token is not saved; the same form comes back with the text, and a new token."""
    says = _("This was not saved yet: the page was open for too long, or in another window.")
    return _held(request, "client/held.html", says=says)


def busy(request: HttpRequest) -> HttpResponse:
    """Other windows kept saving at the same moment."""
    says = _("This was not saved yet: another window was saving at the same moment.")
    return _held(request, "client/held.html", says=says, status=409)


def closed(request: HttpRequest, form: Form) -> HttpResponse:
    """The notebook is not open in this browser any more: the form asks for its code, and holds what was sent."""
    form.helper.form_show_errors = False  # the page says them over what was sent
    return _held(request, "client/closed.html", form)


@requires_csrf_token
def _held(
    request: HttpRequest, template: str, form: Form | None = None, says: str = "", status: int = 403
) -> HttpResponse:
    asked = {"csrfmiddlewaretoken", *(form.fields if form else ())}
    sent = [(name, value) for name in request.POST for value in request.POST.getlist(name)]
    typed = [(name, value) for name, value in sent if name in ("answer", "note", "text") and " " in value]
    kept = [(name, value) for name, value in sent if name not in asked | SECRET and (name, value) not in typed]
    context = {"typed": typed, "kept": kept, "form": form, "says": says, "titled": _("Not saved yet"), "error": True}
    return draw(request, template, context, status)
