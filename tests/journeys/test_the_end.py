"""The end of a therapy: how it ends, words to end with, a plan, a brief, and the entry put away."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.ends import ending_of
from tests.journeys.ways import answer, browsing, carry

MOST = 20  # pages of a short path
pytestmark = pytest.mark.django_db(transaction=True)


def go_to_the_end(page: Any, base: str) -> None:
    """From the therapist's page through the short path, all but two answers skipped."""
    client, _, who = ending_of("not_said")
    carry(client, page.context, base)
    page.goto(f"{base}/with/{who}")
    page.get_by_role("link", name="The ending").click()
    page.get_by_role("button", name="Say how it ends").click()
    expect(page.locator("h1")).to_contain_text("How did it end")
    answer(page, "agreed")
    expect(page.locator("h1")).to_contain_text("say goodbye")
    for _ in range(MOST):
        if page.url.endswith("/ending"):
            break
        step(page)
    expect(page.get_by_role("heading", name="You finished what you came for")).to_be_visible()


def step(page: Any) -> None:
    """Past one page of the walk."""
    heading = page.locator("h1").inner_text()
    if "reach the goal" in heading:
        answer(page, "yes")
    else:
        page.get_by_role("button", name="Skip for now").click()
    expect(page.locator("h1")).not_to_have_text(heading)


def write_and_put_away(page: Any) -> None:
    page.get_by_role("link", name="Words to end with").click()
    page.get_by_role("link", name="Warm").click()
    expect(page.get_by_label("Your words")).to_have_value(
        re.compile("^I think that I am done for now. I came with a goal")
    )
    page.get_by_text("Ask for my records").click()
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".saycard")).to_contain_text("Can I have a copy of my records?")
    page.get_by_role("link", name="Go on to what I take with me").click()
    page.get_by_role("link", name="Skip for now").click()
    page.get_by_label("What helps me").fill("A walk.")
    page.get_by_label("Lines of this country").select_option("GB")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".saycard")).to_contain_text("Emergency: 999")
    page.get_by_role("link", name="Go on to the brief").click()
    expect(page.get_by_label("What helped me")).to_have_value("This has helped me before: Lists helped me.")
    page.get_by_label("What did not help me").fill("Loud rooms.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Print", exact=True).click()
    expect(page.get_by_role("heading", name="What helps to know about me")).to_be_visible()
    page.get_by_role("link", name="Back").click()
    page.get_by_role("link", name="Go on to keep or delete").click()
    page.get_by_role("button", name="Put this entry away").click()
    page.wait_for_url("**/notes")


def test_a_therapy_is_ended_and_put_away(quiet: Any, live_server: Any) -> None:
    go_to_the_end(quiet, live_server.url)
    write_and_put_away(quiet)


def test_a_therapy_is_ended_and_put_away_without_script(browser: Any, live_server: Any) -> None:
    with browsing(browser, java_script_enabled=False) as page:
        go_to_the_end(page, live_server.url)
        write_and_put_away(page)


def test_not_feeling_safe_leads_past_every_other_question(quiet: Any, live_server: Any) -> None:
    client, _, who = ending_of("not_said")
    carry(client, quiet.context, live_server.url)
    quiet.goto(f"{live_server.url}/with/{who}/ending")
    quiet.get_by_role("button", name="Say how it ends").click()
    answer(quiet, "unsafe")
    quiet.wait_for_url("**/private/page**")
    quiet.get_by_role("link", name="Go on", exact=True).click()
    expect(quiet.get_by_role("heading", name="You did not feel safe")).to_be_visible()
    expect(quiet.get_by_role("link", name="Words to end with")).to_have_count(0)
