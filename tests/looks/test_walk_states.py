"""The states of the walk and its summary."""

import pytest

from tests.looks.rooms import WALK
from tests.looks.rules import Rules, States

pytestmark = pytest.mark.journey
ROOMS = WALK


class TestTheWalk(Rules):
    def test_the_summary_with_everything_open_says_all_its_kinds(self, seen: States) -> None:
        summary = seen["summary, all open"].words
        for heading in ("Fit signals", "Questions to ask", "Red flags", "Things to raise", "Raised, and what happened"):
            assert heading in summary
        assert "read this in private" in summary

    def test_a_question_that_comes_again_says_what_was_answered_last_time(self, seen: States) -> None:
        assert "Last time you said" in seen["question, last time"].words
        assert "something else" in seen["question, what happened"].words.lower()
