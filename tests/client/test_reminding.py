"""A reminder: the client chooses a day and a title, and gets a file. It is kept nowhere, and no answer is in it."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.dateformat import format as date_format

from intake.client.forms.reminding import in_a_month
from tests.days import again, first_talk
from tests.exports.test_calendar import read, text_of
from tests.people import MARKED

pytestmark = pytest.mark.django_db
TODAY = timezone.now().date()


@pytest.fixture
def promised() -> tuple[Client, str]:
    """Four days ago it was too soon to tell."""
    client, them = first_talk(10, C_A1="little")
    again(client, them, 4, {"TALK_C-A1": "yes", "R-O2_C-A1": "too_soon"})
    return client, them


def asked(client: Client, them: str, **said: str) -> dict[str, str]:
    page = client.post(f"{them}/remind", said)
    assert page.status_code == 200 and page["Content-Type"] == "text/calendar; charset=utf-8"
    assert page["Content-Disposition"] == 'attachment; filename="reminder.ics"'
    return dict(read(page.content))


def day_of(file: dict[str, str]) -> date:
    return date.fromisoformat(file["DTSTART;VALUE=DATE"])


def test_the_days_offered_are_in_the_file_as_they_stand_on_the_page(promised: tuple[Client, str]) -> None:
    client, them = promised
    page = client.get(f"{them}/remind").content.decode()
    days = {
        "two_weeks": TODAY + timedelta(days=14),
        "month": in_a_month(TODAY),
        "C-A1": TODAY + timedelta(days=10),
    }
    for when, day in days.items():
        assert f'value="{when}"' in page and date_format(day, "j F Y") in page
        assert day_of(asked(client, them, when=when)) == day


def test_a_day_of_ones_own_counts_whatever_is_chosen(promised: tuple[Client, str]) -> None:
    client, them = promised
    own = TODAY + timedelta(days=3)
    assert day_of(asked(client, them, own=own.isoformat())) == own
    assert day_of(asked(client, them, own=own.isoformat(), when="month")) == own


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({}, "Choose when, or type a day of your own."),
        ({"when": "never"}, "Select one of the answers."),
        ({"own": "soon"}, "Type the day as year, month and day"),
        ({"own": (TODAY - timedelta(days=1)).isoformat()}, "Choose a day that is still to come."),
        ({"when": "month", "title": "x" * 2001}, "It has 2001 now."),
    ],
)
def test_what_makes_no_day_is_said_and_the_text_stays(said: dict[str, str], says: str) -> None:
    client, them = first_talk(1, T_A1="yes")
    page = client.post(f"{them}/remind", {"title": "A walk", **said})
    text = page.content.decode()
    assert page.status_code == 422 and says in text and said.get("title", "A walk") in text
    assert text.count("<title>Error: ") == 1


def test_the_title_is_what_was_typed_on_one_line_and_reminder_when_nothing_was(promised: tuple[Client, str]) -> None:
    client, them = promised
    for typed, kept in {
        "": "Reminder",
        "   ": "Reminder",
        "Tea, cake; 🫖 and \\ more": "Tea, cake; 🫖 and \\ more",
        "Tea\r\nDESCRIPTION:cake\x00\x07": "Tea DESCRIPTION:cake",
        "<b>&amp;</b>": "<b>&amp;</b>",
        "x" * 2000: "x" * 2000,
    }.items():
        assert text_of(asked(client, them, when="month", title=typed)["SUMMARY"]) == kept


def test_the_file_tells_of_no_answer_no_name_and_no_product(promised: tuple[Client, str]) -> None:
    client, them = promised
    for file in (client.post(f"{them}/remind", {"when": "C-A1"}), client.get("/later")):
        body = re.sub(r"UID:[0-9a-f-]+|DTSTAMP", "", file.content.decode()).lower()
        assert "summary:reminder" in body
        for told in ("slow", "time", "therap", "fitcheck", "http", "@", "c-a1", "description", "location"):
            assert told not in body, told


def test_the_title_is_stored_nowhere(promised: tuple[Client, str]) -> None:
    from intake.models import Device, Notebook, Record

    def stored() -> list[list[tuple[object, ...]]]:
        return [sorted(model.objects.values_list(), key=str) for model in (Device, Notebook, Record)]

    client, them = promised
    client.get(f"{them}/remind")
    before = stored()
    asked(client, them, when="month", title=MARKED)
    assert stored() == before
    assert MARKED not in client.get(f"{them}/remind").content.decode()


def test_a_promise_leads_to_its_day_and_one_whose_day_has_passed_does_not() -> None:
    client, them = first_talk(40, C_A1="little", T_A1="no")
    again(client, them, 30, {"TALK_C-A1": "yes", "R-O2_C-A1": "too_soon"})
    again(client, them, 2, {"TALK_T-A1": "yes", "R-O2_T-A1": "too_soon"}, "ongoing-short")
    page = client.get(f"{them}/raised").content.decode()
    assert re.findall(r"/remind\?when=([\w-]+)", page) == ["T-A1"]
    page = client.get(f"{them}/remind?when=T-A1").content.decode()
    assert re.search(r'value="T-A1"[^>]* checked', page) and 'value="C-A1"' not in page


def test_where_it_is_too_soon_the_day_to_look_again_is_said(promised: tuple[Client, str]) -> None:
    client, them = promised
    page = client.get(f"{them}/raised").content.decode()
    day = date_format(TODAY + timedelta(days=10), "j F Y")
    assert f"Check again on {day}." in page and "{date}" not in page


def test_the_page_belongs_to_one_notebook(promised: tuple[Client, str]) -> None:
    _, them = promised
    other, _ = first_talk(1, T_A1="yes")
    assert other.post(f"{them}/remind", {"when": "month"}).status_code == 404
    assert other.get("/with/me/remind").status_code == 404


@pytest.mark.parametrize(
    ("day", "then"),
    [
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 12, 15), date(2027, 1, 15)),
        (date(2026, 2, 28), date(2026, 3, 28)),
    ],
)
def test_in_a_month_is_the_same_day_of_the_next_or_its_last(day: date, then: date) -> None:
    assert in_a_month(day) == then
