"""In ongoing therapy: a change slips, it is said again and changes, another thing is met with blame; over time."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.days import STEADY, again, first_talk
from tests.journeys.ways import answer, browsing, carry

pytestmark = pytest.mark.django_db(transaction=True)


def some_weeks(page: Any, base: str) -> None:
    """At the page of a therapist who was asked for more time, and gave it."""
    client, them = first_talk(40, C_A1="little", T_A1="no", T_A5="yes")
    again(client, them, 25, {"TALK_C-A1": "yes", "R-O2_C-A1": "changed", **STEADY})
    carry(client, page.context, base)
    page.goto(f"{base}{them}")


def skip_the_rest(page: Any) -> None:
    for _ in range(12):
        if "/summary" in page.url or "/with/" in page.url:
            return
        here = page.url  # two concerns are asked about in the same words
        page.get_by_role("button", name="Skip for now").click()
        expect(page).not_to_have_url(here)


def a_check_in_that_finds_the_change_gone(page: Any) -> None:
    page.get_by_role("link", name="Say how it went").click()
    page.get_by_role("button", name="Check-in").click()
    expect(page.locator("h1")).to_contain_text("Did the change last?")
    answer(page, "no")
    expect(page.locator("h1")).to_contain_text("Did you talk about this")
    skip_the_rest(page)


def back_to_the_therapist(page: Any) -> None:
    page.get_by_role("link", name="Your notebook").click()
    page.get_by_role("link", name="the slow one").first.click()


def note(page: Any, concern: str, did: str) -> None:
    """From the therapist's page: they talked, and this is what the therapist did."""
    page.get_by_role("link", name="What happened since").first.click()
    page.get_by_role("link", name=concern).click()
    page.get_by_role("button", name="Note what happened").click()
    if "Did the change last?" in page.locator("h1").inner_text():
        answer(page, "no")
    expect(page.locator("h1")).to_contain_text("Did you talk about this")
    answer(page, "yes")
    expect(page.locator("h1")).to_contain_text("What did the therapist do?")
    answer(page, did)
    expect(page.locator("h1")).not_to_contain_text("What did the therapist do?")


def the_whole_thread(page: Any, base: str) -> None:
    some_weeks(page, base)
    a_check_in_that_finds_the_change_gone(page)
    expect(page.get_by_role("heading", name="What changed since the last time")).to_be_visible()
    expect(page.locator("#main")).to_contain_text("the change did not last")
    expect(page.locator(".mended")).to_have_count(0)

    back_to_the_therapist(page)
    page.get_by_role("link", name="What happened since").first.click()
    page.get_by_role("link", name="You got too little time").click()
    page.get_by_role("link", name="Warm").click()
    expect(page.locator("#words-next")).to_contain_text("Can we agree on how to keep it?")
    back_to_the_therapist(page)
    note(page, "You got too little time", "changed")
    back_to_the_therapist(page)
    note(page, "They did not ask what you want", "made_worse")
    back_to_the_therapist(page)
    page.get_by_role("link", name="See the summary").click()
    expect(page.locator(".mended")).to_contain_text("You got too little time")
    expect(page.get_by_role("heading", name="What you can do from here", exact=True)).to_be_visible()

    back_to_the_therapist(page)
    page.get_by_role("link", name="Over time").click()
    table = page.locator("table.past")
    expect(table).to_contain_text("the change did not last")
    expect(table).to_contain_text("You asked and got blamed.")
    expect(table.locator(".kind.k-repair")).to_have_count(2)
    expect(page.locator(".timeline .gold")).to_have_count(2)
    expect(page.locator("#main")).to_contain_text("Changed after you raised it: 1 of 2")


def test_a_change_that_slipped_and_came_back_and_another_that_met_blame(quiet: Any, live_server: Any) -> None:
    quiet.set_viewport_size({"width": 390, "height": 844})
    the_whole_thread(quiet, live_server.url)


def test_the_same_without_script(browser: Any, live_server: Any) -> None:
    with browsing(browser, java_script_enabled=False) as page:
        the_whole_thread(page, live_server.url)
