"""A reply stands beside the words it was about, whatever comes later, and a newer version can be answered."""

import uuid
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from intake import overseeing, replying, reviewing, sharing
from intake.engine import replied
from intake.engine.replied import Answered, Said
from intake.engine.shared import SharedLine, SharedSection
from intake.returning import Opened
from tests.desks import AtDesk, rivera, shared, snapshot
from tests.links import linked

pytestmark = pytest.mark.django_db
SAYS = "I choose one topic."  # the second of the first lines


@pytest.fixture
def at() -> AtDesk:
    return rivera()


def send_new_version(opened: Opened, share: uuid.UUID, today: date | None = None) -> None:
    """The first of two lines is left out, and the other one is in other words."""
    newer = SharedSection("say", (SharedLine("say1", "I choose two topics."),))
    lines = replace(snapshot(), sections=(newer, *snapshot().sections[1:]))
    sharing.replace_lines(opened, share, lines, False, today or timezone.now().date())


def said_to(opened: Opened) -> list[tuple[str, str]]:
    made = overseeing.mine(opened, timezone.now().date())[0]
    assert made.reply
    lines = replied.beside(made.receipt.snapshot.lines, replied.read(made.reply))
    return [(one.says, one.sentence) for one in lines]


def test_a_reply_written_beside_lines_that_were_replaced_meanwhile_is_not_sent(at: AtDesk) -> None:
    opened, share = shared(at.desk)
    typed = {"version": "1", "sentence1": "We can do that.", "send": "1"}
    send_new_version(opened, share)
    for way, sent in (("lines", typed), ("decline", {**typed, "referral": "We can do that."}), ("read", typed)):
        answer = at.client.post(f"/desk/share/{share}/{way}", sent)
        assert answer.status_code == 409 and "We can do that." in answer.content.decode()
    assert overseeing.mine(opened, timezone.now().date())[0].reply is None
    page = at.client.get(f"/desk/share/{share}").content.decode()
    assert page.count('name="version" value="2"') == 3
    assert at.client.post(f"/desk/share/{share}/read", {"version": "2"}).status_code == 302


def test_by_link_too_and_the_words_come_back() -> None:
    one = linked()
    send_new_version(one.opened, one.receipt.id)
    answer = Client().post("/s/reply/lines", {**one.typed, "version": "1", "sentence1": "We can do that.", "send": "1"})
    assert answer.status_code == 409 and "We can do that." in answer.content.decode()
    assert one.seen().reply is None


def test_a_reply_stays_beside_the_words_it_was_about(at: AtDesk) -> None:
    opened, share = shared(at.desk)
    sent = {"sentence0": "I will wait.", "sentence1": "We can do that.", "send": "1"}
    at.client.post(f"/desk/share/{share}/lines", sent)
    before = said_to(opened)
    assert (SAYS, "We can do that.") in before
    send_new_version(opened, share)
    assert said_to(opened) == before
    page = at.client.get(f"/desk/share/{share}").content.decode()
    assert f"“{SAYS}”" in page and "It was about an earlier version." in page


def test_a_newer_version_is_new_to_the_desk_and_can_be_answered_on_any_day(at: AtDesk) -> None:
    yesterday, today = timezone.now().date() - timedelta(days=1), timezone.now().date()
    opened, share = shared(at.desk, today=yesterday)
    reading = reviewing.open_share(at.desk.id, share, yesterday)
    replying.reply(reading, Said("read"), yesterday)
    assert at.client.post(f"/desk/share/{share}/read").status_code == 409  # its day has passed
    send_new_version(opened, share)
    assert [row.state for row in reviewing.inbox(at.desk.id, today).rows] == ["new"]
    at.client.post(f"/desk/share/{share}/lines", {"sentence0": "Two are fine.", "send": "1"})
    assert said_to(opened) == [("I choose two topics.", "Two are fine.")]


def test_a_line_of_a_reply_can_be_read_as_it_was_kept_before_it_held_its_words() -> None:
    body = replied.plain(Said("lines", {"say0": Answered("can", "Yes.")}))
    body["lines"] = {"say0": ["can", "Yes."]}
    assert [one.says for one in replied.beside(snapshot().lines, replied.read(body))] == [snapshot().lines[0].says]
