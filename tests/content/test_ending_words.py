"""The words of an ending are whole: for each kind its sentences, its blocks, and words to end with in three tones."""

from dataclasses import replace

import pytest

from intake.client.forms.ending import ASKS, PLAN
from intake.content import wording
from intake.content.reader import questionnaire
from intake.engine.ending import SUMMARIES

SAID, GOODBYES = wording.words().file("endings"), wording.words().file("goodbyes")


def without(monkeypatch: pytest.MonkeyPatch, name: str, table: str, key: str) -> list[str]:
    """What the content check says once one word is gone."""
    whole = wording.words()
    poorer = {**whole.files[name], table: {k: v for k, v in whole.files[name][table].items() if k != key}}
    monkeypatch.setattr(wording, "words", lambda *_version: replace(whole, files={**whole.files, name: poorer}))
    return wording.missing(questionnaire(), "en")


@pytest.mark.parametrize(
    ("name", "table", "key", "says"),
    [
        ("endings", "not_helping", "heading", "The ending not_helping lacks its heading."),
        ("endings", "plain", "back", "The ending plain lacks its back."),
        ("endings", "not_safe", "says", "The ending not_safe lacks its says."),
        ("goodbyes", "outside_reason", "warm", "The ending outside_reason lacks words to end with, warm."),
        ("endings", "blocks", "repairs", "The block repairs lacks its name."),
    ],
)
def test_a_missing_word_is_named(monkeypatch: pytest.MonkeyPatch, name: str, table: str, key: str, says: str) -> None:
    assert says in without(monkeypatch, name, table, key)


def test_an_ending_that_was_not_safe_has_no_words_to_end_with() -> None:
    assert {kind for kind, shown in SUMMARIES.items() if not shown} == {"not_safe"}
    assert "not_safe" not in GOODBYES


def test_every_field_and_every_line_that_is_drawn_has_its_words() -> None:
    assert set(ASKS) == set(GOODBYES["ticks"]) == set(GOODBYES["lines"])
    assert set(PLAN) == set(SAID["hard_days"]) == set(SAID["hard_days_hints"])
    assert set(SAID["brief"]) == set(SAID["brief_hints"])


@pytest.mark.parametrize("part", SAID["brief_lines"])
def test_a_line_of_the_brief_is_about_an_item_and_its_answers(part: str) -> None:
    items = questionnaire().items
    for name, line in SAID["brief_lines"][part].items():
        item = items[name]
        if isinstance(line, dict):
            assert set(line) <= set(item.options) - item.safety_options
        else:
            assert "{text}" in line
