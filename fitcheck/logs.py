"""Log lines as JSON: an event and a place in the code. Never a path, a text, an address or a variable."""

import json
import logging
import re
import secrets
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

ROOT = Path(__file__).resolve().parent.parent
OURS = ("intake", "fitcheck")
FIELDS = ("route", "request_id", "status", "milliseconds")
FRAMES = 6
LOG = logging.getLogger(__name__)


class Events(logging.Formatter):
    """Leaves out messages of exceptions as well: an exception's text can hold an answer."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {"level": record.levelname.lower(), "from": record.name, "event": _event(record)}
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            line |= {"route": route_of(request), "request_id": getattr(request, "log_id", "")}
        if record.exc_info and record.exc_info[0]:
            line |= {"error": record.exc_info[0].__name__, "at": _places(record.exc_info[2])}
        return json.dumps(line)


def _event(record: logging.LogRecord) -> str:
    """Our own events are fixed words; those of others are cut where a value could begin."""
    words = str(record.msg)
    return words if record.name.startswith(OURS) else re.split(r"[%=:{'\"/<(]", words, maxsplit=1)[0].strip()


def _places(trace: TracebackType | None) -> list[str]:
    return [f"{_short(frame.filename)}:{frame.lineno}" for frame in traceback.extract_tb(trace)[-FRAMES:]]


def _short(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else "/".join(path.parts[-2:])


def route_of(request: HttpRequest) -> str:
    match = request.resolver_match
    return match.view_name if match else ""


class Timed:
    """Gives each request a random id, and writes one line about it: at INFO, or at ERROR where it failed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.log_id = secrets.token_hex(8)  # type: ignore[attr-defined]
        began = time.perf_counter()
        response = self.get_response(request)
        level = logging.ERROR if response.status_code >= 500 else logging.INFO  # noqa: PLR2004 - HTTP's own border
        if LOG.isEnabledFor(level):
            LOG.log(level, "answered", extra=_fields(request, response, began))
        return response


def _fields(request: HttpRequest, response: HttpResponseBase, began: float) -> dict[str, Any]:
    return {
        "route": route_of(request),
        "request_id": getattr(request, "log_id", ""),
        "status": response.status_code,
        "milliseconds": round((time.perf_counter() - began) * 1000, 1),
    }
