"""A share from end to end: its client chooses and agrees, a therapist reads and replies, the client ends it."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.desks import rivera
from tests.journeys.ways import browsing, carry
from tests.sharing import alex

pytestmark = pytest.mark.django_db(transaction=True)


def choose_and_agree(page: Any, base: str) -> None:
    """From the therapist's page to a receipt."""
    client, them = alex()
    carry(client, page.context, base)
    page.goto(f"{base}{them}/take")
    page.get_by_role("link", name="Share some lines").click()
    page.get_by_text("A therapist with a desk here").click()
    page.get_by_role("textbox", name="Address of their page").fill(f"{base}/d/rivera/")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Dr Rivera")).to_be_visible()
    page.get_by_role("link", name="Choose lines").click()
    page.get_by_text("I need silence to think.").click()
    page.locator("summary").get_by_text("Things I want to talk about").click()
    page.get_by_text("I did not get to say it all").click()
    page.get_by_label("The name I go by").fill("Alex")
    page.get_by_role("button", name="See the exact page").click()
    expect(page.locator(".preview")).to_contain_text("Alex asks for longer pauses.")
    page.get_by_role("button", name="Share with Dr Rivera").click()
    expect(page.get_by_role("alert")).to_contain_text("Tick this if you")
    page.get_by_text("may read these 2 lines until").click()
    page.get_by_text("I am 18 or over").click()
    page.get_by_role("button", name="Share with Dr Rivera").click()
    expect(page.get_by_role("heading", name="Receipt")).to_be_visible()


def end_it(page: Any) -> None:
    page.get_by_role("link", name="End it now").click()
    page.get_by_role("button", name="End it now").click()
    expect(page.locator("#main")).to_contain_text("Nobody can read it any more.")


def the_whole_way(page: Any, browser: Any, base: str) -> None:
    at = rivera()
    choose_and_agree(page, base)
    with browsing(browser) as desk:
        carry(at.client, desk.context, base)
        desk.goto(f"{base}/desk/")
        desk.get_by_role("link", name=re.compile("Alex")).first.click()
        expect(desk.locator("#main")).to_contain_text("I need silence to think.")
        desk.get_by_role("button", name="Read; let us talk when we meet").click()
        page.reload()
        expect(page.locator("#main")).to_contain_text("Read; let us talk when we meet")
        end_it(page)
        desk.reload()
        expect(desk.locator("#main")).not_to_contain_text("I need silence to think.")
        expect(desk.locator("#main")).to_contain_text("ended")


def test_shared_read_answered_and_ended(page: Any, browser: Any, live_server: Any) -> None:
    page.set_default_timeout(8000)
    page.set_viewport_size({"width": 390, "height": 844})
    the_whole_way(page, browser, live_server.url)


def test_the_same_without_script(browser: Any, live_server: Any) -> None:
    with browsing(browser, java_script_enabled=False) as page:
        the_whole_way(page, browser, live_server.url)
