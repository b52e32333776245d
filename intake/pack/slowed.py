"""A form that holds a code, and what is said when wrong ones came too often from its network."""

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy, ngettext

_WAIT = "fitcheck.wait"


class Slowed(forms.Form):
    """`wait` is in seconds, once a code came too early; `status` fits what else is wrong with it."""

    wait = 0
    status = 422
    untried = gettext_lazy("This code was not tried. It is still here.")

    def too_early(self, field: str, seconds: int) -> None:
        self.wait = seconds
        said = ngettext("Try again in %(n)d second.", "Try again in %(n)d seconds.", seconds) % {"n": seconds}
        self.add_error(field, f"{said} {self.untried}")

    def answered(self, response: HttpResponse) -> HttpResponse:
        """With the status that fits what the form says."""
        if self.wait:
            response.status_code, response["Retry-After"] = 429, str(self.wait)
        elif self.errors:
            response.status_code = self.status
        return response


def note(request: HttpRequest, seconds: int) -> None:
    """For a form that another package answers."""
    request.META[_WAIT] = seconds


def answered(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if _WAIT in request.META:
        response.status_code, response["Retry-After"] = 429, str(request.META[_WAIT])
    return response


def address_of(request: HttpRequest) -> str:
    """Behind TLS another server stands in front, and writes who asked at the end of this line."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.HTTPS else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
