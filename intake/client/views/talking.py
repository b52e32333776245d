"""During a talk: the companion."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from intake.client.presence import needs_notebook


@require_http_methods(["GET", "POST"])
@needs_notebook
def companion(request: HttpRequest, who: str = "", **kwargs: str) -> HttpResponse:
    raise Http404
