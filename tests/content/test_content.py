"""The content is whole: the numbers per criterion and stage, every word, and mistakes said in sentences."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake.content import reader, wording
from intake.engine.conditions import AtLeast, Condition, Is, Not
from intake.engine.criteria import Stage

NUMBERS = {
    "before": {"T": 4, "P": 4, "C": 5, "N": 5, "W": 4, "G": 5, "K": 4, "R": 4, "U": 4, "E": 4},
    "after": {"T": 6, "P": 5, "C": 7, "N": 6, "W": 7, "G": 8, "K": 6, "R": 5, "U": 4, "E": 4},
    "ongoing": {"T": 4, "P": 4, "C": 4, "N": 4, "W": 4, "G": 5, "K": 4, "R": 4, "U": 8, "E": 4},
    "ending": {"T": 4, "P": 4, "C": 4, "N": 4, "W": 4, "G": 4, "K": 4, "R": 4, "U": 4, "E": 8},
}


def test_there_are_190_items_in_their_numbers_per_criterion_and_stage() -> None:
    items = reader.questionnaire().items.values()
    counted = {
        stage: {letter: sum(item.stage == stage and item.criterion == letter for item in items) for letter in row}
        for stage, row in NUMBERS.items()
    }
    assert counted == NUMBERS
    assert len(items) == 190


def test_the_lengths_are_those_of_the_start_pages() -> None:
    lengths = reader.questionnaire().lengths
    assert lengths[Stage.BEFORE]["quick"] == ("C-B2", "C-B1", "R-B1")
    assert lengths[Stage.AFTER]["first"] == ("T-A5", "P-A1", "C-A1", "W-A2", "G-A1")
    assert len(lengths[Stage.BEFORE]["short"]) == 13
    assert len(lengths[Stage.AFTER]["short"]) == 19


def test_there_are_eleven_contradictions_and_fifteen_safety_lines() -> None:
    content = reader.questionnaire()
    assert [pair.id for pair in content.contradictions] == [f"X{number}" for number in range(1, 12)]
    assert [line.id for line in content.safety] == [f"S{number:02}" for number in range(1, 16)]


def test_no_word_is_missing_that_a_rule_can_produce() -> None:
    assert wording.missing(reader.questionnaire(), "en") == []


def test_why_is_at_most_fifteen_words_and_every_question_has_one() -> None:
    for item_id in reader.questionnaire().items:
        assert 0 < len(wording.words().text(item_id, "why").split()) <= 15, item_id


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('stage = "before"', 'stage = "befor"', "T.toml, at item"),
        ('id = "T-B2"', 'id = "T-B1"', "T-B1 stands twice"),
        ("starred = true", "stared = true", "stared"),
        ('need = ["T-B2"]', 'need = ["T-B9"]', "names T-B9, which is no item"),
        ("always = true", 'when = { item = "T-A9", is = ["no"] }', "T-A2 names T-A9, which is no item"),
        ("always = true", 'gaps = { own = "T-A8" }', "T-A2 names T-A8, which is no item"),
        ('gives = "ask"', 'gives = "shout"', "T.toml, at item"),
    ],
)
def test_a_mistake_in_the_files_is_named_in_a_sentence(tmp_path: Path, old: str, new: str, says: str) -> None:
    folder = tmp_path / "2026-1"
    shutil.copytree(reader.HERE / "versions" / "2026-1", folder)
    path = folder / "items" / "T.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(reader.ContentMistakes) as found:
        reader.read(folder)
    assert any(says in mistake for mistake in found.value.mistakes), found.value.mistakes


def looked_at(condition: Condition | None) -> Iterator[Is]:
    match condition:
        case Is():
            yield condition
        case AtLeast(of=parts):
            for part in parts:
                yield from looked_at(part)
        case Not(condition=inner):
            yield from looked_at(inner)


def test_every_answer_that_a_condition_names_is_an_answer_of_its_item() -> None:
    content = reader.questionnaire()
    every = (*content.items.values(), *content.extras.values())
    conditions = [condition for item in every for condition in (item.when, item.raise_when)]
    conditions += [row.when for item in every for row in item.outcomes or ()]
    conditions += [rule.when for rule in (*content.flags, *content.contradictions)]
    for one in [named for condition in conditions for named in looked_at(condition)]:
        item = content.item(one.item)
        assert item and one.options <= set(item.options), one


def test_every_answer_that_an_item_or_its_words_name_is_one_of_its_own() -> None:
    content = reader.questionnaire()
    for item in (*content.items.values(), *content.extras.values()):
        own = set(item.options)
        assert item.safety_options | item.own_question | item.opens_options <= own, item.id
        for prompt in item.prompts:
            assert prompt.options <= own, item.id
        for key, table in wording.words().items[item.id].items():
            assert not isinstance(table, dict) or set(table) <= own, (item.id, key)
