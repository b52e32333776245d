"""What a person does on a page before it is looked at."""

from typing import Any

from django.conf import settings
from django.utils import timezone

from intake.models import Upkeep

LONG = "It was a long talk. " * 120


def let_it_be_cleaned_up(page: Any) -> None:
    Upkeep.note(cleaned=timezone.now().date())
    page.reload()


def open_note(page: Any) -> None:
    page.locator("summary", has_text="Add a note").click()


def open_all(page: Any) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


def choose(page: Any) -> None:
    page.locator(".choice label, .tick label").first.click()


def go_on(page: Any) -> None:
    """Answers, and waits for the page that is swapped in."""
    choose(page)
    page.get_by_role("button", name="Continue").click()
    page.locator(".saved").wait_for()


def tap(page: Any) -> None:
    page.locator(".choices.tap button").first.click()
    page.locator(".saved").wait_for()


def write_too_much(page: Any) -> None:
    """In the note of a question; the page is swapped in. The first button is Continue, or an answer to tap."""
    open_note(page)
    page.locator("#id_note").fill(LONG)
    page.locator("main form button").first.click()
    page.locator(".errors").wait_for()


def write_too_much_of_it(page: Any) -> None:
    """In the first text of a page without script."""
    page.locator("textarea").first.fill(LONG)
    send(page)


def write_far_too_much(page: Any) -> None:
    """In a box for a long text."""
    page.locator("textarea").first.fill(LONG * 10)
    send(page)


def choose_nobody(page: Any) -> None:
    page.evaluate("document.querySelectorAll('main input:checked').forEach((box) => { box.checked = false; })")
    send(page)


def pick_too_many(page: Any) -> None:
    for at in range(4):
        page.locator(".choice label").nth(at + 3).click()
    page.get_by_role("button", name="Continue").click()
    page.locator(".errors").wait_for()


def say_what_was_not_offered(page: Any) -> None:
    page.evaluate(
        """() => { const one = document.querySelector("main form input[type=radio], main form input[type=checkbox]");
          one.value = "shout"; one.checked = true; }"""
    )
    send(page)


def send(page: Any) -> None:
    """As a browser without script sends it."""
    with page.expect_navigation():
        page.evaluate("HTMLFormElement.prototype.submit.call(document.querySelector('main form'))")


def lose_the_token(page: Any) -> None:
    """The form comes back with the text that was typed."""
    page.evaluate("document.querySelector('main form [name=csrfmiddlewaretoken]').remove()")
    _write_and_send(page)


def lose_the_notebook(page: Any) -> None:
    page.context.clear_cookies(name=settings.NOTEBOOK_COOKIE)
    _write_and_send(page)


def _write_and_send(page: Any) -> None:
    open_note(page)
    page.locator("#id_note").fill("They told me about their training.")
    send(page)


def look_after_deleting(page: Any) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Delete", exact=True).click()


def pick_without_a_notebook(page: Any) -> None:
    page.locator(".tick label").first.click()
    page.locator(".tick label").nth(8).click()
    send(page)


def knock_wrongly(page: Any) -> None:
    page.locator("#id_return_code").fill("0000 0000 0000 0000")
    send(page)


def copy_wrongly(page: Any) -> None:
    page.locator("#id_last").fill("zzzz")
    with page.expect_navigation():
        page.get_by_role("button", name="Continue").click()
