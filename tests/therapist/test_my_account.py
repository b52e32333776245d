"""My account: where I am signed in, what I opened on which day, when mail comes, and being away until a day."""

import re
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from intake import describing, reviewing, sharing
from intake.models import Desk, Opening, Share
from tests.desks import PASSWORD, AtDesk, code_of, rivera, shared, sign_in, weber
from tests.people import sam

pytestmark = pytest.mark.django_db
NEW = "other words in a row"
SIGNED_IN, OPENED, STATE = "/desk/settings/signed-in", "/desk/settings/opened", "/desk/settings/state"


def elsewhere(at: AtDesk) -> AtDesk:
    """The same person in another browser."""
    client = sam()
    sign_in(client, at.email)
    client.post("/desk/account/sign-in/factor", {"code": code_of(at.secret)})
    return AtDesk(client, at.email)


def test_the_account_shows_its_address_to_its_owner() -> None:
    page = rivera().client.get("/desk/settings").content.decode()
    assert "With rivera@example.org." in page and "sealed.invalid" not in page


def test_one_press_signs_out_everywhere_else_and_nobody_else() -> None:
    at, other = rivera(), weber()
    there = elsewhere(at)
    page = at.client.get(SIGNED_IN).content.decode()
    assert page.count("This browser") == page.count("Another browser") == 1
    assert page.count(f"Signed in on {timezone.now():%-d %B %Y}.") == 2
    at.client.post(SIGNED_IN)
    assert [one.client.get("/desk/").status_code for one in (at, there, other)] == [200, 302, 200]
    assert "Nowhere else." in at.client.get(SIGNED_IN).content.decode()


def test_a_browser_that_another_password_shut_out_is_not_told_to_be_signed_in() -> None:
    at = rivera()
    there = elsewhere(at)
    at.client.post(
        "/desk/account/password", {"oldpassword": PASSWORD, **dict.fromkeys(("password1", "password2"), NEW)}
    )
    assert there.client.get("/desk/").status_code == 302
    page = at.client.get(SIGNED_IN).content.decode()
    assert "This browser" in page and "Nowhere else." in page


def test_a_session_keeps_no_address_and_no_name_of_a_browser() -> None:
    rivera().client.get(SIGNED_IN, headers={"User-Agent": "Zebrafinch 7"})
    kept = " ".join(str(one.get_decoded()) for one in Session.objects.all())
    assert "_auth_user_id" in kept and "127.0.0.1" not in kept and "Zebrafinch" not in kept


def test_a_form_that_waits_for_a_password_is_not_written_down_and_its_page_comes_after(settings: Any) -> None:
    at = rivera()
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    asked = at.client.post("/desk/account/app/remove", {"note": "a word"}, headers={"User-Agent": "Zebrafinch 7"})
    kept = " ".join(str(one.get_decoded()) for one in Session.objects.all())
    assert (
        "/again" in asked["Location"] and "127.0.0.1" not in kept and "Zebrafinch" not in kept and "a word" not in kept
    )
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
    back = at.client.post(asked["Location"], {"password": PASSWORD, "next": "/desk/account/app/remove"})
    assert back["Location"] == "/desk/account/app/remove" and at.client.get(back["Location"]).status_code == 200


def test_what_i_opened_stands_by_day_until_its_share_is_told_of_no_more() -> None:
    at, today = rivera(), timezone.now().date()
    opened, ended = shared(at.desk, "Kim")
    for share in (ended, shared(at.desk, "Alex")[1]):
        at.client.get(f"/desk/share/{share}")
    shared(weber().desk, "Jo")
    Opening.objects.filter(share__id=ended).update(day=today - timedelta(days=1))
    page = at.client.get(OPENED).content.decode()
    assert re.findall(r"/desk/share/[^>]+>([^<]+)</a>", page) == ["Alex", "Kim"]
    sharing.end(opened, ended, today)
    page = at.client.get(OPENED).content.decode()
    assert "Kim" not in page and "One that has ended" in page


def test_pages_of_what_i_opened_follow_each_other() -> None:
    at, today = rivera(), timezone.now().date()
    for number in range(reviewing.PAGE + 2):
        _, share = shared(at.desk, f"No {number}")
        reviewing.open_share(at.desk.id, share, today - timedelta(days=number % 3))
    first = reviewing.openings(at.desk.id, today)
    second = reviewing.openings(at.desk.id, today, first.older)
    rows = [row.name for page in (first, second) for day in page.days for row in day.rows]
    assert len(set(rows)) == len(rows) == reviewing.PAGE + 2 and not second.older
    assert reviewing.openings(at.desk.id, today, "nonsense") == first


def test_mail_comes_at_once_or_in_the_morning() -> None:
    at = rivera()
    for how in ("daily", "at_once"):
        at.client.post("/desk/settings/mail", {"mail": how})
        assert at.desk.mail == how
    at.client.post("/desk/settings/mail", {"mail": "hourly"})
    assert at.desk.mail == "at_once"


def test_the_account_says_the_hour_of_the_place_and_days_stay_those_of_utc(settings: Any) -> None:
    at, utc = rivera(), timezone.now().date()
    at.client.post("/desk/settings/mail", {"mail": "daily"})
    assert "In the morning, at 8:00 (UTC)" in at.client.get("/desk/settings").content.decode()
    for zone in ("America/Los_Angeles", "Pacific/Kiritimati"):  # between them it is another day somewhere
        settings.FITCHECK_ZONE = ZoneInfo(zone)
        said = zone.replace("_", " ")
        assert f"In the morning, at 8:00 ({said})" in at.client.get("/desk/settings").content.decode()
        _, share = shared(at.desk)
        at.client.get(f"/desk/share/{share}")
    assert set(Opening.objects.values_list("day", flat=True)) == {utc}
    assert set(Share.objects.values_list("day", flat=True)) == {utc}


def test_a_desk_away_until_a_day_says_so_and_is_open_on_the_next() -> None:
    at, today = rivera(), timezone.now().date()
    last = today + timedelta(days=9)
    at.client.post(STATE, {"state": "away", "until": last.isoformat()})
    said = f"Away until {last:%-d %B %Y}"
    assert said in sam().get("/d/rivera").content.decode() and said in at.client.get("/desk/settings").content.decode()
    assert not describing.public("rivera", today).takes and not Desk.objects.taking(last).exists()
    assert Desk.objects.taking(last + timedelta(days=1)).exists()
    Desk.objects.update(away_until=today - timedelta(days=1))
    assert describing.public("rivera", today).takes and "Away" not in sam().get("/d/rivera").content.decode()
    shared(at.desk)


@pytest.mark.parametrize("until", ["yesterday", "2026-02-31", "2020-01-01"])
def test_a_day_that_is_none_or_over_is_refused_and_the_desk_stays_open(until: str) -> None:
    at = rivera()
    refused = at.client.post(STATE, {"state": "away", "until": until})
    assert refused.status_code == 422 and f'value="{until}"' in refused.content.decode()
    assert at.desk.state == Desk.State.OPEN
