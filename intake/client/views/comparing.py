"""Therapists side by side, what is still open, a decision in own words."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from intake.client.presence import needs_notebook


@require_http_methods(["GET", "POST"])
@needs_notebook
def compare(request: HttpRequest, who: str = "", **kwargs: str) -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "POST"])
@needs_notebook
def open_questions(request: HttpRequest, who: str = "", **kwargs: str) -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "POST"])
@needs_notebook
def decision(request: HttpRequest, who: str = "", **kwargs: str) -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "POST"])
@needs_notebook
def decline(request: HttpRequest, who: str = "", **kwargs: str) -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "POST"])
@needs_notebook
def practical(request: HttpRequest, who: str = "", **kwargs: str) -> HttpResponse:
    raise Http404
