"""Replying by link: code and PIN go along with each form, and never into an address."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from intake.engine import replied
from intake.engine.replied import Answered, Said
from intake.models import Reply
from tests.links import Linked, linked
from tests.people import sam

pytestmark = pytest.mark.django_db


def seen_by_client(one: Linked) -> Said | None:
    reply = one.seen().reply
    return replied.read(reply) if reply else None


def hidden(page: str, action: str) -> dict[str, str]:
    """What the form that goes to this address holds."""
    form = page.split(f'action="{action}"')[1].split("</form>", maxsplit=1)[0]
    return {name: unescape(value) for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)}


def test_one_tap_from_the_page_is_a_full_reply() -> None:
    one = linked()
    client = Client(enforce_csrf_checks=True)
    held = hidden(client.get("/s/").content.decode(), "/s/read")
    page = client.post("/s/read", {**held, **one.typed}).content.decode()
    answer = client.post("/s/reply", hidden(page, "/s/reply"))
    assert answer.status_code == 200 and "Your reply is sent" in answer.content.decode()
    assert seen_by_client(one) == Said("read")


def test_line_by_line_is_seen_first_and_sent_from_there() -> None:
    one = linked()
    typed = {"word0": "partly", "sentence0": "I will slow down.", "noticed": "You & I"}
    preview = sam().post("/s/reply/lines", {**one.typed, **typed}).content.decode()
    assert "as the client will see it" in preview and seen_by_client(one) is None
    held = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', preview))
    assert one.typed.items() <= held.items()
    sent = sam().post("/s/reply/lines", {**{name: unescape(value) for name, value in held.items()}, "send": "1"})
    assert "Your reply of" in sent.content.decode()
    assert seen_by_client(one) == Said("lines", {"say0": Answered("partly", "I will slow down.")}, "You & I")


def test_changing_keeps_every_word_and_leaving_goes_back_to_the_lines() -> None:
    one = linked()
    page = sam().post("/s/reply/lines", {**one.typed, "noticed": "Kept", "change": "1"}).content.decode()
    assert "Kept</textarea>" in page and 'formaction="/s/read"' in page
    assert "Kept" not in sam().post("/s/read", {**one.typed, "noticed": "Kept"}).content.decode()


def test_an_empty_reply_and_a_bare_no_are_not_sent() -> None:
    one = linked()
    for address in ("/s/reply/lines", "/s/reply/decline"):
        assert sam().post(address, {**one.typed, "send": "1"}).status_code == 422
    assert seen_by_client(one) is None


def test_it_can_be_changed_on_its_day_and_stands_after() -> None:
    one = linked()
    sam().post("/s/reply", one.typed)
    sam().post("/s/reply", one.typed)  # a reload sends it again
    sam().post("/s/reply/decline", {**one.typed, "referral": "Ask Dr Weber.", "send": "1"})
    assert seen_by_client(one) == Said("decline", referral="Ask Dr Weber.")
    Reply.objects.update(day=timezone.now().date() - timedelta(days=1))
    late = sam().post("/s/reply", one.typed)
    assert late.status_code == 409 and "earlier reply stands" in late.content.decode()
    assert hidden(late.content.decode(), "/s/read").items() >= one.typed.items()
    assert seen_by_client(one) == Said("decline", referral="Ask Dr Weber.")


def test_a_reply_without_its_token_comes_back_with_all_of_it() -> None:
    one = linked()
    client = Client(enforce_csrf_checks=True)
    page = client.post("/s/reply/lines", {**one.typed, "noticed": "Kept", "send": "1"})
    assert page.status_code == 403
    again = client.post("/s/reply/lines", hidden(page.content.decode(), "/s/reply/lines"))
    assert again.status_code == 200 and seen_by_client(one) == Said("lines", noticed="Kept")
