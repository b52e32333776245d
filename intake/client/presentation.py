"""What every page needs to know: the look the person chose, and what the footer may promise."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from intake.client import display
from intake.content import reader


def page(request: HttpRequest) -> dict[str, Any]:
    opened = getattr(request, "notebook", None)
    return {
        "display": display.of(request),
        "own_device": bool(opened and opened.own),
        "check_at": opened.index.stopped_at if opened else "",
        "draft": reader.is_draft(),
        "notice": settings.FITCHECK_NOTICE,
    }
