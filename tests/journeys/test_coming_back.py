"""In a real browser: back on a second device, on a shared one, by a scanned code, after it closed, and not at all."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import expect

from tests.looks.measure import LOOKS, in_every_look
from tests.people import MARKED

pytestmark = pytest.mark.django_db(transaction=True)


def begin(page: Any, base: str, device: str = "Others too, or I am not sure") -> None:
    """A first answer with a note; the page is at question 2 afterwards."""
    page.set_default_timeout(8000)
    page.goto(f"{base}/walk?contact=yes")
    page.get_by_label(device).check(force=True)
    page.get_by_role("button", name="Go to the first question").click()
    page.locator("label[for=id_answer_2]").click()
    page.get_by_text("Add a note").click()
    page.get_by_label("note", exact=False).last.fill(f"a {MARKED} note")
    page.get_by_role("button", name="Continue").click()
    expect(page).to_have_title(re.compile("^Question 2"))


def show_code(page: Any, base: str) -> str:
    page.goto(f"{base}/notes/code")
    expect(page.locator(".code")).to_have_count(0)
    page.get_by_role("button", name="Show the code").click()
    return page.locator(".code").inner_text().replace("\n", " ")


def device(browser: Any, **kind: Any) -> Any:
    page = browser.new_context(**kind).new_page()
    page.set_default_timeout(8000)
    return page


def test_the_code_brings_a_second_device_to_the_next_question(quiet: Any, browser: Any, live_server: Any) -> None:
    begin(quiet, live_server.url)
    at = quiet.url
    code = show_code(quiet, live_server.url)
    second = device(browser)
    second.goto(f"{live_server.url}/return")
    second.get_by_label("Your code").fill(code.lower())
    second.get_by_label("Only me").check(force=True)
    second.get_by_role("button", name="Open my notes").click()
    expect(second).to_have_title(re.compile("^Question 2"))
    second.wait_for_url(at)
    (cookie,) = [one for one in second.context.cookies() if one["name"] == "notebook-key"]
    assert cookie["expires"] > datetime.now(UTC).timestamp() + 29 * 24 * 3600
    stores = second.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])")
    assert code not in stores and code.replace(" ", "") not in stores


def test_on_a_shared_phone_without_script_the_way_back_works_and_its_cookie_ends_with_the_browser(
    page: Any, browser: Any, live_server: Any
) -> None:
    begin(page, live_server.url)
    code = show_code(page, live_server.url)
    phone = device(browser, java_script_enabled=False, viewport={"width": 320, "height": 640})
    phone.goto(f"{live_server.url}/return")
    phone.get_by_label("Your code").fill(code)
    phone.get_by_role("button", name="Open my notes").click()
    expect(phone).to_have_title(re.compile("^Question 2"))
    assert [one["expires"] for one in phone.context.cookies() if one["name"] == "notebook-key"] == [-1]
    phone.get_by_role("link", name="Exit this page").last.click(no_wait_after=True)
    phone.wait_for_timeout(300)
    phone.goto(f"{live_server.url}/notes")
    expect(phone.get_by_label("Your code")).to_be_visible()


def test_a_scanned_code_goes_into_the_field_and_out_of_the_address(quiet: Any, browser: Any, live_server: Any) -> None:
    begin(quiet, live_server.url)
    code = show_code(quiet, live_server.url).replace(" ", "")
    second, asked = device(browser), []
    second.on("request", lambda one: asked.append(one.url + str(one.headers)))
    second.goto(f"{live_server.url}/return#{code}")
    expect(second.get_by_label("Your code")).to_have_value(code)
    second.wait_for_url("**/return")
    second.get_by_role("button", name="Open my notes").click()
    expect(second).to_have_title(re.compile("^Question 2"))
    second.go_back()
    assert code not in second.url
    assert asked and code not in "".join(asked)


def test_a_lost_code_has_an_honest_page(quiet: Any, live_server: Any) -> None:
    quiet.goto(f"{live_server.url}/return")
    quiet.get_by_role("link", name="I do not have my code").click()
    expect(quiet.get_by_role("heading", level=1)).to_have_text("Without the code nobody can open the notes")
    quiet.get_by_role("link", name="Start a walk").click()
    expect(quiet.get_by_role("button", name="Go to the first question")).to_be_visible()


def test_a_forgotten_device_needs_the_code_again(quiet: Any, browser: Any, live_server: Any) -> None:
    begin(quiet, live_server.url, "Only me")
    code = show_code(quiet, live_server.url)
    second = device(browser)
    second.goto(f"{live_server.url}/return")
    second.get_by_label("Your code").fill(code)
    second.get_by_role("button", name="Open my notes").click()
    expect(second).to_have_title(re.compile("^Question 2"))
    quiet.goto(f"{live_server.url}/notes/devices")
    quiet.get_by_role("button", name="Forget another device").click()
    expect(quiet.get_by_role("button", name=re.compile("^Forget"))).to_have_count(1)
    second.reload()
    expect(second.get_by_label("Your code")).to_be_visible()


def test_an_answer_sent_after_the_notebook_closed_is_saved_with_the_code(page: Any, live_server: Any) -> None:
    begin(page, live_server.url)
    question, code = page.url, show_code(page, live_server.url)
    page.go_back()
    page.go_back()
    expect(page).to_have_title(re.compile("^Question 2"))
    page.locator("label[for=id_answer_0]").click()
    page.get_by_text("Add a note").click()
    page.get_by_label("note", exact=False).last.fill("kept through it all")
    page.context.clear_cookies(name="notebook-key")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_label("Your text")).to_have_value("kept through it all")
    expect(page.locator("header")).to_have_count(1)
    page.get_by_label("Your code").fill(code)
    page.get_by_role("button", name="Open my notes and save this").click()
    expect(page).to_have_title(re.compile("^Question 3"))
    page.goto(question)
    expect(page.get_by_label("note", exact=False).last).to_have_value("kept through it all")


def test_the_printed_card_names_no_site(page: Any, live_server: Any) -> None:
    begin(page, live_server.url)
    code = show_code(page, live_server.url)
    page.get_by_role("link", name="Print a card").click()
    page.emulate_media(media="print")
    printed = page.locator("body").inner_text()
    assert code.split() == [group for group in printed.split() if group in code.split()]
    assert "fitcheck" not in printed.lower() and "localhost" not in printed and "therap" not in printed.lower()


def test_copy_takes_the_four_groups(browser: Any, live_server: Any) -> None:
    page = device(browser, permissions=["clipboard-read", "clipboard-write"])
    begin(page, live_server.url)
    code = show_code(page, live_server.url)
    page.get_by_role("button", name="Copy").click()
    expect(page.locator("#say")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == " ".join(code.split())


def test_no_page_of_the_code_breaks_a_rule_of_accessibility_in_any_look(page: Any, live_server: Any) -> None:
    page.emulate_media(reduced_motion="reduce")  # no change of look takes time
    found = {}
    for state, address in states(page, live_server.url):
        if address:
            page.goto(live_server.url + address)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        found |= {(state, look): broken for look, broken in in_every_look(page).items()}
    assert len(found) == 10 * len(LOOKS) and {seen: broken for seen, broken in found.items() if broken} == {}


def states(page: Any, base: str) -> Any:
    """Each state to look at: an address to open, or none when the page is there already."""
    yield "come back", "/return"
    for _ in range(5):
        page.get_by_label("Your code").fill("wrong")
        page.get_by_role("button", name="Open my notes").click()
    yield "wrong", ""
    page.get_by_label("Your code").fill("wrong")
    page.get_by_role("button", name="Open my notes").click()
    expect(page.get_by_text("Try again in")).to_have_count(2)
    yield "too early", ""
    yield "lost", "/return/lost"
    cache.clear()
    begin(page, base, "Only me")
    yield "devices", "/notes/devices"
    yield "hidden", "/notes/code"
    yield "shown", "/notes/code?show=1"
    page.get_by_label("Check your copy").fill("UUUU")
    page.get_by_role("button", name="Continue").click()
    yield "wrong copy", ""
    yield "card", "/notes/code/card"
    yield "open here", "/return"


def test_nothing_of_it_scrolls_sideways_on_a_small_phone_with_the_largest_text(browser: Any, live_server: Any) -> None:
    page = device(browser, viewport={"width": 320, "height": 640})
    page.context.add_cookies([{"name": "display", "value": "text:largest.spacing:roomy", "url": live_server.url}])
    wide = []
    for state, address in states(page, live_server.url):
        if address:
            page.goto(live_server.url + address)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        wide += [state] if page.evaluate("document.scrollingElement.scrollWidth") > 320 else []
    assert wide == []
