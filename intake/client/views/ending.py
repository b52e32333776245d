"""How it ends, and what is taken along."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from intake.client.presence import needs_notebook


@require_http_methods(["GET", "POST"])
@needs_notebook
def ending(request: HttpRequest, who: str = "", **kwargs: str) -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "POST"])
@needs_notebook
def words_to_end(request: HttpRequest, who: str = "", **kwargs: str) -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "POST"])
@needs_notebook
def take_along(request: HttpRequest, who: str = "", **kwargs: str) -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "POST"])
@needs_notebook
def hard_days(request: HttpRequest, who: str = "", **kwargs: str) -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "POST"])
@needs_notebook
def brief(request: HttpRequest, who: str = "", **kwargs: str) -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "POST"])
@needs_notebook
def keep(request: HttpRequest, who: str = "", **kwargs: str) -> HttpResponse:
    raise Http404
