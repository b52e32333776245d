"""A log line a request, where the operator asks for it: the kind of page, never which one, of whom, or with what."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import get_resolver

from fitcheck import logs
from tests.fitcheck.running import App, running
from tests.fitcheck.visitor import Visitor
from tests.people import MARKED

HTTPS = {"FITCHECK_HTTPS": "1", "FITCHECK_HOSTS": "localhost"}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[App, Visitor]]:
    with running(tmp_path_factory.mktemp("telling"), FITCHECK_LOG_REQUESTS="1", **HTTPS) as app:
        visitor = Visitor(app).begin()
        visitor.post(visitor.question, f"answer=yes&note={MARKED}")
        visitor.get(f"/help?country={MARKED}")
        visitor.get("/private")
        visitor.get(f"/{MARKED}")
        visitor.send(MARKED.upper(), b"/", headers={"User-Agent": MARKED, "Referer": f"https://{MARKED}.example/"})
        visitor.get("/static/tokens.css")
        yield app, visitor


@pytest.fixture
def lines(told: tuple[App, Visitor]) -> list[dict[str, Any]]:
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


def test_no_line_holds_an_address_a_word_a_cookie_or_a_browser(told: tuple[App, Visitor]) -> None:
    app, visitor = told
    _first, *lines = app.printed.splitlines()
    text = "\n".join(lines)
    assert MARKED not in text.lower() and "127.0.0.1" not in text
    assert visitor.question.split("/")[2] not in text and "T-A1" not in text
    assert all(value.split(".")[0] not in text for value in visitor.cookies.values())
