"""Whatever was answered, no document holds what belongs to the private page, unless it was asked for."""

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from intake.client import filing, paper, whole
from intake.content.wording import words
from intake.engine.answers import Check
from intake.engine.findings import is_safety
from intake.engine.summary import summarise
from intake.exports.kinds import FORMS
from intake.summing import Summed
from tests.engine.test_any_checks import CHECKS, CONTENT
from tests.people import MARKED

TITLES = [words().file("safety")[line.id]["title"] for line in CONTENT.safety]


def marked(check: Check) -> Check:
    """What is written beside an answer of the private page carries the marked word."""
    answers = {
        name: replace(answer, note=MARKED) if is_safety(CONTENT.items[name], answer) else answer
        for name, answer in check.answers.items()
    }
    return replace(check, answers=answers)


def summed(checks: Iterable[Check]) -> Summed:
    checks = tuple(map(marked, checks))
    return Summed("x", CONTENT, checks, summarise(CONTENT, checks), {}, (), "", {})


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(CHECKS)
def test_any_answers_put_nothing_private_into_a_document(checks: list[Check]) -> None:
    found = summed(checks)
    for document in (filing.page("card", paper.sections(found)), whole.written(found, "Tuesday")):
        text = FORMS["text"].write(document).decode()
        assert MARKED not in text and not any(title in text for title in TITLES)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(CHECKS)
def test_when_it_is_asked_for_every_line_and_every_note_of_it_is_there(checks: list[Check]) -> None:
    """What the test above is worth."""
    found = summed(checks)
    text = FORMS["text"].write(whole.written(found, "", private=True)).decode()
    kept = {words().file("safety")[name]["title"] for name in found.summary.safety_lines}
    assert all(title in text for title in kept)
    notes = [one.note for check in found.checks for one in check.answers.values() if one.note == MARKED]
    assert text.count(MARKED) == len(notes)
