"""In a real browser: from the invitation to a reply, with a passkey; and access that ends under their eyes."""

import re
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from intake import admitting, overseeing, sharing
from intake.engine import replied
from intake.engine.replied import Said
from intake.models import Desk, Reply
from tests.desks import PASSWORD, code_of, rivera, shared
from tests.journeys.ways import browsing, carry
from tests.looks.measure import PHONE, WIDE
from tests.people import MARKED

pytestmark = pytest.mark.django_db(transaction=True)
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def with_a_key(page: Any) -> None:
    """A device that says yes: the browser's own pretended one."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})


def join(page: Any, base: str) -> None:
    page.goto(f"{base}/desk/invited")
    page.get_by_label("Code of your invitation").fill(admitting.invite("rivera@example.org", timezone.now().date()))
    page.get_by_label("A password").fill(PASSWORD)
    page.get_by_role("button", name="Set this password").click()
    page.get_by_label("E-mail address").fill("rivera@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def introduce(page: Any) -> None:
    page.get_by_label("Name clients see").fill("Dr Rivera")
    page.get_by_label("Address of your page").fill("rivera")
    page.get_by_label("What should somebody in an emergency do?").fill("Call 112.")
    page.get_by_role("button", name="Open my desk").click()
    expect(page.get_by_role("heading", name="Nothing is waiting")).to_be_visible()


def test_from_the_invitation_to_a_reply_and_until_access_ends(quiet: Any, live_server: Any) -> None:
    with_a_key(quiet)
    join(quiet, live_server.url)
    quiet.get_by_role("link", name="Add a passkey").click()
    quiet.get_by_role("button", name="Add it").click()
    expect(quiet.get_by_role("heading", name="Recovery codes")).to_be_visible()
    quiet.get_by_role("link", name="To the desk").click()
    introduce(quiet)

    opened, share = shared(Desk.objects.get())
    quiet.reload()
    quiet.get_by_role("link", name="Alex").click()
    expect(quiet.get_by_text(MARKED).first).to_be_visible()
    quiet.get_by_role("button", name="Read; let us talk when we meet").click()
    expect(quiet.get_by_role("heading", name=re.compile("^Your reply of"))).to_be_visible()
    today = timezone.now().date()
    assert replied.read(overseeing.mine(opened, today)[0].reply) == Said("read")

    sharing.end(opened, share, today)
    quiet.reload()
    expect(quiet.get_by_role("heading", name="Access ended")).to_be_visible()
    assert MARKED not in quiet.content()


def test_a_reply_from_a_page_that_was_open_when_access_ended_is_not_sent(page: Any, live_server: Any) -> None:
    at = rivera()
    opened, share = shared(at.desk)
    carry(at.client, page.context, live_server.url)
    page.goto(f"{live_server.url}/desk/share/{share}")
    sharing.end(opened, share, timezone.now().date())
    page.get_by_role("button", name="Read; let us talk when we meet").click()
    expect(page.get_by_role("heading", name="Access ended")).to_be_visible()
    assert not Reply.objects.exists()


def test_a_passkey_alone_opens_the_desk_afterwards(page: Any, live_server: Any) -> None:
    with_a_key(page)
    join(page, live_server.url)
    page.get_by_role("link", name="Add a passkey").click()
    expect(page.get_by_label("Sign in with it alone")).to_be_checked()
    page.get_by_role("button", name="Add it").click()
    page.get_by_role("link", name="To the desk").click()
    introduce(page)
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{live_server.url}/desk/account/sign-in?next=/desk/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", name="Inbox")).to_be_visible()


def test_without_script_an_app_and_a_reply_line_by_line_work(browser: Any, live_server: Any) -> None:
    at = rivera()
    opened, share = shared(at.desk)
    with browsing(browser, java_script_enabled=False) as page:
        page.goto(f"{live_server.url}/desk/share/{share}")
        page.get_by_label("E-mail address").fill(at.email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.locator("#id_code").fill(code_of(at.secret))
        page.get_by_role("button", name="Sign in").click()
        page.get_by_text("Reply line by line").click()
        page.locator("#id_word0_1").check(force=True)
        page.locator("form[action$='/lines'] button").click()
        expect(page.get_by_role("heading", name="Your reply, as the client will see it")).to_be_visible()
        page.get_by_role("button", name="Send it").click()
        expect(page.get_by_role("heading", name=re.compile("^Your reply of"))).to_be_visible()
    reply = overseeing.mine(opened, timezone.now().date())[0].reply
    assert replied.read(reply).lines["say0"].word == "partly"


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_what_matters_is_on_the_first_screen(browser: Any, live_server: Any, width: int) -> None:
    at = rivera()
    _, share = shared(at.desk)
    with browsing(browser, viewport={"width": width, "height": 844}) as page:
        carry(at.client, page.context, live_server.url)
        page.goto(f"{live_server.url}/desk/share/{share}")
        for part in page.locator(".brief > section, .suggests").all():
            box = part.bounding_box()
            assert box["y"] + box["height"] <= 844
