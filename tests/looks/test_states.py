"""Every state of the walk keeps the rules of accessibility, width, size, focus and plain words."""

import re
from statistics import median

import pytest

from tests.content.flesch import grade
from tests.looks.conftest import LOOKS, Seen
from tests.looks.rooms import EVERY

pytestmark = pytest.mark.journey
EASY, HARDEST = 6, 8
States = dict[str, Seen]


def test_every_state_is_looked_at_and_many_of_them_in_five_looks(seen: States) -> None:
    assert len(seen) == len(EVERY) >= 100
    assert sum(len(one.broken) == 1 + len(LOOKS) for one in seen.values()) == sum(one.more for _who, one in EVERY) >= 15


def test_each_state_is_the_one_it_is_called(seen: States) -> None:
    """An error is one in its title too; no other state is one."""
    refused = re.compile(r"refused|too (long|many)|not offered|without its token|closed")
    wrong = [name for name, one in seen.items() if one.title.startswith("Error: ") is not bool(refused.search(name))]
    assert wrong == []
    summary = seen["summary, all open"].words
    for heading in ("Fit signals", "Questions to ask", "Red flags", "Things to raise", "Raised, and what happened"):
        assert heading in summary
    assert "read this in private" in summary
    assert "Last time you said" in seen["question, last time"].words
    assert "something else" in seen["question, what happened"].words.lower()


def test_no_state_breaks_a_rule_of_accessibility_in_any_look(seen: States) -> None:
    broken = {(name, look): found for name, one in seen.items() for look, found in one.broken.items() if found}
    assert broken == {}


def test_nothing_scrolls_sideways_at_320_pixels_with_the_largest_text(seen: States) -> None:
    assert {name: one.too_wide for name, one in seen.items() if one.too_wide} == {}


def test_everything_to_tap_is_at_least_44_pixels_high_and_wide(seen: States) -> None:
    assert {name: one.undersized for name, one in seen.items() if one.undersized} == {}


def test_every_tab_stop_shows_its_focus(seen: States) -> None:
    assert {name: one.ringless for name, one in seen.items() if one.ringless} == {}
    assert sum(one.stops for one in seen.values()) > 200


def test_the_words_of_every_state_can_be_read_at_about_eleven(seen: States) -> None:
    grades = {name: grade(one.words) for name, one in seen.items()}
    assert {name: round(value, 1) for name, value in grades.items() if value > HARDEST} == {}
    assert median(grades.values()) <= EASY
