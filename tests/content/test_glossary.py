"""A hard word never stands alone: its definition is linked where the word is shown, and is short and plain."""

import re

import pytest

from intake.content.reader import questionnaire
from intake.content.wording import words
from tests.content.flesch import grade, words_of
from tests.content.hard_words import FIRST_OF, HARD, SAY_IT_PLAINLY

WORDS = words()
GLOSSARY = WORDS.file("glossary")
ITEMS = sorted(WORDS.items)


def shown(item: str) -> str:
    """What the question page shows of an item before anything is opened."""
    found = WORDS.items[item]
    return " ".join([found["question"], found.get("example", ""), found["why"], *found.get("options", {}).values()])


def linked(item: str) -> list[str]:
    return list(WORDS.items[item].get("terms", []))


@pytest.mark.parametrize("item", ITEMS)
def test_every_hard_word_that_is_shown_is_linked_and_no_other(item: str) -> None:
    hard = {term for term, pattern in HARD.items() if re.search(pattern, shown(item))}
    assert set(linked(item)) == hard | set(FIRST_OF.get(item, []))


@pytest.mark.parametrize("item", FIRST_OF)
def test_a_hard_word_in_the_name_of_a_part_is_linked_on_its_first_questions(item: str) -> None:
    content = questionnaire()
    section = content.section_of(content.items[item])
    for term in FIRST_OF[item]:
        assert re.search(HARD[term], WORDS.file("sections")[section.id]["name"])


def test_every_length_of_every_stage_meets_the_words_of_a_part_on_its_first_question() -> None:
    asked = [items for lengths in questionnaire().lengths.values() for items in lengths.values()]
    first = [next((item for item in items if item.startswith(f"{part}-")), None) for items in asked for part in "CN"]
    assert {item for item in first if item} <= set(FIRST_OF)


@pytest.mark.parametrize("item", ITEMS)
def test_no_word_of_the_trade_is_used_where_a_plain_one_will_do(item: str) -> None:
    found = WORDS.items[item]
    said = [str(found.get(key, "")) for key in ("ask", "say", "raise", "seen", "need", "read_out", "works", "short")]
    assert not re.search(SAY_IT_PLAINLY, " ".join([shown(item), *said]))


@pytest.mark.parametrize("term", GLOSSARY)
def test_a_definition_is_short_and_easy_and_somewhere_linked(term: str) -> None:
    means = GLOSSARY[term]["means"]
    assert term in HARD
    assert len(words_of(means)) <= 25
    assert grade(means) <= 6
    assert GLOSSARY[term]["word"]
    assert any(term in linked(item) for item in ITEMS)
