"""A file opens a notebook: it is looked through, says what it adds, and is asked about. Nothing waits on the server."""

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from threading import Lock
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from intake import locking, restoring
from intake.client import file_words, held, presence
from intake.client.forms.own_data import DeviceForm, FileForm, PhraseForm
from intake.client.limited import limited
from intake.client.presence import may_have_notebook
from intake.exports import own_data, own_data_read, resume_file
from intake.exports.own_data_read import Refused, Wrong
from intake.locking import WrongPhrase
from intake.pack.slowed import address_of
from intake.pack.times import today
from intake.restoring import Adding, Otherwise
from intake.slowing import TooEarly

LARGE = 2_500_000
_one_at_a_time = Lock()  # a large file takes many times its size while it is looked through


@require_http_methods(["GET", "POST"])
@may_have_notebook
@limited("upload")
def from_file(request: HttpRequest) -> HttpResponse:
    """Chosen, unlocked where it is locked, looked at, added: each step holds the file in its page."""
    presence.open_notebook(request)
    form = FileForm(data=request.POST, files=request.FILES) if request.method == "POST" else FileForm()
    if request.method == "GET" or not ("held" in request.POST or form.is_valid()):
        return _asks(request, form)
    try:
        with _in_turn(request):
            return _open(request)
    except Refused as refused:
        return _refuse(request, file_words.refusal(refused))
    except Otherwise:
        return _refuse(request, file_words.otherwise())


def _in_turn(request: HttpRequest) -> AbstractContextManager[Any]:
    return _one_at_a_time if int(request.META.get("CONTENT_LENGTH") or 0) > LARGE else nullcontext()


def _open(request: HttpRequest) -> HttpResponse:
    """Raises Refused and Otherwise."""
    text = _brought(request)
    found = own_data_read.parse(text)
    if own_data_read.kind(found)[0] == resume_file.LOCKED:
        return _unlock(request, text, found)
    return _look(request, found)


def _asks(request: HttpRequest, form: FileForm) -> HttpResponse:
    context = {"form": form, "opened": request.notebook}
    return render(request, "client/file.html", context, status=422 if form.errors else 200)


def _refuse(request: HttpRequest, says: str) -> HttpResponse:
    """Nothing was changed: another file can be chosen."""
    form = FileForm(data={}, files={})
    form.errors["file"] = form.error_class([says], renderer=form.renderer)
    return _asks(request, form)


def _brought(request: HttpRequest) -> str:
    """What was sent now, or what the page held. Raises Refused."""
    file = request.FILES.get("file")
    if file is None:
        text = held.unpack(request.POST["held"])
        if text is None:
            raise Refused(Wrong.DAMAGED)
        return text
    if file.size > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
        raise Refused(Wrong.TOO_MUCH)
    return resume_file.data_of(file.read())


def _held(text: str) -> str:
    """For the field of a page. Raises Refused."""
    packed = held.pack(text)
    if len(packed) > held.MOST:
        raise Refused(Wrong.TOO_MUCH)
    return packed


def _unlock(request: HttpRequest, text: str, found: Mapping[str, Any]) -> HttpResponse:
    """Its phrase, and then what it adds."""
    sealed = resume_file.sealed_in(found)
    form = PhraseForm(data=request.POST if "phrase" in request.POST else None)
    try:
        if form.is_valid():
            phrase, address = form.cleaned_data["phrase"], address_of(request)
            text = locking.unlock(phrase, sealed.salt, sealed.body, address, timezone.now())
            return _look(request, own_data_read.parse(text))
    except WrongPhrase:
        form.add_error("phrase", _("This phrase does not open the file. Compare it with your copy."))
    except TooEarly as early:
        form.too_early("phrase", early.seconds)
    return form.answered(render(request, "client/file_phrase.html", {"form": form, "held": _held(text)}))


def _look(request: HttpRequest, found: Any) -> HttpResponse:
    """Says what it adds, and asks; adds it once that was seen of the same notebook. Raises Refused and Otherwise."""
    notebook, opened = own_data_read.read(found, today()), request.notebook
    adding, into = restoring.look(opened, notebook), "open" if opened else "new"
    form = DeviceForm(data=request.POST if "device" in request.POST else None)
    if request.POST.get("into") == into and not adding.nothing and (opened or form.is_valid()):
        return _add(request, notebook, adding, form)
    context = {
        "adding": adding,
        "adds": file_words.adds(adding),
        "stays": file_words.stays(adding),
        "private": notebook["holds_private"],
        "form": None if opened else form,
        "into": into,
        "held": _held(own_data.compact(notebook)),
    }
    return render(request, "client/file_adds.html", context, status=422 if form.errors and not opened else 200)


def _add(request: HttpRequest, notebook: Mapping[str, Any], adding: Adding, form: DeviceForm) -> HttpResponse:
    if request.notebook:
        request.notebook = restoring.add(request.notebook, notebook)
        return render(request, "client/file_added.html", {"adds": file_words.adds(adding)})
    own = form.cleaned_data["device"] == "own"
    token, request.notebook = restoring.begin(notebook, own, today())
    response = render(request, "client/file_added.html", {"adds": file_words.adds(adding), "new": True})
    presence.welcome(response, token, own)
    return response
