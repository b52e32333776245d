"""The outermost layer: what every answer carries, and what is refused before anything reads it."""

from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse

HEADERS = {
    "Cache-Control": "no-store",
    "Vary": "Cookie, HX-Request",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}
TEXT = "text/plain; charset=utf-8"


class Outermost:
    """Sets the headers outside of everything, so that refusals carry them too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = _refusal(request) or self.get_response(request)
        if "Cache-Control" not in response.headers:
            for name, value in HEADERS.items():
                response.headers.setdefault(name, value)
        return response


def _refusal(request: HttpRequest) -> HttpResponse | None:
    try:
        request.get_host()
    except DisallowedHost:
        return HttpResponse("This address is not served here.", status=400, content_type=TEXT)
    if request.content_params and request.content_params.get("charset", "utf-8").lower() != "utf-8":
        return HttpResponse("Send the form as UTF-8. Nothing was saved.", status=415, content_type=TEXT)
    return None
