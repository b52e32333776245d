"""What every answer carries, and what is refused before anything reads it."""

from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

Answer = Callable[[HttpRequest], HttpResponseBase]
HEADERS = {
    "Cache-Control": "no-store",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}
TEXT = "text/plain; charset=utf-8"


class Outermost:
    """Sets the headers outside of everything, so that refusals carry them too."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if "Cache-Control" not in response.headers:  # static files bring their own
            for name, value in HEADERS.items():
                response.headers.setdefault(name, value)
            patch_vary_headers(response, ("Cookie", "HX-Request"))
        return response


class Refuser:
    """Inside the headers, outside of everything that reads a body or trusts the host."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return _refusal(request) or self.get_response(request)


def _refusal(request: HttpRequest) -> HttpResponse | None:
    try:
        request.get_host()
    except DisallowedHost:
        return HttpResponse("This address is not served here.", status=400, content_type=TEXT)
    charset = (request.content_params or {}).get("charset", "utf-8")
    if charset.lower() not in ("utf-8", "utf8"):
        return HttpResponse("Send the form as UTF-8. Nothing was saved.", status=415, content_type=TEXT)
    return None
