"""The outer layers: what every answer carries, and what is refused before anything reads it."""

from collections.abc import Callable

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.core.exceptions import DisallowedHost, RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

Answer = Callable[[HttpRequest], HttpResponse]
ALWAYS = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
FORMS = {"application/x-www-form-urlencoded", "multipart/form-data"}
TEXT = "text/plain; charset=utf-8"
# far above what any form takes: a text that is refused as too long can still come back whole
MOST = 4_000_000
MOST_AT = {"/return/file": settings.FILE_UPLOAD_MAX_MEMORY_SIZE + 100_000}  # a file, and the form around it


class Headers:
    """Outside of everything, so that errors, redirects and refusals carry the headers too."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        # Django's own middleware sets these two as well, but not where it refuses a request itself
        self.headers = ALWAYS | {
            "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
            "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
        }

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in self.headers.items():
            response.headers.setdefault(name, value)
        if "Cache-Control" not in response.headers:  # static files bring their own
            response.headers["Cache-Control"] = "no-store"
            patch_vary_headers(response, ["Cookie", "HX-Request"])
        return response


class Policy(CSPMiddleware):
    """The policy of nearly every page is put together once; a page that asked for another one has it made for it."""

    def __init__(self, get_response: Answer) -> None:
        super().__init__(get_response)
        self.standard = build_policy()

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if settings.DEBUG or any(name.startswith("_csp") for name in vars(response)):
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, self.standard)
        return response


class Refuser:
    """Answers what no page should read: another host's name, what is no form in UTF-8, what is far too large."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return _refusal(request) or self.get_response(request)


def _refusal(request: HttpRequest) -> HttpResponse | None:
    try:
        request.get_host()
    except DisallowedHost:
        return HttpResponse("This address is not served here.", status=400, content_type=TEXT)
    if not _is_form(request):
        return HttpResponse("Send this as a form, in UTF-8. Nothing was saved.", status=415, content_type=TEXT)
    if _size(request) > most(request):
        raise RequestDataTooBig
    return None


def most(request: HttpRequest) -> int:
    return MOST_AT.get(request.path_info, MOST)


def _size(request: HttpRequest) -> int:
    """As the server read it; it hands on no more than that."""
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdecimal() else 0


def _is_form(request: HttpRequest) -> bool:
    """Anything else would be read as an empty form, and an empty form is an answer that was skipped."""
    charset = (request.content_params or {}).get("charset", "utf-8")
    return charset.lower() == "utf-8" and (request.method != "POST" or request.content_type in FORMS)
