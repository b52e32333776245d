"""After a consult: questions at hand in the talk, the first impression straight after it, and what it says."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests import people
from tests.journeys.ways import answer, browsing, carry
from tests.people import begin, check_of, sam

pytestmark = pytest.mark.django_db(transaction=True)
NOTE = "They said that the fee may rise in spring."


def with_needs(page: Any, base: str) -> None:
    client = sam()
    check = check_of(begin(client, length="full"))
    people.answer(client, check, {"T-B2": "must", "W-B4": "must"})
    carry(client, page.context, base)
    page.goto(f"{base}/notes")


def the_talk(page: Any) -> None:
    page.get_by_role("link", name="Add a therapist").click()
    page.get_by_label("What do you call this therapist?").fill("Friday")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="During the talk").click()
    page.locator("input[value=answered] + label").first.click()
    page.get_by_label("My note").fill(NOTE)
    page.get_by_role("button", name="Say how it went").click()


def straight_after(page: Any) -> None:
    """Five questions and own words, which begin beside the note of the talk."""
    for said in ("yes", "yes", "little", "no", "yes"):
        expect(page.locator("h1")).to_be_visible()
        heading = page.locator("h1").inner_text()
        answer(page, said)
        expect(page.locator("h1")).not_to_have_text(heading)
    expect(page.locator(".because")).to_contain_text(NOTE)
    page.locator("textarea").first.fill("I could breathe.")
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("h1")).to_contain_text("frighten")
    page.get_by_role("button", name="Skip for now").click()


def what_it_says(page: Any) -> None:
    expect(page.get_by_role("heading", name="Things to raise")).to_be_visible()
    expect(page.locator("#main")).to_contain_text("I could breathe.")
    page.get_by_role("link", name=re.compile("^Say it")).first.click()
    expect(page.locator(".showcard")).to_contain_text("I would like to choose one.")


def the_whole_way(page: Any, base: str) -> None:
    with_needs(page, base)
    the_talk(page)
    straight_after(page)
    what_it_says(page)


def test_from_the_talk_to_words_for_the_next_one(quiet: Any, live_server: Any) -> None:
    quiet.set_viewport_size({"width": 390, "height": 844})
    the_whole_way(quiet, live_server.url)


def test_the_same_without_script(browser: Any, live_server: Any) -> None:
    with browsing(browser, java_script_enabled=False) as page:
        the_whole_way(page, live_server.url)
