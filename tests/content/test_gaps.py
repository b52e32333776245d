"""Gaps in sentences: filled from the linked answer or note, else a blank line to edit."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from intake.content import sentences, wording
from intake.content.gaps import BLANK, LONGEST, Told, filled
from intake.content.reader import questionnaire
from intake.engine.answers import Answer, Check, Said
from intake.engine.criteria import Item, Level, Stage
from intake.engine.summary import Summary, summarise

CONTENT, WORDS = questionnaire(), wording.words()
OF_THE_ANSWER = {"picked", "text", "one", "answer", "need"}
# nothing the client said before names these: they stay a line to write on
BLANK_BY_NATURE = {"N-A6": "word", "P-E2": "word", "G-E1": "own", "K-E3": "person", "N-E2": "place", "U-E1": "reason"}


def told(**answers: Answer) -> Told:
    day, said = date(2026, 3, 14), {name.replace("_", "-"): answer for name, answer in answers.items()}
    return Told(CONTENT, {name: Said(name, "a", day, answer) for name, answer in said.items()})


def summary(before: dict[str, Answer], after: dict[str, Answer]) -> Summary:
    day = date(2026, 3, 14)
    return summarise(CONTENT, [Check("b", Stage.BEFORE, day, 0, before), Check("a", Stage.AFTER, day, 1, after)])


def said_about(item: str, before: dict[str, Answer], after: dict[str, Answer]) -> str:
    found = summary(before, after)
    line = next(one for one in found.findings if one.item == item)
    return sentences.to_say(line, WORDS, Told(CONTENT, found.answers))


def test_a_gap_fills_from_the_linked_answer() -> None:
    goal = {"G-B1": Answer(text="Sleep better.")}
    assert said_about("G-A3", goal, {"G-A3": Answer(("no",))}) == (
        "I still do not know how you would help with “Sleep better”."
    )
    assert said_about("G-A2", goal, {"G-A2": Answer(("no",))}) == "That goal is not mine. My goal is: “Sleep better”."


def test_a_gap_fills_from_the_linked_pick_in_words_that_fit_the_sentence() -> None:
    before = {"N-B1": Answer(("autistic",)), "N-B3": Answer(("must",))}
    assert said_about("N-A4", before, {}) == "What do you know about autism? What are you still learning?"
    assert said_about("P-A5", {}, {"P-A5": Answer(("too_cold", "talked_about_self"))}) == (
        "It was hard for me when you were too cold, talking about yourself a lot. Could you try it another way?"
    )


def test_a_gap_fills_from_the_note_of_its_own_answer() -> None:
    item = CONTENT.items["P-B4"]
    answer = Answer(("must",), note="being gay")
    assert sentences.read_out(item, answer, WORDS) == "Do you know about being gay? How did you learn it?"


def test_a_gap_that_nothing_fills_is_a_blank_line_to_edit() -> None:
    assert said_about("G-A3", {}, {"G-A3": Answer(("no",))}) == (
        f"I still do not know how you would help with {BLANK}."
    )
    assert BLANK in sentences.read_out(CONTENT.items["P-B4"], Answer(("must",)), WORDS)


def test_a_linked_answer_that_says_nothing_leaves_the_blank_line() -> None:
    assert BLANK in said_about("G-A6", {"G-B4": Answer(("unknown",))}, {"G-A6": Answer(("no",))})
    assert "in 3–6 months?" in said_about("G-A6", {"G-B4": Answer(("months_6",))}, {"G-A6": Answer(("no",))})


def test_a_text_too_long_for_a_sentence_leaves_the_blank_line_and_stands_whole_on_its_own_line() -> None:
    fits, long = "x" * LONGEST, "x" * (LONGEST + 1)
    no = {"G-A3": Answer(("no",))}
    assert f"“{fits}”" in said_about("G-A3", {"G-B1": Answer(text=fits)}, no)
    assert said_about("G-A3", {"G-B1": Answer(text=long)}, no).endswith(f"{BLANK}.")
    assert long in sentences.need(CONTENT.items["G-B1"], Answer(text=long), WORDS)


def test_several_lines_stand_as_one_inside_a_sentence() -> None:
    goals = {"G-B1": Answer(text="Sleep.\n\n Less fear ;\nwork")}
    assert "“Sleep, Less fear, work”." in said_about("G-A3", goals, {"G-A3": Answer(("no",))})


@pytest.mark.parametrize("text", ["{picked}", "a {text} b", "{", "{}", "{{one}}", "\\g<0>"])
def test_braces_in_the_clients_words_stay_as_they_were_typed(text: str) -> None:
    assert sentences.need(CONTENT.items["G-B1"], Answer(text=text), WORDS) == f"What you want to be different: {text}"
    assert f"“{text}”" in said_about("G-A3", {"G-B1": Answer(text=text)}, {"G-A3": Answer(("no",))})


def test_a_sentence_never_ends_with_two_stops() -> None:
    assert sentences.need(CONTENT.items["N-B5"], Answer(text="autistic."), WORDS).endswith("autistic.")
    assert not sentences.need(CONTENT.items["N-B5"], Answer(text="autistic."), WORDS).endswith("..")


def test_an_answer_for_the_private_page_fills_nothing() -> None:
    item = CONTENT.items["E-O2"]
    say = WORDS.text("E-O2", "say")
    assert filled(say, item, Answer(("money",)), WORDS) == "My reason is: money."
    assert filled(say, item, Answer(("money", "not_safe")), WORDS) == f"My reason is: {BLANK}."
    assert "E-O2" not in summary({}, {"E-O2": Answer(("not_safe",), note="n")}).answers


def test_a_pick_is_read_out_in_words_that_make_a_sentence() -> None:
    item = CONTENT.items["N-B1"]
    assert sentences.read_out(item, Answer(("both",)), WORDS).startswith("I am ADHD and autistic. ")


def test_lines_for_the_therapist_fill_their_gaps_too() -> None:
    led = filled(
        WORDS.text("W-A7", "prepare"), CONTENT.items["W-A7"], Answer(("me",)), WORDS, told(W_B1=Answer(("share",)))
    )
    assert led == "Compare lead with the client's wish: shared vs. Me."
    wanted = Answer(("emdr",), level=Level.MUST)
    assert "EMDR (I must have this)" in filled(WORDS.text("G-B3", "prepare"), CONTENT.items["G-B3"], wanted, WORDS)


def test_a_day_to_check_again_stands_in_the_sentence() -> None:
    found = summary({}, {"R-A1": Answer(("yes",)), "R-A2": Answer(("too_soon",))})
    line = next(one for one in found.questions if one.words == "ladder.too_soon")
    at = Told(CONTENT, found.answers)
    assert sentences.statement(line, WORDS, at) == "Too soon to tell. Check again on 28 March 2026."
    assert sentences.to_say(line, WORDS, at) == "Can we look at this again on 28 March 2026?"


def texts(found: Any) -> Iterator[str]:
    for value in found.values() if isinstance(found, dict) else [found]:
        yield from texts(value) if isinstance(value, dict) else [str(value)]


def gaps_of(item: Item) -> set[str]:
    return {gap for text in texts(WORDS.items[item.id]) for gap in re.findall(r"\{([\w-]+)\}", text)}


@pytest.mark.parametrize("item", CONTENT.items.values(), ids=lambda item: item.id)
def test_every_gap_has_something_that_can_fill_it_and_every_link_has_its_gap(item: Item) -> None:
    own = OF_THE_ANSWER if item.typed else OF_THE_ANSWER - {"text"}
    gaps = gaps_of(item)
    blank = {BLANK_BY_NATURE.get(item.id, "")} | ({"own"} if item.id == "U-O2" else set())
    assert gaps - own - blank == set(item.gaps)
