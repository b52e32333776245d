"""My data: everything in one file, to read, to keep, and to open again."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from intake import gathering, locking
from intake.client import reading_out
from intake.client.forms.own_data import DataForm
from intake.client.limited import limited
from intake.client.presence import needs_notebook
from intake.exports import own_data, resume_file
from intake.exports.resume_file import Sealed
from intake.pack.fields import sent
from intake.pack.filing import attached
from intake.pack.speaking import language
from intake.pack.times import today


@require_http_methods(["GET", "POST"])
@needs_notebook
@limited("file")
def my_data(request: HttpRequest) -> HttpResponse:
    form = DataForm(data=sent(request))
    if not form.is_valid():
        return _shown(request, form)
    private = form.cleaned_data["private"] == "yes"
    document = own_data.write(gathering.gather(request.notebook), language(), today(), private)
    if request.POST.get("as") == "data":
        return attached(own_data.readable(document), "application/json; charset=utf-8", "notes.json")
    body = _resume_file(document, form.cleaned_data["phrase"])
    if len(body) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
        form.add_error(None, _("This notebook is too large for a resume file. Save the data instead."))
        return _shown(request, form)
    return attached(body, "text/html; charset=utf-8", "notes.html")


def _shown(request: HttpRequest, form: DataForm) -> HttpResponse:
    context = {"form": form, "deleting": request.GET.get("then") == "delete"}
    return render(request, "client/my_data.html", context, status=422 if form.errors else 200)


def _resume_file(document: dict[str, Any], phrase: str) -> bytes:
    data, title = own_data.compact(document), _("My notes")
    if not phrase:
        return resume_file.write(language(), title, _open_head(document), reading_out.parts(document), data)
    sealed = resume_file.locked(Sealed(*locking.lock(phrase, data)))
    return resume_file.write(language(), title, _locked_head(), (), sealed)


def _how_to_open() -> str:
    return _("To open it as a notebook again: on the page “Come back”, choose “I have a file”.")


def _open_head(document: dict[str, Any]) -> list[str]:
    private = [_("What is private stands at its end.")] if document["holds_private"] else []
    return [
        _("Answers and notes of a notebook, as they were on %(day)s.") % {"day": reading_out.day(document["saved_on"])},
        _("It is not locked. Anybody who has this file can read it."),
        *private,
        _how_to_open(),
    ]


def _locked_head() -> list[str]:
    return [
        _("This file holds a notebook. It is locked with a phrase, and cannot be read without it."),
        _("Nobody can find the phrase again."),
        _how_to_open(),
    ]


@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    """The published schema of the data, at an address that stays."""
    return HttpResponse(own_data.SCHEMA, content_type="application/schema+json")
