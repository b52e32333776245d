"""Notes during a talk on a bad connection: nothing that was typed is lost, and what is not saved says so."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.ways import browsing, carry
from tests.people import begin, sam

pytestmark = pytest.mark.django_db(transaction=True)
UNSAVED = "Not saved yet. It is still on this page."
AGAIN = 5000  # milliseconds after which the page asks again
NOTE = "They have a waiting list of three weeks."


def opened(page: Any, base: str) -> None:
    """The page for the talk of a therapist who was just added."""
    client = sam()
    begin(client)
    them = client.post("/with/new", {"name": "Friday"})["Location"]
    carry(client, page.context, base)
    page.goto(f"{base}{them}")
    page.get_by_role("link", name="During the talk").click()
    expect(page.get_by_role("heading", name="During the talk")).to_be_visible()
    page.wait_for_load_state("load")


def kept(page: Any) -> Any:
    return page.locator("#kept")


def stands_when_opened_again(page: Any, note: str) -> None:
    page.goto(page.url)
    expect(page.get_by_label("My note")).to_have_value(note)


def test_what_is_typed_and_ticked_is_saved_by_itself(quiet: Any, live_server: Any) -> None:
    opened(quiet, live_server.url)
    quiet.get_by_text("Answered", exact=True).first.click()
    expect(kept(quiet)).to_have_text("Saved.")
    quiet.get_by_label("My note").fill(NOTE)
    expect(quiet.locator("#id_seen")).to_have_value("2")
    stands_when_opened_again(quiet, NOTE)
    assert quiet.locator("input[value=answered]").first.is_checked()


def test_without_a_connection_the_note_stays_and_is_saved_once_there_is_one(page: Any, live_server: Any) -> None:
    page.set_default_timeout(8000)
    opened(page, live_server.url)
    page.context.set_offline(True)
    page.get_by_label("My note").fill(NOTE)
    expect(kept(page)).to_have_text(UNSAVED)
    page.get_by_role("button", name="Save", exact=True).click()  # a browser would show its own page of error now
    expect(page.get_by_label("My note")).to_have_value(NOTE)
    page.context.set_offline(False)
    expect(kept(page)).to_have_text("Saved.")
    stands_when_opened_again(page, NOTE)


@pytest.mark.parametrize("status", [500, 429, 413])
def test_a_server_in_trouble_loses_nothing_and_is_asked_again(page: Any, live_server: Any, status: int) -> None:
    page.set_default_timeout(8000)
    page.clock.install()
    opened(page, live_server.url)
    page.route("**/talk/1", lambda route: route.fulfill(status=status, body="<h1>Trouble</h1>"))
    page.get_by_label("My note").fill(NOTE)
    expect(kept(page)).to_have_text(UNSAVED)
    assert page.locator("h1").inner_text() == "During the talk"
    page.unroute("**/talk/1")
    page.clock.fast_forward(AGAIN)
    expect(kept(page)).to_have_text("Saved.")
    stands_when_opened_again(page, NOTE)


def test_where_the_notebook_was_closed_meanwhile_the_next_page_holds_the_note(page: Any, live_server: Any) -> None:
    page.set_default_timeout(8000)
    opened(page, live_server.url)
    page.context.clear_cookies()
    page.get_by_label("My note").fill(NOTE)
    expect(kept(page)).to_have_text(f"{UNSAVED} Press Save to see why.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text(NOTE)).to_be_visible()


def test_a_second_window_says_so_before_it_writes_over_the_first(page: Any, live_server: Any) -> None:
    page.set_default_timeout(8000)
    opened(page, live_server.url)
    second = page.context.new_page()
    second.goto(page.url)
    page.get_by_label("My note").fill(NOTE)
    expect(kept(page)).to_have_text("Saved.")
    second.get_by_label("My note").fill("Something else.")
    expect(kept(second)).to_contain_text("Press Save to see why.")
    second.get_by_role("button", name="Save", exact=True).click()
    expect(second.get_by_role("alert")).to_contain_text(NOTE)
    expect(second.get_by_label("My note")).to_have_value("Something else.")
    stands_when_opened_again(page, NOTE)


def asks_before_leaving(page: Any, go: Any) -> bool:
    asked: list[str] = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    go()
    page.wait_for_timeout(300)
    return asked == ["beforeunload"]


def test_leaving_is_questioned_only_while_something_is_not_saved(page: Any, live_server: Any) -> None:
    page.set_default_timeout(8000)
    opened(page, live_server.url)
    page.get_by_label("My note").fill(NOTE)
    expect(kept(page)).to_have_text("Saved.")
    assert not asks_before_leaving(page, page.reload)
    page.context.set_offline(True)
    page.get_by_label("My note").fill("unsaved")
    expect(kept(page)).to_have_text(UNSAVED)
    assert asks_before_leaving(page, lambda: page.evaluate("location.href = '/notes'"))


def test_the_exit_is_never_held_up_by_a_question(page: Any, live_server: Any) -> None:
    page.set_default_timeout(8000)
    opened(page, live_server.url)
    page.route("**/talk/1", lambda route: route.abort())
    page.get_by_label("My note").fill(NOTE)
    expect(kept(page)).to_have_text(UNSAVED)
    assert not asks_before_leaving(page, lambda: page.locator("a.leave").first.click(no_wait_after=True))


def test_nothing_of_it_is_stored_in_the_browser(page: Any, live_server: Any) -> None:
    page.set_default_timeout(8000)
    opened(page, live_server.url)
    page.route("**/talk/1", lambda route: route.abort())
    page.get_by_label("My note").fill(NOTE)
    expect(kept(page)).to_have_text(UNSAVED)
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "waiting" not in stored and "Friday" not in stored
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0


def test_without_script_saving_is_a_button_and_leads_on(browser: Any, live_server: Any) -> None:
    with browsing(browser, java_script_enabled=False) as page:
        opened(page, live_server.url)
        page.get_by_label("My note").fill(NOTE)
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_role("status").first).to_contain_text("Saved")
        expect(page.get_by_label("My note")).to_have_value(NOTE)
        page.get_by_role("button", name="Say how it went").click()
        expect(page).to_have_title("Question 1 of 6 – Notebook")
