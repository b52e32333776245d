"""A reply is optional: one tap is a whole one, line by line is seen first, and its day ends at midnight."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from intake import overseeing, sharing
from intake.engine import replied
from intake.engine.replied import Answered, Said
from intake.models import Reply
from tests.desks import AtDesk, rivera, shared

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> AtDesk:
    return rivera()


def seen_by_client(opened: object) -> Said | None:
    reply = overseeing.mine(opened, timezone.now().date())[0].reply
    return replied.read(reply) if reply else None


def test_one_tap_is_a_full_reply_and_the_client_sees_it(at: AtDesk) -> None:
    opened, share = shared(at.desk)
    at.client.post(f"/desk/share/{share}/read")
    assert seen_by_client(opened) == Said("read")
    assert "Read; let us talk when we meet" in at.client.get(f"/desk/share/{share}").content.decode()


def test_line_by_line_is_seen_before_it_is_sent_and_lands_beside_the_lines(at: AtDesk) -> None:
    opened, share = shared(at.desk)
    typed = {"word0": "partly", "sentence0": "I will slow down.", "noticed": "You know what you want."}
    preview = at.client.post(f"/desk/share/{share}/lines", typed)
    assert "as the client will see it" in preview.content.decode()
    assert seen_by_client(opened) is None
    held = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', preview.content.decode()))
    held.pop("csrfmiddlewaretoken", None)
    at.client.post(f"/desk/share/{share}/lines", {**held, "send": "1"})
    sent = seen_by_client(opened)
    assert sent == Said("lines", {"say0": Answered("partly", "I will slow down.")}, "You know what you want.")


def test_from_the_preview_one_can_go_back_and_keeps_every_word(at: AtDesk) -> None:
    _, share = shared(at.desk)
    page = at.client.post(f"/desk/share/{share}/lines", {"noticed": "Kept & safe", "change": "1"}).content.decode()
    assert "Kept &amp; safe</textarea>" in page


def test_an_empty_reply_is_not_sent(at: AtDesk) -> None:
    opened, share = shared(at.desk)
    answer = at.client.post(f"/desk/share/{share}/lines", {"send": "1"})
    assert answer.status_code == 422 and "Answer one line or more" in answer.content.decode()
    assert seen_by_client(opened) is None


@pytest.mark.parametrize("field", ["word9", "word0"])
def test_a_word_nobody_offered_is_not_sent(at: AtDesk, field: str) -> None:
    opened, share = shared(at.desk)
    assert at.client.post(f"/desk/share/{share}/lines", {field: "never", "send": "1"}).status_code == 422
    assert seen_by_client(opened) is None


def test_a_text_that_is_too_long_comes_back_whole(at: AtDesk) -> None:
    _, share = shared(at.desk)
    answer = at.client.post(f"/desk/share/{share}/lines", {"noticed": "x" * 2001, "send": "1"})
    assert answer.status_code == 422 and "x" * 2001 in answer.content.decode()


def test_a_kind_no_says_who_may_help(at: AtDesk) -> None:
    opened, share = shared(at.desk)
    assert at.client.post(f"/desk/share/{share}/decline", {"send": "1"}).status_code == 422
    preview = at.client.post(f"/desk/share/{share}/decline", {"referral": "Ask Dr Weber."}).content.decode()
    assert "This is no judgement of you" in preview
    at.client.post(f"/desk/share/{share}/decline", {"referral": "Ask Dr Weber.", "send": "1"})
    assert seen_by_client(opened) == Said("decline", referral="Ask Dr Weber.")


def test_it_can_be_changed_on_its_day_and_stands_after(at: AtDesk) -> None:
    opened, share = shared(at.desk)
    at.client.post(f"/desk/share/{share}/read")
    at.client.post(f"/desk/share/{share}/decline", {"referral": "Ask Dr Weber.", "send": "1"})
    assert seen_by_client(opened) == Said("decline", referral="Ask Dr Weber.")
    Reply.objects.update(day=timezone.now().date() - timedelta(days=1))
    late = at.client.post(f"/desk/share/{share}/read")
    assert late.status_code == 409 and "earlier reply stands" in late.content.decode()
    assert seen_by_client(opened) == Said("decline", referral="Ask Dr Weber.")
    assert "Reply line by line" not in at.client.get(f"/desk/share/{share}").content.decode()


def test_a_reply_goes_with_the_share(at: AtDesk) -> None:
    opened, share = shared(at.desk)
    at.client.post(f"/desk/share/{share}/read")
    sharing.end(opened, share, timezone.now().date())
    assert not Reply.objects.exists()


def test_a_reply_is_sealed(at: AtDesk) -> None:
    _, share = shared(at.desk)
    at.client.post(f"/desk/share/{share}/decline", {"referral": "zebrafinch", "send": "1"})
    assert b"zebrafinch" not in bytes(Reply.objects.get().body)
