"""Everything goes into a file and is deleted here; the file brings all of it back."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.days import some_months
from tests.ends import ending_of
from tests.journeys.ways import browsing, carry
from tests.people import begin, sam
from tests.saved import save as saved_by
from tests.saved import wrote_everywhere

PHRASE = "a kettle under the stairs"


def summary(page: Any, base: str) -> str:
    page.goto(f"{base}/notes")
    page.locator("article.card h3 a").last.click()
    page.goto(page.url + "/summary")
    return str(page.locator("main").inner_text())


def save(page: Any, base: str, to: Path) -> Path:
    page.goto(f"{base}/notes")
    page.get_by_role("link", name="My data").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the resume file").click()
    assert download.value.suggested_filename == "notes.html"
    download.value.save_as(to / "notes.html")
    return to / "notes.html"


def delete_everything(page: Any) -> None:
    page.get_by_role("link", name="Delete everything").click()
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Everything is deleted")


def choose(page: Any, base: str, file: Path) -> None:
    page.goto(f"{base}/return")
    page.get_by_role("link", name="I have a file").click()
    page.get_by_label("Your file").set_input_files(file)
    page.get_by_role("button", name="Look into it").click()


@pytest.mark.parametrize("script", [True, False])
def test_saved_deleted_and_opened_again_it_says_the_same(
    browser: Any, live_server: Any, tmp_path: Path, script: bool
) -> None:
    client, _them = some_months()
    with browsing(browser, java_script_enabled=script) as page:
        carry(client, page.context, live_server.url)
        was = summary(page, live_server.url)
        file = save(page, live_server.url, tmp_path)
        delete_everything(page)
        choose(page, live_server.url, file)
        expect(page.get_by_text("6 checks")).to_be_visible()
        page.get_by_role("button", name="Open it").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Your notebook is open")
        assert summary(page, live_server.url) == was


def test_a_locked_file_opens_with_its_phrase_on_another_device(browser: Any, live_server: Any, tmp_path: Path) -> None:
    with browsing(browser) as page, browsing(browser) as other:
        carry(wrote_everywhere(), page.context, live_server.url)
        page.goto(f"{live_server.url}/notes/data")
        page.get_by_label("Lock the resume file").fill(PHRASE)
        file = save_here(page, tmp_path)
        choose(other, live_server.url, file)
        other.get_by_label("Your phrase").fill("a kettle over the stairs")
        other.get_by_role("button", name="Unlock it").click()
        expect(other.get_by_text("This phrase does not open the file.").first).to_be_visible()
        other.get_by_label("Your phrase").fill(PHRASE.upper())
        other.get_by_role("button", name="Unlock it").click()
        other.get_by_role("button", name="Open it").click()
        other.get_by_role("main").get_by_role("link", name="Your notebook").click()
        expect(other.get_by_role("link", name="Dr Rivera", exact=True)).to_be_visible()


def save_here(page: Any, to: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the resume file").click()
    download.value.save_as(to / "locked.html")
    return to / "locked.html"


def test_the_file_opens_by_itself_in_a_browser_without_script_and_asks_for_nothing(
    browser: Any, live_server: Any, tmp_path: Path
) -> None:
    with browsing(browser) as page:
        carry(wrote_everywhere(), page.context, live_server.url)
        file = save(page, live_server.url, tmp_path)
    asked: list[str] = []
    heard: list[str] = []
    with browsing(browser, viewport={"width": 320, "height": 640}) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: heard.append(message.text))
        page.goto(file.as_uri())
        expect(page.get_by_role("heading", level=1)).to_have_text("My notes")
        expect(page.get_by_text("Slower, please.")).to_be_visible()
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    assert asked == [file.as_uri()] and heard == []


def test_an_ending_leads_to_the_file_and_then_to_deleting(browser: Any, live_server: Any) -> None:
    client, _check, who = ending_of("plain")
    with browsing(browser) as page:
        carry(client, page.context, live_server.url)
        page.goto(f"{live_server.url}/with/{who}/ending/keep")
        page.get_by_role("link", name="Download and delete").click()
        expect(page.get_by_text("Save the file first, and look at it.")).to_be_visible()
        delete_everything(page)


def test_another_file_is_refused_and_the_page_can_be_used_again(browser: Any, live_server: Any, tmp_path: Path) -> None:
    client = sam()
    begin(client, contact="yes", name="the slow one")
    (tmp_path / "other.html").write_text("<p>Hello</p>")
    (tmp_path / "mine.html").write_bytes(saved_by(client))
    with browsing(browser) as page:
        choose(page, live_server.url, tmp_path / "other.html")
        expect(page.get_by_text("This is not a file from a notebook.").first).to_be_visible()
        page.get_by_label("Your file").set_input_files(tmp_path / "mine.html")
        page.get_by_role("button", name="Look into it").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("It opens a new notebook")
