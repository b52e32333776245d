"""Exit this page: by a link without script, by a click, by Shift three times."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.ways import browsing, start_after_a_call

pytestmark = pytest.mark.django_db(transaction=True)
# what stands on the page in the moment after the click, before another page comes
CLICK = """() => { document.querySelector("header a.leave").click();
  const { title, body } = document;
  return [title, body.innerText.trim(), getComputedStyle(body.querySelector("h1")).visibility]; }"""


@pytest.fixture(autouse=True)
def neutral(settings: Any, live_server: Any) -> str:
    """The page that exit opens; the real one is on a host that no test may reach."""
    settings.FITCHECK_EXIT_URL = f"{live_server.url}/about"
    return settings.FITCHECK_EXIT_URL


def is_closed(page: Any, base: str) -> bool:
    page.goto(f"{base}/notes")
    return page.url.endswith("/return")


def test_the_link_alone_ends_the_visit_on_a_shared_device(browser: Any, live_server: Any, neutral: str) -> None:
    with browsing(browser, java_script_enabled=False) as page:
        start_after_a_call(page, live_server.url)
        page.locator("header a.leave").click()
        assert page.url == neutral
        assert is_closed(page, live_server.url)


def test_a_click_blanks_the_page_at_once_and_takes_its_place_in_the_history(
    quiet: Any, live_server: Any, neutral: str
) -> None:
    start_after_a_call(quiet, live_server.url)
    long_ago = quiet.evaluate("history.length")
    assert quiet.evaluate(CLICK) == ["", "", "hidden"]
    quiet.wait_for_url(neutral)
    assert quiet.evaluate("history.length") == long_ago
    quiet.go_back()
    assert "/check/" not in quiet.url
    assert is_closed(quiet, live_server.url)


def test_shift_three_times_fills_the_dots_and_leaves(quiet: Any, live_server: Any, neutral: str) -> None:
    start_after_a_call(quiet, live_server.url)
    for filled in (1, 2):
        quiet.keyboard.press("Shift")
        expect(quiet.locator(".dots i.on")).to_have_count(filled)
    quiet.keyboard.press("Shift")
    quiet.wait_for_url(neutral)
    assert is_closed(quiet, live_server.url)


def test_any_other_key_between_empties_the_dots(quiet: Any, live_server: Any) -> None:
    quiet.goto(f"{live_server.url}/privacy")
    for key in ("Shift", "Shift", "a"):
        quiet.keyboard.press(key)
    expect(quiet.locator(".dots")).to_be_hidden()
    quiet.keyboard.press("Shift")
    expect(quiet.locator(".dots i.on")).to_have_count(1)
    quiet.wait_for_url("**/privacy")


@pytest.mark.parametrize("address", ["/", "/card", "/walk", "/private", "/help", "/example"])
def test_the_way_out_is_in_view_on_a_phone_even_at_the_end_of_a_page(
    quiet: Any, live_server: Any, address: str
) -> None:
    quiet.set_viewport_size({"width": 390, "height": 664})
    quiet.goto(live_server.url + address)
    quiet.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    expect(quiet.locator("header a.leave")).to_be_in_viewport()
