"""Wrong codes: five are free, then each waits longer, up to 42 seconds; nobody is locked out."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from intake import coming_back, returning, slowing
from intake.returning import NotHere
from intake.slowing import TooEarly

NOW = datetime.now(UTC)  # the cache drops what is over by the machine's own clock
HOME = "192.0.2.7"
pytestmark = pytest.mark.django_db


def wrong() -> str:
    raise NotHere


def right() -> str:
    return "open"


def fail(times: int, address: str = HOME, now: datetime = NOW) -> None:
    for _ in range(times):
        with pytest.raises(NotHere):
            slowing.tried(wrong, NotHere, address, now)


def test_the_waits_grow_and_end_at_forty_two_seconds() -> None:
    assert [slowing.wait_after(count) for count in range(13)] == [0, 0, 0, 0, 0, 2, 4, 8, 16, 32, 42, 42, 42]


def test_after_the_fifth_wrong_code_even_the_right_one_is_not_tried_too_early() -> None:
    fail(5)
    tried: list[int] = []
    with pytest.raises(TooEarly) as early:
        slowing.tried(lambda: tried.append(1), NotHere, HOME, NOW)
    assert early.value.seconds == 2 and not tried


def test_part_of_a_second_is_said_as_a_whole_one() -> None:
    fail(5)
    with pytest.raises(TooEarly) as early:
        slowing.tried(right, NotHere, HOME, NOW + timedelta(seconds=1.5))
    assert early.value.seconds == 1


def test_nobody_is_locked_out() -> None:
    now = NOW
    for _ in range(30):
        fail(1, now=now)
        now += timedelta(seconds=42)
    assert slowing.tried(right, NotHere, HOME, now) == "open"


def test_asking_too_early_does_not_lengthen_the_wait() -> None:
    fail(5)
    for _ in range(20):
        with pytest.raises(TooEarly):
            slowing.tried(right, NotHere, HOME, NOW)
    assert slowing.tried(right, NotHere, HOME, NOW + timedelta(seconds=2)) == "open"


def test_right_codes_are_not_counted() -> None:
    fail(4)
    for _ in range(10):
        assert slowing.tried(right, NotHere, HOME, NOW) == "open"
    fail(1)
    with pytest.raises(TooEarly):
        slowing.tried(right, NotHere, HOME, NOW)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("192.0.2.7", "192.0.2.250", True),
        ("192.0.2.7", "192.0.3.7", False),
        ("2001:db8:1:2::1", "2001:db8:1:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:2:2::1", False),
        ("192.0.2.7", "::ffff:192.0.2.9", True),
        ("", "not an address", True),
    ],
)
def test_a_network_waits_together(first: str, second: str, same: bool) -> None:
    fail(5, first)
    if same:
        with pytest.raises(TooEarly):
            slowing.tried(right, NotHere, second, NOW)
    else:
        assert slowing.tried(right, NotHere, second, NOW) == "open"


def stored() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM cache")
        return [f"{key} {value}" for key, value in cursor.fetchall()]


def test_what_is_kept_names_no_address_and_no_code_and_is_gone_after_an_hour() -> None:
    _, opened = returning.begin(own=True, today=NOW.date())
    code = coming_back.make_code(opened).index.code[:-1] + "U"
    with pytest.raises(NotHere):
        coming_back.open_by_code(code, True, HOME, NOW)
    (row,) = stored()
    assert "192.0" not in row and code not in row
    slowing.forget_old(datetime.now(UTC) + timedelta(seconds=3590))
    assert stored()
    slowing.forget_old(datetime.now(UTC) + timedelta(seconds=3610))
    assert not stored()
