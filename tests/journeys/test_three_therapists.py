"""Three therapists side by side in a real browser: on a phone, on a wide window, without script, by keyboard alone."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.ways import browsing, carry
from tests.three import three

pytestmark = pytest.mark.django_db(transaction=True)
PHONE, WIDE = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
STOPS = 90  # most Tab stops on the longest page


def open_notebook(page: Any, base: str) -> None:
    carry(three()[0], page.context, base)
    page.goto(f"{base}/notes")


def compare_and_lean(page: Any) -> None:
    """From the notebook to a decision, and to a kind no for one of the others."""
    page.get_by_role("link", name="Compare").click()
    expect(page.get_by_role("heading", name="Compare", level=1)).to_be_visible()
    page.get_by_label("This counts for me: Priya, Trust").check()
    page.get_by_role("button", name="Write down where I lean").click()
    expect(page.get_by_label("Because")).to_have_value("Priya, Trust: They asked what you want from therapy")
    page.locator(".choice label", has_text="Priya").click()
    page.get_by_text("Rather sure").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    page.get_by_role("link", name="Say no, kindly Dr Rivera").click()
    page.get_by_role("link", name="Warm").click()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Show large").click()
    expect(page.locator(".showcard")).to_contain_text("I wish you well.")


def test_on_a_phone_parts_are_cards_with_the_therapists_one_under_the_other(quiet: Any, live_server: Any) -> None:
    quiet.set_viewport_size(PHONE)
    open_notebook(quiet, live_server.url)
    quiet.goto(f"{live_server.url}/compare")
    boxes = [one.bounding_box() for one in quiet.locator("#part-trust td").all()]
    assert len(boxes) == 3 and boxes[0]["y"] < boxes[1]["y"] < boxes[2]["y"]
    assert {round(one["x"]) for one in boxes} == {round(boxes[0]["x"])}
    expect(quiet.locator("#part-trust .cell-name").first).to_be_visible()
    expect(quiet.get_by_role("table")).to_have_count(2)  # what looks like cards is still a table
    expect(quiet.locator("#part-trust").get_by_role("cell")).to_have_count(3)
    quiet.goto(f"{live_server.url}/notes")
    compare_and_lean(quiet)


def test_on_a_wide_window_they_stand_side_by_side_and_a_cell_leads_to_its_evidence(
    quiet: Any, live_server: Any
) -> None:
    quiet.set_viewport_size(WIDE)
    open_notebook(quiet, live_server.url)
    quiet.get_by_role("link", name="Compare").click()
    boxes = [one.bounding_box() for one in quiet.locator("#part-trust td").all()]
    assert boxes[0]["x"] < boxes[1]["x"] < boxes[2]["x"] and {one["y"] for one in boxes} == {boxes[0]["y"]}
    quiet.get_by_role("button", name=re.compile("^1 fit signal, 1 red flag ?: Dr Rivera, Goals$")).click()
    expect(quiet.locator("#part-goals")).to_be_in_viewport()
    quiet.go_back()
    quiet.get_by_role("button", name="Hide practical limits").click()
    expect(quiet.get_by_role("table")).to_have_count(1)


def test_a_tick_is_kept_when_another_page_is_looked_at_first(quiet: Any, live_server: Any) -> None:
    open_notebook(quiet, live_server.url)
    quiet.get_by_role("link", name="Compare").click()
    with quiet.expect_response(lambda answer: answer.request.method == "POST"):
        quiet.get_by_label("This counts for me: Priya, Trust").check()
    quiet.get_by_role("button", name="What is still open").click()
    expect(quiet.get_by_role("heading", name="What is still open")).to_be_visible()
    quiet.goto(f"{live_server.url}/compare")
    expect(quiet.get_by_label("This counts for me: Priya, Trust")).to_be_checked()


def test_without_script(browser: Any, live_server: Any) -> None:
    with browsing(browser, java_script_enabled=False, viewport=PHONE) as page:
        open_notebook(page, live_server.url)
        compare_and_lean(page)


def test_by_keyboard_alone(quiet: Any, live_server: Any) -> None:
    quiet.set_viewport_size(WIDE)
    open_notebook(quiet, live_server.url)
    tab_to(quiet, "Compare")
    quiet.keyboard.press("Enter")
    quiet.wait_for_url("**/compare")
    tab_to(quiet, "This counts for me: Dr Rivera, Goals")
    with quiet.expect_response("**/compare"):  # it is kept at once
        quiet.keyboard.press("Space")
    tab_to(quiet, "Write down where I lean")
    quiet.keyboard.press("Enter")
    quiet.wait_for_url("**/compare/decision")
    tab_to(quiet, "Dr Rivera")
    quiet.keyboard.press("ArrowDown")  # Priya
    tab_to(quiet, "Save")
    quiet.keyboard.press("Enter")
    quiet.wait_for_url("**/compare/decision?saved=1")
    expect(quiet.locator(".facts-list")).to_contain_text("Priya")
    expect(quiet.locator(".facts-list")).to_contain_text("The goal is not something you want")


NAME = """() => {
  const one = document.activeElement;
  return ((one.labels && one.labels[0]) || one).innerText.replace(/\\s+/g, " ").replace(" :", ":").trim();
}"""


def tab_to(page: Any, name: str) -> None:
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        if page.evaluate(NAME) == name:
            return
    raise AssertionError(f"No Tab stop is called {name}")
