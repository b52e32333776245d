"""What is refused, kindly: not found, not understood, closed, without its token. Text that was sent comes back."""

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import requires_csrf_token

LONGEST = 100_000  # characters of posted text that come back on the page


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "client/not_found.html", status=404)


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "client/not_understood.html", status=400)


def broken(request: HttpRequest) -> HttpResponse:
    return render(request, "client/broken.html", status=500)


def without_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token is not saved; the same form comes back with the text, and a new token."""
    return _held(request, "client/held.html")


def closed(request: HttpRequest, form: Form) -> HttpResponse:
    """The notebook is not open in this browser any more: the form asks for its code, and holds what was sent."""
    return _held(request, "client/closed.html", form)


@requires_csrf_token
def _held(request: HttpRequest, template: str, form: Form | None = None) -> HttpResponse:
    asked = {"csrfmiddlewaretoken", *(form.fields if form else ())}
    sent = [(name, value[:LONGEST]) for name in request.POST for value in request.POST.getlist(name)]
    typed = [(name, value) for name, value in sent if name in ("answer", "note", "text") and " " in value]
    kept = [(name, value) for name, value in sent if name not in asked and (name, value) not in typed]
    context = {"typed": typed, "kept": kept, "form": form, "error": True}
    return render(request, template, context, status=403)
