"""Without JavaScript: links and forms alone do all that the walk can do."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.ways import answer, at_question, browsing, carry, start_after_a_call
from tests.people import begin, check_of, sam

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def plain(browser: Any) -> Iterator[Any]:
    with browsing(browser, java_script_enabled=False) as page:
        yield page


def test_a_quick_card_comes_out_of_three_questions(plain: Any, live_server: Any) -> None:
    plain.goto(live_server.url)
    plain.get_by_role("link", name="Make a quick card").click()
    plain.get_by_role("button", name="I talk most").click()
    expect(plain.locator(".saved")).to_contain_text("Saved: I talk most")
    plain.get_by_text("time to think").click()
    plain.get_by_role("button", name="Continue").click()
    plain.get_by_role("button", name="Hard", exact=True).click()
    plain.wait_for_url("**/card/ready")
    expect(plain.get_by_text("I would like you to talk less than me.")).to_be_visible()
    expect(plain.get_by_role("button", name="Copy")).to_be_hidden()
    plain.get_by_role("link", name="Show large").click()
    expect(plain.get_by_role("heading", name="What I want to ask")).to_be_visible()


def test_a_first_impression_leads_to_a_summary_that_can_be_changed(plain: Any, live_server: Any) -> None:
    start_after_a_call(plain, live_server.url)
    for option in ("yes", "yes", "little", "no", "no"):
        answer(plain, option)
    plain.get_by_label("In your own words").fill("A calm talk.")
    plain.get_by_role("button", name="Continue").click()
    plain.get_by_role("button", name="Skip for now").click()
    plain.wait_for_url("**/summary")
    plain.locator(".starter .tick label").first.click()
    plain.get_by_role("button", name="Save my choices").click()
    expect(plain.locator(".starter input").first).to_be_checked()
    plain.get_by_role("link", name="Change this line").first.click()
    plain.get_by_label("Words to say").fill("I would like more room to talk.")
    plain.get_by_role("button", name="Save", exact=True).click()
    plain.wait_for_url("**saved=fit:T-A5**")
    plain.get_by_role("link", name="Take it with me").click()
    plain.get_by_role("link", name="Print", exact=True).click()
    expect(plain.get_by_role("heading", name="My notes for a first appointment")).to_be_visible()


def test_the_display_settings_change_every_page(plain: Any, live_server: Any) -> None:
    plain.goto(f"{live_server.url}/display")
    for words in ("Dark", "Calmer", "Stronger", "Largest", "Roomy", "Yes, a tap saves the answer"):
        plain.locator(".choice label", has_text=words).first.click()
    plain.get_by_role("button", name="Save").click()
    plain.goto(live_server.url)
    kept = {"scheme": "dark", "look": "calm", "contrast": "more", "text": "largest", "spacing": "roomy"}
    for name, value in kept.items():
        expect(plain.locator("html")).to_have_attribute(f"data-{name}", value)
    assert plain.locator("body").evaluate("(one) => getComputedStyle(one).backgroundColor") == "rgb(0, 0, 0)"
    plain.goto(f"{live_server.url}/display")
    plain.get_by_role("button", name="Reset to standard").click()
    expect(plain.locator("html[data-look], html[data-text]")).to_have_count(0)


def test_no_styling_drops_the_sheets(plain: Any, live_server: Any) -> None:
    plain.context.add_cookies([{"name": "display", "value": "look:plain", "url": live_server.url}])
    plain.goto(live_server.url)
    expect(plain.locator("link[rel=stylesheet]")).to_have_count(0)
    expect(plain.get_by_role("link", name="Make a quick card")).to_be_visible()


def test_a_change_from_the_line_over_a_question_comes_back_to_the_walk(plain: Any, live_server: Any) -> None:
    client = sam()
    check = check_of(begin(client, contact="yes", length="first", onetap="1"))
    carry(client, plain.context, live_server.url)
    plain.goto(f"{live_server.url}/check/{check}/T-A5")
    plain.get_by_role("button", name="Partly").click()
    at_question(plain, 2)
    plain.get_by_role("link", name="Change").click()
    at_question(plain, 1)
    expect(plain.get_by_role("button", name="Partly (your answer so far)")).to_be_visible()
    plain.get_by_role("button", name="Yes").click()
    expect(plain.locator(".saved")).to_contain_text("Saved: Yes")
