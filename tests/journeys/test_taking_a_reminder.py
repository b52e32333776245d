"""From a promise to a file in the downloads, without a script."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.days import some_months
from tests.exports.test_calendar import read, text_of
from tests.journeys.ways import browsing, carry

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_promise_leads_to_a_calendar_file(browser: Any, live_server: Any) -> None:
    client, them = some_months()
    with browsing(browser, java_script_enabled=False) as page:
        carry(client, page.context, live_server.url)
        page.goto(live_server.url + them)
        page.get_by_role("link", name="What happened since").click()
        page.get_by_role("link", name="A reminder for that day").click()
        expect(page.get_by_role("radio", name="They did not do what they said")).to_be_checked()
        page.get_by_label("What the calendar shows").fill("Tea, 🫖; at home")
        with page.expect_download() as download:
            page.get_by_role("button", name="Get the calendar file").click()
        assert download.value.suggested_filename == "reminder.ics"
        file = dict(read(Path(download.value.path()).read_bytes()))
        assert text_of(file["SUMMARY"]) == "Tea, 🫖; at home"


def test_over_time_is_one_tap_from_a_therapist_and_leads_to_an_answer(quiet: Any, live_server: Any) -> None:
    client, them = some_months()
    carry(client, quiet.context, live_server.url)
    quiet.goto(live_server.url + them)
    quiet.get_by_role("link", name="Over time").click()
    expect(quiet.get_by_role("heading", name="Over time", level=1)).to_be_visible()
    expect(quiet.locator(".timeline .gold path")).to_have_count(2)
    strokes = quiet.locator(".timeline :is(.line, .gold path)").evaluate_all(
        "(all) => all.map((one) => getComputedStyle(one).stroke)"
    )
    assert len(set(strokes)) == 2  # gold is one colour, the line another
    quiet.get_by_role("link", name="They listened and something changed").first.click()
    expect(quiet.get_by_role("heading", name="What did the therapist do?")).to_be_visible()
