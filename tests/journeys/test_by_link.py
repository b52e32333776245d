"""A therapist without an account: the link, the PIN, a reply, until it ends; with script and without."""

from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from intake import sharing
from intake.engine import replied
from intake.engine.replied import Said
from intake.overseeing import Why
from tests.journeys.ways import browsing
from tests.links import Linked, linked, with_a_friend
from tests.looks.measure import PHONE, WIDE
from tests.people import MARKED

pytestmark = pytest.mark.django_db(transaction=True)


def open_link(page: Any, base: str, one: Linked) -> None:
    page.goto(f"{base}/s/#{one.receipt.code}")
    page.get_by_label("PIN").fill(one.receipt.pin)
    page.get_by_role("button", name="Read it").click()


def test_the_link_brings_the_code_and_no_server_sees_it_in_an_address(quiet: Any, live_server: Any) -> None:
    one, asked = linked(), []
    quiet.on("request", lambda request: asked.append(request.url + str(request.headers)))
    quiet.goto(f"{live_server.url}/s/#{one.receipt.code}")
    expect(quiet.get_by_label("Code", exact=True)).to_have_value(one.receipt.code)
    quiet.wait_for_url("**/s/")
    quiet.get_by_label("PIN").fill(one.receipt.pin)
    quiet.get_by_role("button", name="Read it").click()
    expect(quiet.get_by_text(MARKED).first).to_be_visible()
    quiet.get_by_role("button", name="Read; let us talk when we meet").click()
    expect(quiet.get_by_role("status").filter(has_text="Your reply is sent")).to_be_visible()
    reply = one.seen().reply
    assert reply and replied.read(reply) == Said("read")

    told = "".join(asked)
    assert "/s/reply" in told  # positive control
    assert [one_ for one_ in (one.receipt.code, one.receipt.pin, MARKED) if one_ in told] == []
    stores = quiet.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])")
    assert one.receipt.code not in stores and one.receipt.pin not in stores
    assert [cookie["name"] for cookie in quiet.context.cookies()] == ["csrf"]


def test_another_link_in_the_same_tab_asks_for_its_own_pin(quiet: Any, live_server: Any) -> None:
    first, second = linked(), with_a_friend()
    open_link(quiet, live_server.url, first)
    quiet.goto(f"{live_server.url}/s/#{second.receipt.code}")
    expect(quiet.get_by_label("Code", exact=True)).to_have_value(second.receipt.code)
    quiet.goto(f"{live_server.url}/s/#{first.receipt.code}")  # the page is here already: nothing is loaded
    expect(quiet.get_by_label("Code", exact=True)).to_have_value(first.receipt.code)
    quiet.wait_for_url("**/s/")


def test_without_script_code_and_pin_are_typed_and_a_reply_goes_line_by_line(browser: Any, live_server: Any) -> None:
    one = linked()
    with browsing(browser, java_script_enabled=False, viewport={"width": PHONE, "height": 844}) as page:
        page.goto(f"{live_server.url}/s/")
        page.get_by_label("Code", exact=True).fill(one.receipt.code.lower())
        page.get_by_label("PIN").fill(one.receipt.pin)
        page.get_by_role("button", name="Read it").click()
        page.get_by_text("Reply line by line").click()
        page.locator("#id_word0_1").check(force=True)
        page.locator("form[action='/s/reply/lines'] button").click()
        page.get_by_role("button", name="Change it").click()
        page.locator("#id_sentence0").fill("I will slow down.")
        page.get_by_role("button", name="See it as the client will").click()
        page.get_by_role("button", name="Send it").click()
        expect(page.get_by_text("Your reply is sent")).to_be_visible()
        page.get_by_text("Reply line by line").click()
        page.locator("form[action='/s/reply/lines'] button").click()
        page.get_by_role("button", name="Leave it").click()
        expect(page.get_by_role("heading", name="Alex")).to_be_visible()
    said = replied.read(one.seen().reply)
    assert (said.lines["say0"].word, said.lines["say0"].sentence) == ("partly", "I will slow down.")


def test_five_wrong_pins_end_it_and_its_client_is_told(browser: Any, live_server: Any) -> None:
    one, today = linked(), timezone.now().date()
    with browsing(browser) as page:
        page.goto(f"{live_server.url}/s/#{one.receipt.code}")
        for left in ("4 more times", "3 more times", "2 more times", "1 more time"):
            page.get_by_label("PIN").fill(one.wrong_pin["pin"])
            page.get_by_role("button", name="Read it").click()
            expect(page.get_by_role("alert").get_by_text(left)).to_be_visible()
        page.get_by_label("PIN").fill(one.wrong_pin["pin"])
        page.get_by_role("button", name="Read it").click()
        expect(page.get_by_role("heading", name="Access ended")).to_be_visible()
    assert one.seen().why_over(today) is Why.PINS


def test_a_reply_written_while_access_ended_is_not_sent(page: Any, live_server: Any) -> None:
    one = linked()
    open_link(page, live_server.url, one)
    sharing.end(one.opened, one.receipt.id, timezone.now().date())
    page.get_by_role("button", name="Read; let us talk when we meet").click()
    expect(page.get_by_role("heading", name="Access ended")).to_be_visible()


def test_the_end_code_ends_it_from_any_browser(quiet: Any, live_server: Any) -> None:
    one = linked()
    quiet.goto(f"{live_server.url}/s/")
    quiet.get_by_role("link", name="End a share you made").click()
    quiet.get_by_label("End code").fill(one.receipt.end_code)
    quiet.get_by_role("button", name="Continue").click()
    quiet.get_by_role("button", name="End the share").click()
    expect(quiet.get_by_role("heading", name="If a share had this end code, it has ended")).to_be_visible()
    open_link(quiet, live_server.url, one)
    expect(quiet.get_by_role("heading", name="Access ended")).to_be_visible()


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_what_matters_is_on_the_first_screen(browser: Any, live_server: Any, width: int) -> None:
    with browsing(browser, viewport={"width": width, "height": 844}) as page:
        open_link(page, live_server.url, linked())
        for part in page.locator(".brief > section, .suggests").all():
            box = part.bounding_box()
            assert box["y"] + box["height"] <= 844
