"""What has passed its day is closed at once, whether the clean-up ran or not; the clean-up then takes it away."""

import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from intake import admitting, coming_back, expiring, overseeing, replying, returning, reviewing
from intake.models import Device, Invitation, Notebook, Opening, Reply, Share, Upkeep
from tests.days import days_ago
from tests.desks import rivera, shared
from tests.people import MARKED, begin, sam

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def today() -> date:
    return timezone.now().date()


def test_a_notebook_past_its_day_opens_by_no_cookie_and_no_code_although_nothing_cleaned_up() -> None:
    with days_ago(91) as then:
        token, opened = returning.begin(own=True, today=then)
        code = coming_back.make_code(opened).index.code
        assert returning.open_by_device(token, then + returning.KEPT - 61 * DAY)  # positive control
    assert coming_back.open_by_code(code, False, "192.0.2.1", timezone.now() - DAY)
    with pytest.raises(returning.NotHere):
        returning.open_by_device(token, today())
    with pytest.raises(returning.NotHere):
        coming_back.open_by_code(code, False, "192.0.2.1", timezone.now())
    assert Notebook.objects.exists() and Upkeep.now().cleaned is None


@pytest.mark.parametrize(("own", "days"), [(True, 30), (False, 1)])
def test_a_device_whose_cookie_is_over_opens_nothing_although_its_notebook_is_kept(own: bool, days: int) -> None:
    token, _ = returning.begin(own=own, today=today())
    assert returning.open_by_device(token, today() + days * DAY)
    with pytest.raises(returning.NotHere):
        returning.open_by_device(token, today() + (days + 1) * DAY)


def test_a_page_of_an_old_notebook_asks_for_a_code_and_shows_nothing_of_it() -> None:
    with days_ago(91):
        client = sam()
        address = begin(client, contact="yes", device="own", name=MARKED)
        assert MARKED in client.get("/notes").content.decode()
    page = client.get(address, follow=True)
    assert MARKED not in page.content.decode() and Notebook.objects.exists()


def test_a_share_past_its_day_opens_for_nobody_and_its_client_is_shown_no_reply() -> None:
    at = rivera()
    made = today() - 40 * DAY
    opened, share = shared(at.desk, today=made)
    reading = reviewing.open_share(at.desk.id, share, made)
    assert isinstance(reading, reviewing.Reading)
    replying.reply(reading, replying.Said("read"), made)
    assert overseeing.mine(opened, made + 30 * DAY)[0].reply is not None  # positive control
    assert isinstance(reviewing.open_share(at.desk.id, share, today()), reviewing.Ended)
    (row,) = reviewing.inbox(at.desk.id, today()).rows
    assert (row.state, row.name, row.first) == ("ended", "", "")
    assert overseeing.mine(opened, today())[0].reply is None
    with pytest.raises(reviewing.NotYours):
        reviewing.open_share(at.desk.id, share, made + 61 * DAY)
    assert overseeing.mine(opened, made + 61 * DAY)[0].opened == ()
    assert Reply.objects.exists() and Opening.objects.exists()  # nothing was cleaned up


def test_an_invitation_past_its_day_lets_nobody_in() -> None:
    code = admitting.invite("lind@example.org", today() - 8 * DAY)
    with pytest.raises(admitting.NotInvited):
        admitting.accept(code, "long words in a row", "192.0.2.1", timezone.now())
    assert Invitation.objects.exists()


def test_the_clean_up_takes_all_of_it_away_and_notes_its_day() -> None:
    at = rivera()
    shared(at.desk, today=today() - 70 * DAY)
    returning.begin(own=True, today=today() - 91 * DAY)
    admitting.invite("lind@example.org", today() - 8 * DAY)
    call_command("expire", stdout=io.StringIO())
    assert not Share.objects.exists() and not Invitation.objects.exists()
    assert Notebook.objects.count() == 1 and not Device.objects.filter(own=True).exists()
    assert Upkeep.now().cleaned == today() and not expiring.is_late(today())


def test_a_day_may_be_missed_before_it_is_late() -> None:
    assert expiring.is_late(today())
    expiring.expire(today() - expiring.LATE)
    assert not expiring.is_late(today()) and expiring.is_late(today() + DAY)


def test_a_clock_that_jumped_years_ahead_deletes_nothing_until_somebody_is_sure(monkeypatch: Any) -> None:
    _, kept = returning.begin(own=False, today=today())
    later = timezone.now() + 3 * expiring.A_YEAR
    monkeypatch.setattr(timezone, "now", lambda: later)
    with pytest.raises(CommandError, match="Nothing was deleted"):
        call_command("expire", stdout=io.StringIO())
    assert Notebook.objects.get().id == kept.id
    call_command("expire", "--sure", stdout=io.StringIO())
    assert not Notebook.objects.exists()
