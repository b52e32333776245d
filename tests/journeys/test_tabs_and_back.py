"""Two tabs and the Back button lose nothing; per question the newest answer stands."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.ways import answer, at_question, start_after_a_call

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_old_page_in_a_second_tab_changes_its_own_answer_only(quiet: Any, live_server: Any) -> None:
    start_after_a_call(quiet, live_server.url)
    first = quiet.url
    old = quiet.context.new_page()
    old.goto(first)
    quiet.bring_to_front()
    answer(quiet, "yes")
    at_question(quiet, 2)
    answer(quiet, "partly")
    at_question(quiet, 3)
    old.bring_to_front()
    answer(old, "no")
    at_question(old, 2)
    expect(old.locator("#id_answer_1")).to_be_checked()
    old.goto(first)
    expect(old.locator("#id_answer_2")).to_be_checked()
    quiet.bring_to_front()
    answer(quiet, "little")
    at_question(quiet, 4)


def test_back_after_swaps_shows_the_whole_earlier_page_with_its_answer(quiet: Any, live_server: Any) -> None:
    start_after_a_call(quiet, live_server.url)
    answer(quiet, "yes")
    at_question(quiet, 2)
    answer(quiet, "partly")
    at_question(quiet, 3)
    for number, chosen in ((2, "#id_answer_1"), (1, "#id_answer_0")):
        quiet.go_back()
        at_question(quiet, number)
        expect(quiet.locator("header.top")).to_be_visible()
        expect(quiet.locator("footer.foot")).to_have_count(1)
        expect(quiet.locator(chosen)).to_be_checked()
    quiet.go_forward()
    at_question(quiet, 2)


def test_the_line_over_a_swapped_question_leads_back_to_the_saved_answer(quiet: Any, live_server: Any) -> None:
    start_after_a_call(quiet, live_server.url)
    answer(quiet, "partly")
    expect(quiet.locator(".saved")).to_contain_text("Saved: Partly")
    quiet.get_by_role("link", name="Change").click()
    at_question(quiet, 1)
    expect(quiet.locator("#id_answer_1")).to_be_checked()
    answer(quiet, "no")
    expect(quiet.locator(".saved")).to_contain_text("Saved: No")


def test_an_answer_that_is_refused_in_place_keeps_the_text_and_can_be_mended(page: Any, live_server: Any) -> None:
    start_after_a_call(page, live_server.url)
    page.get_by_text("Add a note").click()
    page.get_by_label("Your note").fill("word " * 500)
    heard = []
    page.on("response", lambda response: heard.append(response.status))
    answer(page, "yes")
    expect(page.locator(".errors")).to_be_focused()
    assert 422 in heard
    expect(page).to_have_title("Error: Question 1 of 6 – Notebook")
    expect(page.get_by_label("Your note")).to_have_value("word " * 500)
    page.get_by_label("Your note").fill("A short one.")
    page.get_by_role("button", name="Continue").click()
    at_question(page, 2)
