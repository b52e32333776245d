"""Log lines as JSON: an event and a place in the code. Never a path, a text, an address or a variable."""

import json
import logging
import re
import secrets
import time
import traceback
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse

logger = logging.getLogger("fitcheck.requests")
# that somebody opened one of these pages at that second is told of nobody
UNNAMED = {"help", "leave", "private", "private_list", "private_page"}
_request: ContextVar[str] = ContextVar("request", default="")


class Events(logging.Formatter):
    """Leaves out messages of exceptions as well: an exception's text can hold an answer."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {"level": record.levelname.lower(), "from": record.name, "event": self._event(record)}
        if one := _request.get():
            line["request"] = one
        line |= getattr(record, "told", {})
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            frames = traceback.extract_tb(record.exc_info[2])
            line["at"] = " ".join(f"{frame.name}:{frame.lineno}" for frame in frames[-6:])
        return json.dumps(line)

    def _event(self, record: logging.LogRecord) -> str:
        """Our own events are fixed words. Others' are cut where a value from a request could begin."""
        if record.name.startswith(("intake", "fitcheck")):
            return str(record.msg)
        if not isinstance(record.msg, str):
            return type(record.msg).__name__  # an exception given as the message
        end = "%" if record.args else "[^A-Za-z ]"  # without arguments the value may stand in it already
        return re.split(end, record.msg, maxsplit=1)[0].strip()


class Requests:
    """One line a request, where the operator asked for it. Its random id ties an error's line to it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.FITCHECK_LOG_REQUESTS:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        held, began = _request.set(secrets.token_hex(6)), time.perf_counter()
        try:
            response = self.get_response(request)
            took = round((time.perf_counter() - began) * 1000)
            told = {"route": _route(request), "status": response.status_code, "ms": took}
            logger.info("answered", extra={"told": told})
        finally:
            _request.reset(held)
        return response


def _route(request: HttpRequest) -> str:
    """The name of a kind of page, as the lists of addresses give it; what fills its gaps stays out."""
    name = request.resolver_match.url_name if request.resolver_match else None
    return "unnamed" if name in UNNAMED else name or "none"
