"""Copy, the device's share sheet, one's own mail program: by script alone, and past the server."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import expect

from tests.journeys.ways import browsing, carry
from tests.looks.cast import cast

pytestmark = pytest.mark.django_db(transaction=True)
WATCH = """
  window.shared = []; window.copied = "";
  navigator.clipboard.writeText = async (text) => { window.copied = text; };
"""
SHARES = "navigator.share = async (what) => { window.shared.push(what); };"
SHARES_NOT = "delete Navigator.prototype.share; delete Navigator.prototype.canShare;"
NAME = "Hand to another app"


def at_take(page: Any, base: str, where: str, *, shares: bool = True) -> list[str]:
    """On a page of Robin's; what the browser asks for from here on."""
    client, _check, whom = cast()["robin"]
    carry(client, page.context, base)
    page.add_init_script(WATCH + (SHARES if shares else SHARES_NOT))
    page.goto(f"{base}/with/{whom}/take{where}")
    expect(page.get_by_role("button", name="Send it to myself by mail")).to_be_visible()
    asked: list[str] = []
    # a browser fetches the icon of a page when it likes
    page.on("request", lambda request: None if "favicon" in request.url else asked.append(request.url))
    return asked


@pytest.mark.parametrize("where", ["", "/whole"])
def test_copying_and_handing_to_another_app_give_the_text_and_ask_the_server_nothing(
    browser: Any, live_server: Any, where: str
) -> None:
    with browsing(browser) as page:
        asked = at_take(page, live_server.url, where)
        page.get_by_role("button", name="Copy as text").click()
        expect(page.locator("[data-said]")).to_have_text("Copied.")
        page.get_by_role("button", name=NAME).click()
        (shared,) = page.evaluate("window.shared")
        page.locator("summary", has_text="What is").click()  # both gave what still lay in a closed fold
        shown = [line.strip() for line in page.locator(".page-lines").all_inner_texts()]
        assert shown and shared == {"text": "\n".join(shown)} and page.evaluate("window.copied") == shared["text"]
        assert asked == []


def test_where_the_browser_has_no_share_sheet_there_is_no_button_for_it(browser: Any, live_server: Any) -> None:
    with browsing(browser) as page:
        at_take(page, live_server.url, "", shares=False)
        expect(page.get_by_role("button", name=NAME)).to_be_hidden()


def test_a_short_text_goes_to_the_mail_program_without_an_address(browser: Any, live_server: Any) -> None:
    with browsing(browser) as page:
        asked = at_take(page, live_server.url, "")
        page.evaluate("[...document.querySelectorAll('.page-lines')].slice(1).forEach((one) => one.remove())")
        page.locator("summary", has_text="What is").click()
        shown = page.locator(".page-lines").inner_text().strip()
        page.get_by_role("button", name="Send it to myself by mail").click()
        expect(page.locator("[data-said]")).to_have_text("Your mail program opens. Choose the address there.")
        (mail,) = [urlsplit(one) for one in asked]
        assert (mail.scheme, mail.path) == ("mailto", "")
        assert parse_qs(mail.query)["subject"] == ["My notes"]
        assert unquote(mail.query.partition("body=")[2]).replace("\r\n", "\n") == shown


def test_a_text_too_long_for_that_is_copied_instead(browser: Any, live_server: Any) -> None:
    with browsing(browser) as page:
        asked = at_take(page, live_server.url, "/whole")
        page.get_by_role("button", name="Send it to myself by mail").click()
        expect(page.locator("[data-said]")).to_contain_text("It is copied: paste it into a mail.")
        assert "Fit signals" in page.evaluate("window.copied") and asked == []


def test_without_script_there_are_files_and_no_button_that_does_nothing(browser: Any, live_server: Any) -> None:
    with browsing(browser, java_script_enabled=False) as page:
        client, _check, whom = cast()["robin"]
        carry(client, page.context, live_server.url)
        page.goto(f"{live_server.url}/with/{whom}/take")
        expect(page.get_by_role("button", name="Send it to myself by mail")).to_be_hidden()
        page.locator("summary", has_text="as a file").click()
        with page.expect_download() as started:
            page.get_by_role("link", name="PDF for A4 paper").click()
        assert started.value.suggested_filename == "notes.pdf"
