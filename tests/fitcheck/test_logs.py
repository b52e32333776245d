"""A log line tells what happened and where in the code, and nothing a person sent."""

import json
import logging
import sys
from typing import Any

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from fitcheck.logs import Events, Requests
from tests.people import MARKED


def line(name: str, message: Any, *arguments: Any, error: bool = False) -> dict[str, Any]:
    caught = sys.exc_info() if error else None
    record = logging.LogRecord(name, logging.WARNING, __file__, 1, message, arguments, caught)
    told: dict[str, Any] = json.loads(Events().format(record))
    return told


def test_our_own_events_are_told_in_full() -> None:
    assert line("intake.answering", "a row could not be read") == {
        "level": "warning",
        "from": "intake.answering",
        "event": "a row could not be read",
    }


@pytest.mark.parametrize(
    ("message", "arguments", "event"),
    [
        ("Not Found: %s", (f"/{MARKED}",), "Not Found:"),
        ("%s: %s", ("Bad Request", f"/{MARKED}"), ""),
        (f"Invalid request from ip=192.0.2.7: {MARKED}", (), "Invalid request from ip"),
        (f"'{MARKED}' was refused", (), ""),
        (ValueError(MARKED), (), "ValueError"),
    ],
)
def test_the_words_of_other_packages_end_where_a_value_could_begin(
    message: Any, arguments: tuple[str, ...], event: str
) -> None:
    assert line("django.request", message, *arguments)["event"] == event


def test_an_error_names_its_type_and_its_place_and_not_its_text() -> None:
    try:
        int(MARKED)
    except ValueError:
        told = line("django.request", "Internal Server Error: %s", f"/{MARKED}", error=True)
    assert told["error"] == "ValueError"
    assert "test_an_error_names_its_type" in told["at"]
    assert MARKED not in json.dumps(told)


def test_an_error_carries_the_number_of_its_request(settings: Any) -> None:
    settings.FITCHECK_LOG_REQUESTS = True
    seen: list[dict[str, Any]] = []

    def answer(_request: HttpRequest) -> HttpResponse:
        seen.append(line("django.request", "Internal Server Error: %s", "/"))
        return HttpResponse()

    Requests(answer)(RequestFactory().get("/"))
    assert len(seen[0]["request"]) == 12
    assert "request" not in line("django.request", "later")


def test_without_the_operators_word_there_is_no_line_and_no_number() -> None:
    with pytest.raises(MiddlewareNotUsed):
        Requests(lambda _request: HttpResponse())
