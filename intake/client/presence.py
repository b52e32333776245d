"""Cookie to notebook: who is here, and for how long. A foreign, damaged or expired cookie is no cookie."""

import time
from collections.abc import Callable
from functools import partial, wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from intake import returning
from intake.client import cookies
from intake.client.cookies import Carried
from intake.returning import Busy, NotHere, Opened

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
OWN_DEVICE = 30 * 24 * 3600  # seconds
SHARED_MINUTES = 30


def open_notebook(request: HttpRequest) -> Opened | None:
    """The notebook of this browser, or None. Read once a request."""
    if not hasattr(request, "notebook"):
        request.carried = cookies.read(request.COOKIES.get(settings.NOTEBOOK_COOKIE, ""), _minute(), SHARED_MINUTES)
        request.notebook, request.first_today = _open(request.carried)
    return request.notebook


def _open(carried: Carried | None) -> tuple[Opened | None, bool]:
    """The notebook, and whether this is the first visit of its day."""
    if carried is None:
        return None, False
    today = timezone.now().date()
    try:
        opened = returning.open_by_device(carried.token, today)
    except NotHere:
        return None, False
    # a cookie without a stamp opens only what the person called their own device
    if not opened.own and carried.minute is None:
        return None, False
    visited = returning.visit(opened, today)
    return visited, visited is not opened


def needs_notebook(view: View[P]) -> View[P]:
    """Without a notebook: the way back on GET; on POST the text that was sent comes back."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        shown = partial(_unless_busy, request, partial(view, request, *args, **kwargs))
        opened = open_notebook(request)
        if opened is None:
            return _not_here(request, shown)
        try:
            response = shown()
        except NotHere:  # deleted in another tab since it was opened
            request.notebook = None
            return _not_here(request, shown)
        _renew(request, response, opened)
        return response

    return guarded


def may_have_notebook(view: View[P]) -> View[P]:
    """With the notebook if one is open; one that was deleted meanwhile is none."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        shown = partial(_unless_busy, request, partial(view, request, *args, **kwargs))
        open_notebook(request)
        try:
            return shown()
        except NotHere:
            request.notebook = None
            return shown()

    return guarded


def _unless_busy(request: HttpRequest, shown: Callable[[], HttpResponse]) -> HttpResponse:
    try:
        return shown()
    except Busy:
        from intake.client import refused  # noqa: PLC0415 - it shows pages, and pages ask who is here

        return refused.busy(request)


def _not_here(request: HttpRequest, shown: Callable[[], HttpResponse]) -> HttpResponse:
    if request.method != "POST":
        return redirect("return")
    from intake.client import knocking  # noqa: PLC0415 - it shows pages, and pages ask who is here

    return knocking.go_on(request, shown)


def welcome(response: HttpResponse, token: bytes, own: bool) -> None:
    """Gives this browser the cookie that opens the notebook."""
    value = cookies.write(token, None if own else _minute())
    response.set_cookie(
        settings.NOTEBOOK_COOKIE,
        value,
        max_age=OWN_DEVICE if own else None,
        httponly=True,
        secure=settings.HTTPS,
        samesite="Lax",
    )


def _renew(request: HttpRequest, response: HttpResponse, opened: Opened) -> None:
    """A shared device's half hour starts again with each minute; an own device's month with each day."""
    if settings.NOTEBOOK_COOKIE in response.cookies:
        return
    carried = request.carried
    if carried and (request.first_today if opened.own else carried.minute != _minute()):
        welcome(response, carried.token, opened.own)


def dismiss(response: HttpResponse) -> None:
    """With every attribute it was given, which Django's own way of deleting leaves out."""
    response.set_cookie(settings.NOTEBOOK_COOKIE, max_age=0, httponly=True, secure=settings.HTTPS, samesite="Lax")


def _minute() -> int:
    return int(time.time() // 60)


def token_of(request: HttpRequest) -> bytes | None:
    return request.carried.token if request.carried else None
