"""In a real browser: the quick card, a first impression, and the focus after an answer."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.people import MARKED

pytestmark = pytest.mark.django_db(transaction=True)


def first_impression(page: Any, base: str) -> None:
    page.goto(f"{base}/walk?contact=yes")
    page.get_by_role("button", name="Go to the first question").click()
    for number in range(1, 6):
        expect(page).to_have_title(re.compile(f"^Question {number} of 6"))
        page.locator("label[for=id_answer_2]").click()
        page.get_by_role("button", name="Continue").click()
    expect(page).to_have_title(re.compile("^Question 6 of 6"))
    page.get_by_label("In your own words: how was it?").fill(f"It was a {MARKED} day")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Skip for now").click()
    page.wait_for_url("**/summary")


def test_the_quick_card_takes_five_taps(quiet: Any, live_server: Any) -> None:
    quiet.goto(live_server.url)
    quiet.get_by_role("link", name="Make a quick card").click()
    quiet.get_by_role("button", name="I talk most").click()
    quiet.get_by_text("time to think").click()
    quiet.get_by_role("button", name="Continue").click()
    quiet.get_by_role("button", name="Hard", exact=True).click()
    quiet.wait_for_url("**/card/ready")
    expect(quiet.get_by_text("I would like you to talk less than me.")).to_be_visible()
    expect(quiet.get_by_role("button", name="Print")).to_be_visible()


def test_a_first_impression_ends_in_a_summary(quiet: Any, live_server: Any) -> None:
    first_impression(quiet, live_server.url)
    expect(quiet.get_by_role("heading", name="Red flags")).to_be_visible()
    stores = quiet.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert MARKED not in stores and "Partly" not in stores and "key" not in stores
    quiet.get_by_role("link", name="All answers").click()
    expect(quiet.get_by_text(f"It was a {MARKED} day")).to_be_visible()


def test_after_an_answer_the_focus_is_on_the_next_question(quiet: Any, live_server: Any) -> None:
    quiet.goto(f"{live_server.url}/walk?contact=yes")
    quiet.get_by_role("button", name="Go to the first question").click()
    quiet.locator("label[for=id_answer_0]").click()
    quiet.get_by_role("button", name="Continue").click()
    expect(quiet).to_have_title(re.compile("^Question 2"))
    expect(quiet.locator("h1")).to_be_focused()
