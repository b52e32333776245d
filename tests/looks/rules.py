"""What every state keeps: the rules of accessibility, width, size, focus and plain words."""

import re
from statistics import median

from tests.content.flesch import grade
from tests.looks.conftest import Seen
from tests.looks.measure import LOOKS

EASY, HARDEST = 6, 8
REFUSED = re.compile(r"refused|too (long|many)|not offered|without its token|closed")
States = dict[str, Seen]


class Rules:
    """The rules as tests, for the states of one side. Each side has its own file: cores share files."""

    def test_every_state_is_looked_at_and_some_of_them_in_five_looks(self, seen: States) -> None:
        assert len(seen) >= 40
        assert sum(len(one.broken) == 1 + len(LOOKS) for one in seen.values()) >= 10

    def test_no_state_breaks_a_rule_of_accessibility_in_any_look(self, seen: States) -> None:
        broken = {(name, look): found for name, one in seen.items() for look, found in one.broken.items() if found}
        assert broken == {}

    def test_nothing_scrolls_sideways_at_320_pixels_with_the_largest_text(self, seen: States) -> None:
        assert {name: one.too_wide for name, one in seen.items() if one.too_wide} == {}

    def test_no_words_stand_letter_under_letter_on_a_phone(self, seen: States) -> None:
        assert {name: one.squeezed for name, one in seen.items() if one.squeezed} == {}

    def test_everything_to_tap_is_at_least_44_pixels_high_and_wide(self, seen: States) -> None:
        assert {name: one.undersized for name, one in seen.items() if one.undersized} == {}

    def test_every_tab_stop_shows_its_focus(self, seen: States) -> None:
        assert {name: one.ringless for name, one in seen.items() if one.ringless} == {}
        assert sum(one.stops for one in seen.values()) > 70

    def test_the_words_of_every_state_can_be_read_at_about_eleven(self, seen: States) -> None:
        grades = {name: grade(one.words) for name, one in seen.items()}
        assert {name: round(value, 1) for name, value in grades.items() if value > HARDEST} == {}
        assert median(grades.values()) <= EASY

    def test_an_error_is_one_in_its_title_too_and_no_other_state_is_one(self, seen: States) -> None:
        called = {name for name, one in seen.items() if one.title.startswith("Error: ")}
        assert called == {name for name in seen if REFUSED.search(name)}
