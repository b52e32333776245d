"""What anyone may know of this server: its version, the day of the last clean-up, what is kept. No counts."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from fitcheck import VERSION
from intake import expiring
from intake.models import Notebook, Upkeep
from tests.people import robin, sam

pytestmark = pytest.mark.django_db


def page() -> str:
    return sam().get("/status").content.decode()


def never() -> int:
    return page().count("<dd>Not yet</dd>")


def test_it_says_the_version_the_day_of_the_clean_up_and_that_nothing_tracks() -> None:
    today = timezone.now().date()
    expiring.expire(today)
    assert f"Fitcheck {VERSION}" in page() and date_format(today, "j F Y") in page()
    assert "None. No page asks another server for anything." in page()
    assert "90 days after your last visit" in page() and "late" not in page()


def test_a_clean_up_that_is_late_is_said_in_words() -> None:
    assert "The clean-up is late" in page() and "It has not run yet." in page()
    last = timezone.now().date() - expiring.LATE - timedelta(days=1)
    expiring.expire(last)
    assert f"It last ran on {date_format(last, 'j F Y')}." in page()


def test_it_says_when_a_backup_was_last_tried_and_that_sharing_is_paused() -> None:
    assert never() == 2 and "Paused since" not in page()
    today = timezone.now().date()
    Upkeep.note(restore_tested=today, frozen=today)
    assert never() == 1 and f"Paused since {date_format(today, 'j F Y')}" in page()


def test_it_leads_to_what_is_kept_and_to_what_protects_it() -> None:
    assert "What is kept, and until when" in page() and 'href="/privacy#p3"' in page()


def test_it_is_the_same_however_many_notebooks_there_are() -> None:
    before = page()
    for _ in range(3):
        robin()
    assert Notebook.objects.count() == 3 and page() == before


def test_it_says_what_the_log_holds(settings) -> None:
    assert "Not who came, and not which page they opened." in page()
    settings.FITCHECK_LOG_REQUESTS = True
    assert re.search("The kind of page, a random number", page())


def test_it_says_when_requests_are_counted(settings) -> None:
    assert "Numbers" not in page()
    settings.FITCHECK_STATSD = "127.0.0.1:8125"
    assert "Not which page, and not of whom." in page() and "8125" not in page()
