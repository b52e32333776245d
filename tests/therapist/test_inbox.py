"""The inbox: newest first, only covers opened, as fast with many rows as with few."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from intake import expiring, reviewing, sharing
from intake.models import Share
from tests.desks import AtDesk, rivera, shared
from tests.people import MARKED

pytestmark = pytest.mark.django_db


def names(at: AtDesk, query: str = "") -> list[str]:
    page = at.client.get(f"/desk/{query}").content.decode()
    return re.findall(r'<th scope="row" role="rowheader"><a href="[^"]+">([^<]+)</a>', page)


def test_the_newest_stands_first_with_its_first_line_and_no_count() -> None:
    at = rivera()
    for name in ("Kim", "Jo", "Alex"):
        shared(at.desk, name)
    page = at.client.get("/desk/").content.decode()
    assert names(at) == ["Alex", "Jo", "Kim"]
    assert page.count(MARKED) == 3 and page.count('tag strong">Not read yet') == 3
    assert not re.search(r"\b3\b(?!\s+working)", re.sub(r"<[^>]*>|\d+ \w+", " ", page.split("<main")[1]))


def test_each_state_has_its_view() -> None:
    at = rivera()
    today = timezone.now().date()
    shared(at.desk, "New")
    _, read = shared(at.desk, "Read")
    _, answered = shared(at.desk, "Answered")
    shared(at.desk, "Soon", days=7)
    opened, ended = shared(at.desk, "Gone")
    at.client.get(f"/desk/share/{read}")
    at.client.post(f"/desk/share/{answered}/read")
    sharing.end(opened, ended, today)
    assert names(at, "?show=new") == ["Soon", "New"]
    assert names(at, "?show=read") == ["Read"]
    assert names(at, "?show=answered") == ["Answered"]
    assert names(at, "?show=ending_soon") == ["Soon"]
    assert names(at, "?show=ended") == ["Ended"]
    assert names(at, "?show=nonsense") == ["Ended", "Soon", "Answered", "Read", "New"]


def test_an_ended_row_holds_nothing_but_its_day_and_goes_after_a_month() -> None:
    at = rivera()
    opened, share = shared(at.desk, "Kim")
    sharing.end(opened, share, timezone.now().date())
    assert "Kim" not in at.client.get("/desk/").content.decode()
    Share.objects.update(ended=timezone.now().date() - timedelta(days=30))
    assert names(at) == []
    assert at.client.get(f"/desk/share/{share}").status_code == 404


def test_pages_follow_each_other_without_losing_or_repeating_a_row() -> None:
    at = rivera()
    for number in range(reviewing.PAGE + 3):
        shared(at.desk, f"No {number}")
    first = at.client.get("/desk/").content.decode()
    onward = re.search(r'href="(\?after=\d+)"', first)[1]
    together = names(at) + names(at, onward)
    assert together == [f"No {number}" for number in reversed(range(reviewing.PAGE + 3))]
    assert "More</a>" not in at.client.get(f"/desk/{onward}").content.decode()
    assert names(at, "?after=nonsense") == names(at)


def test_what_ends_soon_stands_soonest_first_over_its_pages() -> None:
    at = rivera()
    for number in range(reviewing.PAGE + 2):
        shared(at.desk, f"No {number}", days=1 + number % 3)
    shared(at.desk, "Later", days=8)
    first = at.client.get("/desk/?show=ending_soon").content.decode()
    onward = re.search(r'href="\?(show=ending_soon&amp;after=[\d-]+)"', first)[1].replace("&amp;", "&")
    together = names(at, "?show=ending_soon") + names(at, f"?{onward}")
    assert together == [f"No {one}" for one in sorted(range(reviewing.PAGE + 2), key=lambda one: (one % 3, one))]
    for nonsense in ("x", "1", "9999999999-1", "-", "0-0"):
        assert names(at, f"?show=ending_soon&after={nonsense}") == together[: reviewing.PAGE]


def test_a_share_whose_day_has_passed_is_ended_before_and_after_the_clean_up() -> None:
    at, today = rivera(), timezone.now().date()
    _, share = shared(at.desk, "Kim")
    Share.objects.update(until=today - timedelta(days=1))
    assert names(at) == ["Ended"] and names(at, "?show=new") == []
    expiring.expire(today)
    assert names(at) == names(at, "?show=ended") == ["Ended"]
    row = Share.objects.get()
    assert row.ended == row.until and not (row.body or row.cover or row.wrapped)
    assert "Access ended" in at.client.get(f"/desk/share/{share}").content.decode()
    expiring.expire(today + timedelta(days=30))
    assert not Share.objects.exists()


def test_more_rows_ask_the_database_no_more() -> None:
    at = rivera()
    shared(at.desk)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            at.client.get("/desk/")
        counts.append(len(asked))
        for _ in range(12):
            shared(at.desk)
    assert counts[0] == counts[1] <= 6
    assert not any("COUNT(" in one["sql"] or "OFFSET" in one["sql"] for one in asked)


def test_a_cover_that_cannot_be_opened_does_not_take_the_page_with_it() -> None:
    at = rivera()
    shared(at.desk, "Kim")
    Share.objects.update(cover=b"damaged")
    assert names(at) == ["No name"]


def test_an_empty_inbox_says_how_something_gets_there() -> None:
    page = rivera().client.get("/desk/").content.decode()
    assert "Nothing is waiting" in page and "Do not ask anyone to share as a condition" in page
