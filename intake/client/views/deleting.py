"""Deleting: one page that names what goes, and then it is gone."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from intake import deleting
from intake.client import presence
from intake.client.entry import called
from intake.client.presence import needs_notebook
from intake.client.views.keeping import check_name
from intake.client.walk import Walk
from intake.pack.times import today


@require_http_methods(["GET", "POST"])
@needs_notebook
def everything(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        goes = _("Every answer, every note, every therapist’s name, your summary and its changes, and your code.")
        return _confirm(request, _("Delete everything"), goes)
    deleting.delete_everything(request.notebook, today())
    request.notebook = None
    response = render(request, "client/deleted.html")
    presence.dismiss(response)
    return response


@require_http_methods(["GET", "POST"])
@needs_notebook
def check(request: HttpRequest, check: str) -> HttpResponse:
    head = request.notebook.index.check(check)
    if head is None:
        raise Http404
    if request.method == "GET":
        name = check_name(Walk(request.notebook, head))
        goes = _("Its answers and notes, and what you changed in the lines that come from them.")
        return _confirm(request, _("Delete “%(name)s”") % {"name": name}, goes, day=head.day)
    deleting.delete_check(request.notebook, check)
    return redirect("notes")


@require_http_methods(["GET", "POST"])
@needs_notebook
def therapist(request: HttpRequest, therapist: str) -> HttpResponse:
    entry = request.notebook.index.therapist(therapist)
    if entry is None:
        raise Http404
    if request.method == "GET":
        name = called(request.notebook, entry.id)
        goes = _(
            "The name, everything you said after talks with them, what you changed, and what you wrote under "
            "“Where I lean”. What you need stays."
        )
        return _confirm(request, _("Delete “%(name)s”") % {"name": name}, goes)
    deleting.delete_therapist(request.notebook, therapist, today())
    return redirect("notes")


def _confirm(request: HttpRequest, title: str, goes: str, **context: Any) -> HttpResponse:
    return render(request, "client/delete.html", {"heading": title, "goes": goes, **context})
