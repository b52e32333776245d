"""Every kind of document is valid PDF/UA-1 whatever was typed, reads back as it was written, and obeys nothing."""

import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from intake.exports import kinds, pdf
from tests.exports.read_back import facts, findings, sizes, squeezed, text_of
from tests.exports.samples import EVERY, OF, SAID, sample

LONG = 20_000


def test_there_is_a_sample_of_every_kind() -> None:
    assert set(OF) == set(kinds.KINDS)


@pytest.mark.parametrize("kind", EVERY)
@pytest.mark.parametrize(("form", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_every_kind_passes_the_checker_on_both_papers(kind: str, form: str, size: tuple[int, int]) -> None:
    file = kinds.FORMS[form].write(sample(kind))
    assert findings(file) == []
    assert set(sizes(file)) == {size}


@pytest.mark.parametrize("kind", EVERY)
def test_it_is_tagged_and_says_its_language_and_its_title(kind: str) -> None:
    document = sample(kind)
    read = facts(pdf.write(document, "a4"))
    assert read["language"] == "en" and read["marked"] and read["shows its title"]
    assert read["title"] == document.title
    assert {"Title", "H1", "P"} <= set(read["tags"])
    assert kind != "whole" or {"Table", "TH", "TD", "L", "LI"} <= set(read["tags"])


@pytest.mark.parametrize("kind", EVERY)
def test_a_reader_finds_its_words_and_its_foot(kind: str) -> None:
    document = sample(kind)
    read = text_of(pdf.write(document, "a4"))
    assert SAID in read and document.foot in read and "1 / " in read
    assert "Fitcheck" not in read


def test_the_same_document_is_the_same_file_with_no_day_and_no_machine_in_it() -> None:
    first, second = (pdf.write(sample("card"), "a4") for _ in range(2))
    assert first == second
    assert b"CreationDate" not in first


COMMANDS = [
    '#read("/etc/passwd") #panic("x")',
    "*bold* _underlined_ `raw` $x^2$ = Heading",
    "@ref <label> ]]] }}} ))) #let it = 1",
    "// a comment /* another */ \\ \\u{41} ~ -- --- ...",
    '"); #import "house.typ" ("',
    "#set page(width: 1pt)",
    "'\"{}[]()<>|&;%",
]


@pytest.mark.parametrize("kind", EVERY)
@pytest.mark.parametrize("typed", COMMANDS)
def test_what_looks_like_a_command_is_printed_as_it_was_typed(kind: str, typed: str) -> None:
    read = text_of(pdf.write(sample(kind, typed), "a4"))
    assert typed in read


LONG_TEXTS = {
    "words": "word " * (LONG // 5),
    "one word": "w" * LONG,
    "lines": "a\n" * (LONG // 2),
    "emoji": "😀 🎉 " * (LONG // 4),
    "Arabic": "مرحبا بك " * (LONG // 9),
    "Chinese": "我很好" * (LONG // 3),
    "marks": "a" + "\u0300" * (LONG - 1),
    "marks no font has": "a" + "\u0489" * (LONG - 1),
    "controls": "\x00\x07" * (LONG // 2),
    "commands": "#*_[]\\`$" * (LONG // 8),
}


@pytest.mark.parametrize("typed", LONG_TEXTS.values(), ids=LONG_TEXTS)
def test_twenty_thousand_characters_of_anything_in_one_note_are_set(typed: str) -> None:
    file = pdf.write(sample("page", typed), "a4")
    assert findings(file) == []


def test_of_a_long_text_nothing_is_lost_and_nothing_runs_off_the_page() -> None:
    read = text_of(pdf.write(sample("page", " ".join(f"word{number}." for number in range(2000))), "a4"))
    assert all(f"word{number}." in read for number in range(2000))
    read = text_of(pdf.write(sample("page", "w" * LONG), "a4"))
    assert read.count("w") >= LONG


def test_what_could_not_be_printed_is_named_and_stays_whole_in_plain_text() -> None:
    typed = "Fine 😀, مرحبا."
    document = sample("card", typed)
    read = text_of(pdf.write(document, "a4"))
    assert "Fine [grinning face], [Arabic, 5 signs]." in read
    assert "Some signs could not be printed and stand in brackets: grinning face, Arabic." in read
    assert typed in kinds.FORMS["text"].write(document).decode()
    assert "could not be printed" not in text_of(pdf.write(sample("card"), "a4"))


def test_of_many_unprinted_signs_only_the_first_are_named() -> None:
    read = text_of(pdf.write(sample("page", " x ".join("🍏🍎🍐🍊🍋🍌🍉🍇🍓🫐🍈🍒🍑🥭")), "a4"))
    assert "green apple, red apple" in read and ", others. They are whole" in read


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.sampled_from(EVERY), st.lists(st.text(max_size=200), min_size=1, max_size=3))
@example("whole", ["\u0300 a mark first", "\ufffe\uffff", "♪\u0309"])
@example("card", ["\ud800\udfff", "\U0010ffff", "\u115f\u3164"])
@example("walk", ["\u202eabc\u2066\u2069", "a\u034fb", "\u00ad\u200b\u2060"])
def test_any_texts_give_a_valid_file(kind: str, texts: list[str]) -> None:
    assert findings(pdf.write(sample(kind, *texts), "a4")) == []


PRINTED = st.characters(min_codepoint=0x21, max_codepoint=0x17E, exclude_categories=["Cc", "Cf", "Zs"])


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.text(PRINTED, min_size=1, max_size=12), min_size=1, max_size=20))
def test_any_text_of_western_europe_reads_back_as_it_was_typed(typed: list[str]) -> None:
    text = " ".join(typed)
    assert squeezed(text) in text_of(pdf.write(sample("page", text), "a4"))


def test_the_typesetter_is_not_loaded_before_a_file_is_asked_for() -> None:
    code = (
        "import sys; from intake.exports import kinds, document\n"
        "notes = document.make('page', [], '', 'en')\n"
        "kinds.FORMS['text'].write(notes); assert 'typst' not in sys.modules\n"
        "kinds.FORMS['a4'].write(notes); assert 'typst' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
