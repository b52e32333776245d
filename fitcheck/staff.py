"""Sessions and signing in, on the therapist's side only: a client's page neither sets nor reads them."""

from collections.abc import Callable
from typing import cast

from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY
from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from intake.pack import slowed

Answer = Callable[[HttpRequest], HttpResponse]
SIDE = "/desk/"
METHODS = ("GET", "HEAD", "POST")


class Staff:
    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.signed_in = SessionMiddleware(AuthenticationMiddleware(_remembering_no_request(get_response)))

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(SIDE):
            return self.get_response(request)
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        _forget_the_notebook(request)
        return slowed.answered(request, cast("HttpResponse", self.signed_in(request)))


def _remembering_no_request(get_response: Answer) -> Answer:
    """A form that waits for a password would be written into the session, with the sender's address and browser: after
    the password its page is shown instead, to be sent again."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if "request" in request.session.get(STATE_SESSION_KEY, {}):
            del request.session[STATE_SESSION_KEY]
        return response

    return answer


def _forget_the_notebook(request: HttpRequest) -> None:
    """Whatever is done on this side, a notebook's key is not at hand there."""
    request.COOKIES.pop(settings.NOTEBOOK_COOKIE, None)
    request.META.pop("HTTP_COOKIE", None)
