"""A log line a request, and numbers, where the operator asks for them: never which page, of whom, or with what."""

import json
import re
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import get_resolver

from fitcheck import logs, server
from tests.fitcheck.running import PATIENCE, App, running
from tests.fitcheck.visitor import Visitor
from tests.people import MARKED

HTTPS = {"FITCHECK_HTTPS": "1", "FITCHECK_HOSTS": "localhost"}


NUMBER = r"(workers:2\|g|requests:1\|c|request\.status\.\d{3}:1\|c|request\.duration:[\d.]+\|ms)(\|@1\.0)?"
Told = tuple[App, Visitor, list[str]]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as takes:
        takes.bind(("127.0.0.1", 0))
        takes.settimeout(PATIENCE)
        asked = {"FITCHECK_LOG_REQUESTS": "1", "FITCHECK_STATSD": f"127.0.0.1:{takes.getsockname()[1]}"}
        with running(tmp_path_factory.mktemp("telling"), **asked, **HTTPS) as app:
            visitor = Visitor(app).begin()
            visitor.post(visitor.question, f"answer=yes&note={MARKED}")
            visitor.get(f"/help?country={MARKED}")
            visitor.get("/private")
            visitor.get(f"/{MARKED}")
            numbers = heard(takes)
            takes.close()  # from here on nobody takes them
            visitor.send(MARKED.upper(), b"/", headers={"User-Agent": MARKED, "Referer": f"https://{MARKED}.example/"})
            visitor.get("/static/tokens.css")
            yield app, visitor, numbers


def heard(takes: socket.socket) -> list[str]:
    """Until all of these came; packets pass each other on the way."""
    numbers: list[str] = []
    while not all(any(name in one for one in numbers) for name in ("status.404", "status.302", "workers")):
        numbers.append(takes.recv(2000).decode("ascii"))
    return numbers


@pytest.fixture
def lines(told: Told) -> list[dict[str, Any]]:
    _said, *lines = told[0].printed.splitlines()
    return [json.loads(line) for line in lines]


def test_each_request_has_one_line_with_its_route_its_status_and_its_time(lines: list[dict[str, Any]]) -> None:
    answered = [line for line in lines if line["event"] == "answered"]
    assert all(set(line) == {"level", "from", "event", "request", "route", "status", "ms"} for line in answered)
    assert all(isinstance(line["ms"], int) and re.fullmatch("[0-9a-f]{12}", line["request"]) for line in answered)
    assert len({line["request"] for line in answered}) == len(answered)
    told = [(line["route"], line["status"]) for line in answered if line["route"] != "ready"]
    assert told[:3] == [("before_walk", 200), ("before_walk", 302), ("question", 302)]
    assert ("none", 404) in told and ("none", 200) in told  # what is nowhere, and a file


def test_that_somebody_looked_for_help_or_for_the_private_pages_is_told_of_nobody(lines: list[dict[str, Any]]) -> None:
    assert sum(line.get("route") == "unnamed" for line in lines) == 2
    assert not {line.get("route") for line in lines} & logs.UNNAMED
    names = {pattern.name for part in get_resolver().url_patterns for pattern in getattr(part, "url_patterns", [])}
    assert names >= logs.UNNAMED


def test_no_line_holds_an_address_a_word_a_cookie_or_a_browser(told: Told) -> None:
    app, visitor, _numbers = told
    _first, *lines = app.printed.splitlines()
    text = "\n".join(lines)
    assert MARKED not in text.lower() and "127.0.0.1" not in text
    assert visitor.question.split("/")[2] not in text and "T-A1" not in text
    assert all(value.split(".")[0] not in text for value in visitor.cookies.values())


def test_numbers_tell_of_requests_their_time_and_their_status_and_of_nothing_else(told: Told) -> None:
    numbers = told[2]
    assert [one for one in numbers if not re.fullmatch(rf"fitcheck\.gunicorn\.{NUMBER}", one)] == []
    assert {found[1] for one in numbers if (found := re.search(r"status\.(\d+)", one))} == {"200", "302", "404"}
    assert {one.split(":")[0].split(".")[-1] for one in numbers} >= {"workers", "requests", "duration"}


def test_where_nobody_takes_the_numbers_the_log_does_not_fill_with_it(lines: list[dict[str, Any]]) -> None:
    assert {line["event"] for line in lines} == {"answered"}
    assert lines[-1]["status"] == 200  # the file that was asked for when nobody took them


def test_without_the_operators_word_there_is_nowhere_for_numbers_to_go() -> None:
    assert (server.statsd_host, server.logger_class) == (None, server.SilentLogger)
