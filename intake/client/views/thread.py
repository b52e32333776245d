"""What became of what was raised: each concern, hard moments, ways from here, over time."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from intake.client.presence import needs_notebook


@require_http_methods(["GET", "POST"])
@needs_notebook
def raised(request: HttpRequest, who: str = "", **kwargs: str) -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "POST"])
@needs_notebook
def concern(request: HttpRequest, who: str = "", **kwargs: str) -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "POST"])
@needs_notebook
def take_up(request: HttpRequest, who: str = "", **kwargs: str) -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "POST"])
@needs_notebook
def hurt(request: HttpRequest, who: str = "", **kwargs: str) -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "POST"])
@needs_notebook
def options(request: HttpRequest, who: str = "", **kwargs: str) -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "POST"])
@needs_notebook
def over_time(request: HttpRequest, who: str = "", **kwargs: str) -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "POST"])
@needs_notebook
def remind(request: HttpRequest, who: str = "", **kwargs: str) -> HttpResponse:
    raise Http404
