"""My account: what others see of the desk, whether it takes shares, mail, where I am signed in, what I opened."""

from typing import Any

from allauth.account.views import ReauthenticateView
from django.conf import settings as server
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intake import addressing, describing, reviewing
from intake.pack.fields import sent
from intake.pack.picture import picture_of
from intake.pack.times import today
from intake.therapist import browsers
from intake.therapist.access import needs_desk
from intake.therapist.forms.away import AwayForm
from intake.therapist.forms.describing import IntroduceForm
from intake.therapist.views.describing import introduced


@require_http_methods(["GET", "POST"])
@needs_desk
def settings(request: HttpRequest) -> HttpResponse:
    form = IntroduceForm(request.desk, data=sent(request))
    if introduced(request.desk, form):
        return redirect(f"{reverse('desk_settings')}?saved=1")
    return _page(request, form, _away(request))


def _away(request: HttpRequest, data: Any = None) -> AwayForm:
    return AwayForm(today(), data=data, initial={"until": request.desk.away_until})


def _page(request: HttpRequest, form: IntroduceForm, away: AwayForm) -> HttpResponse:
    context = {"form": form, "away": away, "error": bool(away.errors), "desk": request.desk, "here": "account"}
    context["address"] = addressing.as_written(request.user.email)
    context |= {"zone": str(server.FITCHECK_ZONE).replace("_", " "), "saved": "saved" in request.GET}
    return render(request, "therapist/settings.html", context, status=422 if form.errors or away.errors else 200)


@require_http_methods(["GET", "POST"])
@needs_desk
def turn(request: HttpRequest) -> HttpResponse:
    """Closing ends what is shared with the desk, so it is asked for twice."""
    state = request.POST.get("state", "")
    if request.method != "POST" or state not in describing.TURNED:
        return redirect("desk_settings")
    if state == describing.State.CLOSED and "sure" not in request.POST:
        return render(request, "therapist/close.html", {"desk": request.desk, "here": "account"})
    away = _away(request, request.POST)
    if state == describing.State.AWAY and not away.is_valid():
        return _page(request, IntroduceForm(request.desk), away)
    describing.turn(request.desk.id, state, today(), away.cleaned_data["until"] if away.is_valid() else None)
    return redirect(f"{reverse('desk_settings')}#s-state")


@require_POST
@needs_desk
def mail(request: HttpRequest) -> HttpResponse:
    """At once, or in the morning."""
    if request.POST.get("mail") in describing.Mail.values:
        describing.have_mail(request.desk.id, request.POST["mail"])
    return redirect(f"{reverse('desk_settings')}#s-mail")


@require_safe
@needs_desk
def picture(request: HttpRequest) -> HttpResponse:
    """The address of the desk's own page, for a card or a door. It is the same for everybody."""
    return picture_of(request.build_absolute_uri(reverse("public_desk", args=[request.desk.handle])))


@require_http_methods(["GET", "POST"])
@needs_desk
def signed_in(request: HttpRequest) -> HttpResponse:
    """Every browser that is signed in now; one press signs out all but this one."""
    if request.method == "POST":
        browsers.sign_out_elsewhere(request)
        return redirect("desk_signed_in")
    context = {"browsers": browsers.signed_in(request), "desk": request.desk, "here": "account"}
    return render(request, "therapist/signed_in.html", context)


@require_safe
@needs_desk
def opened(request: HttpRequest) -> HttpResponse:
    """What I read on which day; its clients see the same days."""
    page = reviewing.openings(request.desk.id, today(), request.GET.get("after", ""))
    return render(request, "therapist/opened.html", {"page": page, "desk": request.desk, "here": "account"})


class AskAgain(ReauthenticateView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The address is for the browser's own passwords."""
        return super().get_context_data(**kwargs) | {"address": addressing.as_written(self.request.user.email)}
