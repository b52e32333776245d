"""Who might want to see it: a page in plain words, and in SECURITY.md the test that holds each promise of it."""

import re
from pathlib import Path

import pytest

from intake.client import kept, onlookers
from tests.content.flesch import grade
from tests.people import begin, robin, sam

pytestmark = pytest.mark.django_db
HARDEST, EASY = 8, 6
SECURITY = (Path(__file__).parents[2] / "SECURITY.md").read_text(encoding="utf-8")


def said(one: onlookers.Onlooker) -> str:
    return " ".join((*one.stopped_by, one.not_by))


def rows(heading: str) -> list[list[str]]:
    part = SECURITY.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in part.splitlines() if line[:2] == "| "][1:]


def test_the_page_says_of_everyone_what_stops_them_and_what_does_not() -> None:
    page = re.sub(r"\s+", " ", sam().get("/privacy/who").content.decode())
    for one in onlookers.everyone():
        assert all(text in page for text in (one.who, *one.stopped_by, one.not_by)) and one.stopped_by
    for address in ("/privacy", "/status"):
        assert 'href="/privacy/who"' in sam().get(address).content.decode()


def test_it_can_be_read_at_about_eleven(settings) -> None:
    for settings.HTTPS in (True, False):
        grades = {one.who: round(grade(said(one)), 1) for one in onlookers.everyone()}
        assert max(grades.values()) <= HARDEST and sorted(grades.values())[len(grades) // 2] <= EASY, grades


def test_without_encryption_it_says_so(settings) -> None:
    settings.HTTPS = True
    assert "goes over a locked line" in sam().get("/privacy/who", secure=True).content.decode()
    settings.HTTPS = False
    assert "this server has no locked line" in sam().get("/privacy/who").content.decode()


def test_every_promise_of_it_stands_beside_the_test_that_holds_it(settings) -> None:
    settings.HTTPS = True
    proven: dict[str, list[str]] = {}
    for who, promise, tests in rows("Who might want to see it, and what holds"):
        assert re.search(r"`tests/[\w/]+\.py::test_\w+`", tests), promise
        proven.setdefault(who, []).append(promise)
    assert proven == {one.who: list(one.stopped_by) for one in onlookers.everyone()}


def test_the_data_map_is_the_one_people_are_shown() -> None:
    told = [tuple(row) for row in rows("What is kept, and until when")]
    assert told == [(row.what, row.where, row.until, row.who) for row in kept.everything()]


def test_no_tab_says_what_is_read() -> None:
    client = robin("full")
    question = begin(client, contact="yes", length="full")
    for address in (question, "/notes", "/summary", "/shares", "/private", "/help", "/privacy/who"):
        title = re.search("<title>(.*)</title>", client.get(address, follow=True).content.decode())[1]
        assert title.endswith("Notebook") and not re.search("(?i)therap|fitcheck|trust|unsafe|abuse", title), title
