"""The page of a share: the client's words in their order, what is not shared is not mentioned, limits of use."""

import re
from html import unescape

import pytest
from django.utils import timezone

from intake import describing, overseeing, sharing
from intake.describing import Card
from intake.models import Opening
from tests.desks import rivera, shared, snapshot
from tests.people import MARKED

pytestmark = pytest.mark.django_db


def test_what_matters_comes_first_and_what_is_not_shared_is_not_listed() -> None:
    at = rivera()
    _, share = shared(at.desk)
    page = unescape(at.client.get(f"/desk/share/{share}").content.decode())
    places = [page.index(one) for one in ("What I want to say first", "How to meet me", "Practical", "Things I want")]
    assert places == sorted(places) and MARKED in page
    assert "Questions I want to ask" not in page and "Raised, and what happened" not in page
    assert "not a rating of you" in page and "starts no treatment relationship" in page
    assert "Alex asks for longer pauses." in page


def test_no_mark_no_count_and_no_picture() -> None:
    at = rivera()
    _, share = shared(at.desk)
    page = at.client.get(f"/desk/share/{share}").content.decode()
    assert not re.search(r'class="(mark|picture|kind)|Red flag|Fit signal|fit picture', page)


def test_an_opening_is_noted_by_its_day_and_the_client_sees_it() -> None:
    at, today = rivera(), timezone.now().date()
    opened, share = shared(at.desk)
    for _ in range(3):
        at.client.get(f"/desk/share/{share}")
    assert Opening.objects.count() == 1
    assert overseeing.mine(opened, today)[0].opened == (today,)


def test_a_new_version_is_read_at_the_next_request_with_its_changes() -> None:
    at, today = rivera(), timezone.now().date()
    opened, share = shared(at.desk)
    newer = snapshot("Alexis")
    sharing.replace_lines(opened, share, newer, True, today)
    page = at.client.get(f"/desk/share/{share}").content.decode()
    assert "Alexis" in page and "A newer version" in page


def test_beside_a_published_card_stand_same_different_and_ask_in_words() -> None:
    at = rivera()
    _, share = shared(at.desk)
    assert "Beside your own card" not in at.client.get(f"/desk/share/{share}").content.decode()
    describing.draft(at.desk.id, Card({"C-B2": ("same",), "C-B4": ("long",)}, {}))
    describing.publish(at.desk.id)
    page = at.client.get(f"/desk/share/{share}").content.decode()
    rows = re.findall(r'rowheader">([^<]+)</th>.*?class="meet"><svg.*?</svg>(\w+)', page, re.S)
    assert rows == [("Who talks", "Different"), ("Silence", "Same"), ("Language", "Ask")]


def test_words_of_a_client_are_shown_as_they_are_written() -> None:
    at = rivera()
    _, share = shared(at.desk, "<b>Alex</b>")
    page = at.client.get(f"/desk/share/{share}").content.decode()
    assert "<b>Alex" not in page and "&lt;b&gt;Alex" in page
