"""The words can be read at about eleven: the grade of single texts, of what a page shows, and of the phrases."""

import re
from statistics import median

import pytest

from intake.content.wording import words
from tests.content.flesch import grade, sentences_of, syllables, words_of

WORDS = words()
ITEMS = sorted(WORDS.items)
PAGE = ("question", "example", "why")
CARD = ("ask", "say", "works", "raise", "seen", "fact")
EASY, HARDEST, A_BLOCK = 6, 8, 20
SPOKEN = {
    1: "asked times voice you rules stopped",
    2: "little wanted changes agreed feedback people question saying relieved goodbye pauses choices maybe",
    3: "therapist therapy privacy decided idea autism promises official examples insurance",
    4: "usually experience interested situation",
    5: "neurodivergent disability",
}


def texts(item: str, keys: tuple[str, ...]) -> list[str]:
    found = [WORDS.items[item].get(key, "") for key in keys]
    every = [text for value in found for text in (value.values() if isinstance(value, dict) else [value])]
    return [re.sub(r"\{[\w-]+\}", "this", text) for text in every if text]


def options(item: str) -> list[str]:
    return list(WORDS.items[item].get("options", {}).values())


def block(found: list[str]) -> str:
    return "\n".join(dict.fromkeys(found))


def test_syllables_are_counted_as_they_are_spoken() -> None:
    for number, spoken in SPOKEN.items():
        assert [word for word in spoken.split() if syllables(word) != number] == []


def test_a_text_is_cut_into_sentences_where_it_stops() -> None:
    assert len(sentences_of("Are you well? “Yes.” Go on: say it.")) == 4
    assert len(sentences_of("One line\nand another")) == 2


def test_the_grade_is_that_of_the_formula() -> None:
    assert grade("The cat sat on the mat.") == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    assert grade("The organization of information necessitates consideration.") > 20


@pytest.mark.parametrize("keys", [*((key,) for key in (*PAGE, *CARD)), ()], ids=lambda keys: "".join(keys) or "options")
def test_half_of_all_texts_of_a_kind_are_at_grade_six_or_below(keys: tuple[str, ...]) -> None:
    every = [grade(text) for item in ITEMS for text in (texts(item, keys) if keys else options(item)) if words_of(text)]
    assert median(every) <= EASY


@pytest.mark.parametrize("item", ITEMS)
def test_what_a_question_page_shows_is_at_grade_eight_or_below(item: str) -> None:
    for shown in (block(texts(item, PAGE)), block([*texts(item, PAGE), *options(item)]), block(texts(item, CARD))):
        assert len(words_of(shown)) < A_BLOCK or grade(shown) <= HARDEST, (round(grade(shown), 1), shown)


@pytest.mark.parametrize("name", ["phrases", "flags", "ladder", "contradictions", "endings", "goodbyes", "decline"])
def test_every_longer_text_around_the_items_is_at_grade_eight_or_below(name: str) -> None:
    for found in strings(WORDS.file(name)):
        assert len(words_of(found)) < A_BLOCK or grade(found) <= HARDEST, found
    assert median(grade(found) for found in strings(WORDS.file(name)) if words_of(found)) <= EASY


def strings(found: object) -> list[str]:
    if isinstance(found, dict):
        return [text for value in found.values() for text in strings(value)]
    if isinstance(found, list):
        return [text for value in found for text in strings(value)]
    return [str(found)]
