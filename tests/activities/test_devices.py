"""The devices that hold a notebook: listed by day, forgotten one by one."""

from datetime import UTC, date, datetime, timedelta

import pytest

from intake import coming_back, expiring, returning
from intake.models import Device
from intake.returning import NotHere

DAY = date(2026, 3, 14)
NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_this_device_comes_first_then_the_others_by_day() -> None:
    _, opened = returning.begin(own=True, today=DAY - timedelta(days=9))
    code = coming_back.make_code(opened).index.code
    for ago in (5, 2, 3):
        coming_back.open_by_code(code, True, "192.0.2.7", NOON - timedelta(days=ago))
    held = returning.devices(opened, DAY)
    assert [one.here for one in held] == [True, False, False, False]
    assert [(DAY - one.last_day).days for one in held] == [9, 2, 3, 5]


def test_a_forgotten_device_opens_nothing_and_the_others_do() -> None:
    token, opened = returning.begin(own=True, today=DAY)
    code = coming_back.make_code(opened).index.code
    second, _ = coming_back.open_by_code(code, False, "192.0.2.7", NOON)
    other = next(one for one in returning.devices(opened, DAY) if not one.here)
    assert returning.forget_device(opened, other.name) is False
    with pytest.raises(NotHere):
        returning.open_by_device(second, DAY)
    assert returning.open_by_device(token, DAY).id == opened.id


def test_forgetting_this_device_says_so_and_an_unknown_name_forgets_none() -> None:
    _, opened = returning.begin(own=True, today=DAY)
    (here,) = returning.devices(opened, DAY)
    assert returning.forget_device(opened, "0" * 16) is False and Device.objects.count() == 1
    assert returning.forget_device(opened, here.name) is True and not Device.objects.exists()


def test_a_name_of_another_notebook_forgets_nothing() -> None:
    _, mine = returning.begin(own=True, today=DAY)
    _, theirs = returning.begin(own=True, today=DAY)
    (held,) = returning.devices(theirs, DAY)
    assert returning.forget_device(mine, held.name) is False
    assert Device.objects.count() == 2


@pytest.mark.parametrize(
    ("own", "days", "holds"), [(True, 30, True), (True, 31, False), (False, 1, True), (False, 2, False)]
)
def test_a_device_whose_cookie_is_over_is_not_listed_and_goes_with_the_daily_clean_up(
    own: bool, days: int, holds: bool
) -> None:
    _, opened = returning.begin(own=own, today=DAY)
    later = DAY + timedelta(days=days)
    assert bool(returning.devices(opened, later)) is holds
    expiring.expire(later)
    assert Device.objects.exists() is holds
