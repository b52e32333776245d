"""The first run, and the card *How I work*."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from intake import describing
from intake.describing import AtDesk, HandleTaken
from intake.pack.card import facts
from intake.pack.fields import sent
from intake.therapist.access import needs_desk, needs_factor
from intake.therapist.forms.describing import CardForm, IntroduceForm


@require_http_methods(["GET", "POST"])
@needs_factor
def first_run(request: HttpRequest) -> HttpResponse:
    """Duties before power: the desk takes nothing until this is done."""
    form = IntroduceForm(request.desk, data=sent(request))
    if request.desk.settled or introduced(request.desk, form):
        return redirect("inbox")
    context = {"form": form, "desk": request.desk, "here": "account"}
    return render(request, "therapist/first_run.html", context, status=422 if form.errors else 200)


def introduced(desk: AtDesk, form: IntroduceForm) -> bool:
    """Whether the form was sent, and is kept now."""
    if not form.is_valid():
        return False
    try:
        describing.introduce(desk.id, form.introduced(), form.cleaned_data["handle"])
    except HandleTaken:
        form.add_error("handle", _("Another desk has this address. Choose a different one."))
    return not form.errors


@require_http_methods(["GET", "POST"])
@needs_desk
def card(request: HttpRequest) -> HttpResponse:
    form = CardForm(request.desk, data=sent(request))
    if form.is_valid():
        describing.draft(request.desk.id, form.card())
        return redirect(_at_the_preview())
    draft = request.desk.draft
    context = {"form": form, "desk": request.desk, "here": "card", "facts": facts(draft.answers, draft.texts)}
    return render(request, "therapist/card.html", context, status=422 if form.errors else 200)


@require_POST
@needs_desk
def publish(request: HttpRequest) -> HttpResponse:
    describing.publish(request.desk.id)
    return redirect(_at_the_preview())


@require_POST
@needs_desk
def withdraw(request: HttpRequest) -> HttpResponse:
    describing.withdraw_card(request.desk.id)
    return redirect(_at_the_preview())


def _at_the_preview() -> str:
    """What was kept, and the way to publish it: on a phone they stand below the form."""
    return f"{reverse('card_edit')}#pv"
