"""Keeping the code, coming back with it, and the devices that hold the notebook."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intake import clearing, coming_back, returning
from intake.client import knocking, presence
from intake.client.forms.returning import CodeForm
from intake.client.presence import needs_notebook
from intake.client.walk import Walk
from intake.pack.fields import sent
from intake.pack.picture import picture_of
from intake.pack.times import today
from intake.returning import Opened


@require_http_methods(["GET", "POST"])
def come_back(request: HttpRequest) -> HttpResponse:
    """With the code, on any device: to the first question without an answer."""
    opened = presence.open_notebook(request)
    if opened:  # no redirect: it would carry a code after # along to another page's address
        return redirect(_onward(opened)) if request.method == "POST" else render(request, "client/come_back.html")
    form = CodeForm(data=sent(request))
    came = knocking.knock(request, form)
    if came is None:
        return form.answered(render(request, "client/come_back.html", {"form": form}))
    token, opened = came
    response = redirect(_onward(opened))
    presence.welcome(response, token, opened.own)
    return response


def _onward(opened: Opened) -> str:
    """The first question without an answer, in the check the person last worked on."""
    head = opened.index.latest()
    walk = Walk(opened, head) if head else None
    item = walk.carry_on() if walk else None
    return walk.question_address(item) if walk and item else reverse("notes")


@require_safe
def lost(request: HttpRequest) -> HttpResponse:
    return render(request, "client/lost.html")


@require_http_methods(["GET", "POST"])
@needs_notebook
def code(request: HttpRequest) -> HttpResponse:
    """Offered, never a toll: made when this page first opens, shown when the person asks."""
    opened = coming_back.make_code(request.notebook)
    typed, error = request.POST.get("last", "").strip(), ""
    if request.method == "POST":
        if not typed or coming_back.ends_like(opened, typed):
            return redirect(_onward(opened))
        error = _("Those are not the last four characters of the code. Compare your copy with it.")
    shown = "show" in request.GET
    context = {
        "groups": coming_back.groups(opened.index.code) if shown else [],
        "code": opened.index.code if shown else "",
        "keep_until": opened.keep_until,
        "onward": _onward(opened),
        "typed": typed[:40],
        "error": error,
    }
    if shown:
        coming_back.show_code(opened)
    return render(request, "client/code.html", context, status=422 if error else 200)


@require_safe
@needs_notebook
def code_card(request: HttpRequest) -> HttpResponse:
    """A slip of paper that names no site."""
    opened = coming_back.show_code(coming_back.make_code(request.notebook))
    return render(request, "client/code_card.html", {"groups": coming_back.groups(opened.index.code)})


@require_safe
@needs_notebook
def code_picture(request: HttpRequest) -> HttpResponse:
    """The code after the # of this site's address: what stands there is never sent to a server."""
    if not request.notebook.index.code_shown:
        raise Http404
    return picture_of(f"{request.build_absolute_uri(reverse('return'))}#{request.notebook.index.code}")


@require_POST
@needs_notebook
def code_kept(request: HttpRequest) -> HttpResponse:
    """The browser offers to save what it sends here; nothing of it is read."""
    return redirect("code")


@require_POST
@needs_notebook
def code_new(request: HttpRequest) -> HttpResponse:
    coming_back.renew_code(request.notebook)
    clearing.clear_files()
    return redirect(f"{reverse('code')}?show=1")


@require_safe
@needs_notebook
def devices(request: HttpRequest) -> HttpResponse:
    held = returning.devices(request.notebook, today())
    return render(request, "client/devices.html", {"devices": held, "shown": request.notebook.index.code_shown})


@require_POST
@needs_notebook
def forget(request: HttpRequest) -> HttpResponse:
    here = returning.forget_device(request.notebook, request.POST.get("device", ""))
    clearing.clear_files()
    if not here:
        return redirect("devices")
    request.notebook = None
    response = redirect("return")
    presence.dismiss(response)
    return response
