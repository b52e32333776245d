"""With the keyboard alone: Tab moves, arrows and Space choose, Enter goes on."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.ways import at_question
from tests.people import MARKED

pytestmark = pytest.mark.django_db(transaction=True)
FARTHEST = 60  # stops between the top of a page and the last thing on it
FOCUSED = """() => { const one = document.activeElement;
  return `${one.id} ${one.name || ""} ${one.innerText || ""}`; }"""


def tab_to(page: Any, wanted: str) -> None:
    """Tab by Tab to the element whose id, name or words hold what is wanted."""
    for _ in range(FARTHEST):
        page.keyboard.press("Tab")
        if wanted in page.evaluate(FOCUSED):
            return
    pytest.fail(f"no Tab stop holds “{wanted}”")


def press(page: Any, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_the_keyboard_alone_leads_from_the_first_page_to_the_summary(quiet: Any, live_server: Any) -> None:
    quiet.goto(live_server.url)
    tab_to(quiet, "Start a walk")
    press(quiet, "Enter")
    quiet.wait_for_url("**/walk")
    tab_to(quiet, "contact")
    press(quiet, "ArrowRight")
    tab_to(quiet, "Go to the first question")
    press(quiet, "Enter")
    at_question(quiet, 1)
    for number in range(1, 5):
        tab_to(quiet, "id_answer_0")
        press(quiet, "Space", "ArrowDown")
        expect(quiet.locator("#id_answer_1")).to_be_checked()
        tab_to(quiet, "Continue")
        press(quiet, "Enter")
        at_question(quiet, number + 1)
    tab_to(quiet, "id_answer_0")
    press(quiet, "Space")
    tab_to(quiet, "Add a note")
    press(quiet, "Enter")
    tab_to(quiet, "id_note")
    quiet.keyboard.type(f"A {MARKED} note,\n")
    press(quiet, "Enter", "Control+Enter")
    at_question(quiet, 6)
    tab_to(quiet, "id_answer")
    quiet.keyboard.type("Calm, and a little quick.")
    press(quiet, "Control+Enter")
    quiet.wait_for_url("**/private?*")
    tab_to(quiet, "id_gate_0")
    press(quiet, "Space")
    tab_to(quiet, "Continue")
    press(quiet, "Enter")
    quiet.wait_for_url("**/summary")
    assert MARKED in quiet.locator("main").inner_text()


def test_the_first_stops_lead_to_the_main_part_and_out(quiet: Any, live_server: Any) -> None:
    quiet.goto(live_server.url + "/privacy")
    press(quiet, "Tab")
    expect(quiet.get_by_role("link", name="Skip to the main part")).to_be_focused()
    press(quiet, "Tab")
    expect(quiet.get_by_role("link", name="Exit this page").first).to_be_focused()
    press(quiet, "Shift+Tab", "Enter")
    expect(quiet.locator("main")).to_be_focused()


def test_an_arrow_in_a_group_of_answers_sends_nothing(quiet: Any, live_server: Any) -> None:
    quiet.goto(live_server.url + "/walk?contact=yes")
    quiet.get_by_role("button", name="Go to the first question").click()
    at_question(quiet, 1)
    tab_to(quiet, "id_answer_0")
    press(quiet, "Space", "ArrowDown", "ArrowDown", "ArrowUp")
    expect(quiet.locator("#id_answer_1")).to_be_checked()
    at_question(quiet, 1)
