"""How a timeline is drawn: days in their order, and gold only along what was repaired."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from intake.client.seam import MOST, Band, Point, draw

BEGAN = date(2026, 1, 1)


def day(number: int) -> date:
    return BEGAN + timedelta(days=number)


def gold(bands: list[Band]) -> list[tuple[float, float]]:
    """Where gold runs, in days: 0.5 is the middle of the first one."""
    room = min(MOST, sum(len(band.days) for band in bands))
    return [
        (at * room + share(seam.x) * room, at * room + (share(seam.x) + share(seam.width)) * room)
        for at, band in enumerate(bands)
        for seam in band.seams
    ]


def share(text: str) -> float:
    return round(float(text.removesuffix("%")) / 100, 4)


def test_nothing_is_drawn_of_nothing() -> None:
    assert draw([]) == []


def test_days_stand_as_far_apart_whatever_lies_between_them() -> None:
    (band,) = draw([Point(day(0), "check"), Point(day(1), "check"), Point(day(300), "check")])
    assert [spot.x for spot in band.spots] == ["16.67%", "50.00%", "83.33%"]
    assert not band.seams


def test_what_happened_on_one_day_stands_one_above_the_other() -> None:
    (band,) = draw([Point(day(0), "check"), Point(day(0), "raise"), Point(day(0), "ask"), Point(day(1), "check")])
    places = [spot.y for spot in band.spots if spot.x == "25.00%"]
    assert places == sorted(places, reverse=True) and len(set(places)) == 3 and places[0] == band.line
    assert min(places) >= 12


def test_gold_runs_from_the_day_it_broke_to_the_day_it_was_mended() -> None:
    bands = draw([*(Point(day(n), "check") for n in range(4)), Point(day(2), "repair", (day(0), day(2)))])
    assert gold(bands) == [(0.5, 2.5)]


def test_mended_on_the_same_day_it_is_a_short_piece() -> None:
    (start, end), *more = gold(draw([Point(day(0), "check"), Point(day(0), "repair", (day(0), day(0)))]))
    assert not more and 0 < start < 0.5 < end < 1


def test_repairs_that_meet_are_one_seam_and_others_are_two() -> None:
    checks = [Point(day(n), "check") for n in range(6)]
    met = [Point(day(2), "repair", (day(0), day(2))), Point(day(3), "repair", (day(2), day(3)))]
    apart = Point(day(5), "repair", (day(4), day(5)))
    assert len(gold(draw([*checks, *met]))) == 1 and len(gold(draw([*checks, *met, apart]))) == 2


def test_a_seam_goes_on_in_the_next_band() -> None:
    bands = draw([*(Point(day(n), "check") for n in range(MOST + 3)), Point(day(9), "repair", (day(6), day(9)))])
    assert [len(band.days) for band in bands] == [MOST, 3]
    assert gold(bands) == [(6.5, 8.0), (8.0, 9.5)]


DAYS = st.integers(0, 30).map(day)
SIGNS = st.sampled_from(["check", "said", "ask", "raise"])
REPAIRS = st.tuples(DAYS, DAYS).map(sorted).map(lambda two: Point(two[1], "repair", (two[0], two[1])))
POINTS = st.builds(Point, DAYS, SIGNS) | REPAIRS


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(POINTS, max_size=40))
def test_every_point_is_drawn_once_inside_its_band_and_gold_only_with_a_repair(points: list[Point]) -> None:
    bands = draw(points)
    drawn = [spot.sign for band in bands for spot in band.spots]
    assert sorted(drawn) == sorted(point.sign for point in points)
    assert bool(gold(bands)) == ("repair" in drawn)
    for band in bands:
        assert all(0 < share(spot.x) < 1 and 12 <= spot.y <= band.line for spot in band.spots)
        assert all(share(one.x) >= 0 and share(one.x) + share(one.width) <= 1.0002 for one in band.seams)
