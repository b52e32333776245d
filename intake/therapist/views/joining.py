"""An invitation becomes an account: its code, and a password."""

from allauth.account.adapter import get_adapter
from allauth.account.views import email_verification_sent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from intake import admitting
from intake.admitting import NotInvited, TooEarly
from intake.pack.fields import sent
from intake.therapist.forms.joining import JoinForm


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def invited(request: HttpRequest) -> HttpResponse:
    form = JoinForm(data=sent(request))
    if form.is_valid() and _accepted(request, form):
        return redirect("account_login")
    return form.answered(render(request, "therapist/invited.html", {"form": form}))


def address_sent(request: HttpRequest) -> HttpResponse:
    """An address by invitation is proven: for whoever is signed in nothing waits here."""
    return redirect("inbox") if request.user.is_authenticated else email_verification_sent(request)


def _accepted(request: HttpRequest, form: JoinForm) -> bool:
    said = form.cleaned_data
    try:
        admitting.accept(said["code"], said["password"], get_adapter().get_client_ip(request), timezone.now())
    except NotInvited:
        form.add_error("code", _("This code opens nothing. It can be used once, within 7 days. Compare it with yours."))
    except TooEarly as early:
        form.too_early("code", early.seconds)
    return not form.errors
