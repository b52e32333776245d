"""Ways of going that several journeys share."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.test import Client
from playwright.sync_api import expect


def carry(client: Client, context: Any, base: str) -> None:
    """The browser goes on with the notebook of someone who began without one."""
    context.clear_cookies()
    context.add_cookies([{"name": one.key, "value": one.value, "url": base} for one in client.cookies.values()])


@contextmanager
def browsing(browser: Any, **how: Any) -> Iterator[Any]:
    """A page in a browser of its own kind, closed afterwards."""
    context = browser.new_context(**how)
    page = context.new_page()
    page.set_default_timeout(8000)
    try:
        yield page
    finally:
        context.close()


def start_after_a_call(page: Any, base: str) -> None:
    """To the first question of a first impression."""
    page.goto(f"{base}/walk?contact=yes")
    page.get_by_role("button", name="Go to the first question").click()
    at_question(page, 1)
    page.wait_for_load_state("domcontentloaded")  # the title is there before the scripts of the page have run


def at_question(page: Any, number: int) -> None:
    expect(page).to_have_title(re.compile(f"^Question {number} of"))


def answer(page: Any, option: str) -> None:
    """Chooses an answer, and goes on."""
    page.locator(f".choice input[value={option}] + label").click()
    page.get_by_role("button", name="Continue").click()
