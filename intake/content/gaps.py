"""Gaps in a sentence: filled from its own answer, else from a linked one, else a blank line to edit."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from intake.content.wording import Words
from intake.engine.answers import Answer, Said
from intake.engine.criteria import Answering, Item, Questionnaire
from intake.engine.findings import is_safety

BLANK = "______"
LONGEST = 120  # a longer text would bury the sentence around it
SAYS_NOTHING = ("none", "other", "unknown", "unsure")  # of a pick: nothing to read out
_SINGLE = str.maketrans("“”", "‘’")
_GAP = re.compile(r"\{([\w-]+)\}")


def inner(text: str) -> str:
    """To stand between quotation marks: what is quoted in it has single ones."""
    return text.translate(_SINGLE)


@dataclass(frozen=True)
class Told:
    """What the client has said so far: where a gap looks for the answer it is linked to."""

    content: Questionnaire
    answers: Mapping[str, Said]


def filled(text: str, item: Item, answer: Answer, words: Words, told: Told | None = None) -> str:
    """Each gap is filled once: braces in the client's own words stay as they were typed."""

    def fill(gap: re.Match[str]) -> str:
        found = _own(gap[1], item, answer, words) or _linked(gap[1], item, answer, words, told)
        twice = found.endswith(".") and gap.string[gap.end() :].startswith(".")
        return found.removesuffix(".") if twice else found or BLANK

    return _GAP.sub(fill, text)


def picked(item: Item, answer: Answer, words: Words, key: str = "listed") -> str:
    """The picked options as one list, with the client's own words for "something else"."""
    said = (option for option in answer.options if option not in SAYS_NOTHING)
    named = [words.text(item.id, key, option) or words.option(item, option) for option in said]
    if "other" in answer.options and answer.note:
        named.append(answer.note)
    return ", ".join(named)


def _own(name: str, item: Item, answer: Answer, words: Words) -> str:
    one = words.option(item, answer.options[0]) if answer.options else ""
    level = answer.level or (answer.options[0] if answer.options else "")
    known = {
        "picked": picked(item, answer, words),
        "text": answer.text,
        "one": one,
        "answer": one,
        "need": words.file("kinds")["NEED"].get(level, ""),
    }
    return str(known.get(name, ""))


def _linked(name: str, item: Item, answer: Answer, words: Words, told: Told | None) -> str:
    """The content names the item whose answer or note fills a gap; it may be the item itself."""
    linked = item.gaps.get(name, "")
    if linked == item.id:
        return _in_a_sentence(item, answer, words)
    if told and linked in told.answers:
        said = told.answers[linked]
        return _in_a_sentence(told.content.items[linked], said.answer, words.at(said.version))
    return ""


def _in_a_sentence(item: Item, answer: Answer, words: Words) -> str:
    if is_safety(item, answer):
        return ""
    if item.typed:
        text = _short(answer.text)
        return f"“{inner(text)}”" if text else ""
    if item.answering is Answering.PICK:
        return _short(picked(item, answer, words, "gap"))
    said = (words.text(item.id, "gap", option) for option in answer.options)
    return next(filter(None, said), "") or _short(answer.note)


def _short(text: str) -> str:
    """One line without its last stop, or nothing when it is too long to stand inside a sentence."""
    line = ", ".join(part.strip(" .,;") for part in text.splitlines() if part.strip(" .,;"))
    return line if len(line) <= LONGEST else ""
