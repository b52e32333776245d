"""Who may open what on the therapist's side. This page is the whole story.

- Nobody has signed in: what is needed to sign in. Everything else leads to the sign-in page.
- Signed in without a second factor: one's own account, to add one. The desk leads there.
- Signed in, and the factor not used since: it is asked for.
- With it: one's own desk. Until its first run is done, that alone; an account without a desk finds nothing here.
- A share: the desk it was shared with, until it ends; for thirty days after, the page that says so. Everyone else gets
  the same "not here" as for what never was.

Each request asks again: nothing is remembered from the one before.
"""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from intake import describing, reviewing
from intake.describing import AtDesk
from intake.pack.times import today
from intake.reviewing import Ended, NotYours, Reading

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def needs_desk(view: View[P]) -> View[P]:
    """A desk that has had its first run."""

    @needs_factor
    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(request, *args, **kwargs) if request.desk.settled else redirect("first_run")

    return guarded


def needs_factor(view: View[P]) -> View[P]:
    """A desk in any state, with `request.desk` for the view: for what is done before it opens."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if elsewhere := _first(request):
            return elsewhere
        request.desk = own_desk(request)
        return view(request, *args, **kwargs)

    return guarded


def _first(request: HttpRequest) -> HttpResponse | None:
    """What has to be done before a desk can be used, if anything."""
    if not request.user.is_authenticated:
        return _signed_out(request) or _then_back(request, reverse("account_login"))
    if not Authenticator.objects.filter(user=request.user, type__in=FACTORS).exists():
        return redirect("mfa_index")
    if not any(one["method"] == "mfa" for one in get_authentication_records(request, request.user)):
        return _then_back(request, _where_a_factor_is_asked(request))
    return None


def _signed_out(request: HttpRequest) -> HttpResponse | None:
    """What somebody wrote while the session ended is shown to them: it is sent nowhere, and not lost."""
    typed = [value for name in request.POST for value in request.POST.getlist(name) if " " in value]
    return render(request, "therapist/signed_out.html", {"typed": typed, "error": True}, status=403) if typed else None


def _where_a_factor_is_asked(request: HttpRequest) -> str:
    ways = get_adapter().get_reauthentication_methods(request.user)
    return str(next(way["url"] for way in reversed(ways) if way["id"].startswith("mfa")))


def _then_back(request: HttpRequest, address: str) -> HttpResponse:
    return redirect(f"{address}?{urlencode({REDIRECT_FIELD_NAME: request.path})}")


def own_desk(request: HttpRequest) -> AtDesk:
    desk = describing.desk_of(request.user.pk, today())
    if desk is None:
        raise Http404
    return desk


def shared_with(request: HttpRequest, share: uuid.UUID) -> Reading | Ended:
    try:
        return reviewing.open_share(request.desk.id, share, today())
    except NotYours:
        raise Http404 from None
