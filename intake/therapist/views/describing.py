"""The first run, the card *How I work*, and whether the desk takes shares."""

import io

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intake import describing
from intake.describing import HandleTaken
from intake.pack.fields import sent
from intake.therapist import showing
from intake.therapist.access import needs_desk, needs_factor
from intake.therapist.forms.describing import CardForm, IntroduceForm


@require_http_methods(["GET", "POST"])
@needs_factor
def first_run(request: HttpRequest) -> HttpResponse:
    """Duties before power: the desk takes nothing until this is done."""
    if request.desk.settled:
        return redirect("inbox")
    return _introduce(request, "therapist/first_run.html", "inbox")


@require_http_methods(["GET", "POST"])
@needs_desk
def settings(request: HttpRequest) -> HttpResponse:
    return _introduce(request, "therapist/settings.html", "desk_settings")


def _introduce(request: HttpRequest, page: str, onward: str) -> HttpResponse:
    form = IntroduceForm(request.desk, data=sent(request))
    if form.is_bound and form.is_valid():
        try:
            describing.introduce(request.desk.id, form.introduced(), form.cleaned_data["handle"])
        except HandleTaken:
            form.add_error("handle", _("Another desk has this address. Choose a different one."))
        else:
            return redirect(onward)
    context = {"form": form, "desk": request.desk, "here": "account", "states": showing.states(request.desk)}
    return render(request, page, context, status=422 if form.errors else 200)


@require_safe
@needs_desk
def picture(request: HttpRequest) -> HttpResponse:
    """The address of the desk's own page, for a card or a door. It is the same for everybody."""
    drawn = io.BytesIO()
    address = request.build_absolute_uri(reverse("public_desk", args=[request.desk.handle]))
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", scale=6, border=2, xmldecl=False, light="#fff")
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")


@require_http_methods(["GET", "POST"])
@needs_desk
def card(request: HttpRequest) -> HttpResponse:
    form = CardForm(request.desk, data=sent(request))
    if form.is_bound and form.is_valid():
        describing.draft(request.desk.id, form.card())
        return redirect("card_edit")
    context = {"form": form, "desk": request.desk, "here": "card", "facts": showing.facts(request.desk.draft)}
    return render(request, "therapist/card.html", context, status=422 if form.errors else 200)


@require_POST
@needs_desk
def publish(request: HttpRequest) -> HttpResponse:
    describing.publish(request.desk.id)
    return redirect("card_edit")


@require_POST
@needs_desk
def withdraw(request: HttpRequest) -> HttpResponse:
    describing.withdraw_card(request.desk.id)
    return redirect("card_edit")


@require_http_methods(["GET", "POST"])
@needs_desk
def turn(request: HttpRequest) -> HttpResponse:
    """Closing ends what is shared with the desk, so it is asked for twice."""
    state = request.POST.get("state", "")
    if request.method != "POST" or state not in showing.STATES:
        return redirect("desk_settings")
    if state == describing.State.CLOSED and "sure" not in request.POST:
        return render(request, "therapist/close.html", {"desk": request.desk, "here": "account"})
    describing.turn(request.desk.id, state)
    return redirect("desk_settings")
