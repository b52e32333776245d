"""A finding or a need, said in words: on the client's page, and as the client would say it."""

import re
from collections.abc import Mapping

from intake.content.wording import Words
from intake.engine.answers import Answer
from intake.engine.criteria import Answering, Item, Kind, Questionnaire
from intake.engine.findings import Finding

BLANK = "______"
SAYS_NOTHING = ("none", "other", "unknown", "unsure")  # of a pick: nothing to read out
_GAP = re.compile(r"\{(\w+)\}")


def picked(item: Item, answer: Answer, words: Words) -> str:
    """The picked options as one list, with the client's own words for "something else"."""
    named = [words.option(item, option) for option in answer.options if option not in SAYS_NOTHING]
    if "other" in answer.options and answer.note:
        named.append(answer.note)
    return ", ".join(named)


def filled(text: str, item: Item, answer: Answer, words: Words, gaps: Mapping[str, str] | None = None) -> str:
    """The sentence with its gaps filled from the answer; what nobody said stays a blank line to edit."""
    known = {
        "picked": picked(item, answer, words),
        "text": answer.text,
        "one": words.option(item, answer.options[0]) if answer.options else "",
        "word": picked(item, answer, words) if item.answering is Answering.PICK else "",
        **(gaps or {}),
    }
    return _GAP.sub(lambda gap: known.get(gap[1]) or BLANK, text)


def need(item: Item, answer: Answer, words: Words) -> str:
    """What the client needs, on their own page. Empty when the answer says nothing about it."""
    return _about_answer("need", item, answer, words)


def read_out(item: Item, answer: Answer, words: Words) -> str:
    """The same in the client's voice, to read out."""
    return _about_answer("read_out", item, answer, words)


def fact(item: Item, answer: Answer, words: Words) -> str:
    """What was said, as a fact. Empty for an answer that is none."""
    return words.text(item.id, "fact", answer.options[0]) if answer.options else ""


def _about_answer(key: str, item: Item, answer: Answer, words: Words) -> str:
    option = answer.options[0] if answer.options else ""
    text = words.text(item.id, key, option)
    if "{picked}" in text and not picked(item, answer, words):
        return ""
    if item.answering is Answering.NEED and option in ("no_matter", "unknown"):
        return ""
    return filled(text, item, answer, words) if text else ""


def statement(finding: Finding, content: Questionnaire, words: Words) -> str:
    """What the line says on the client's page."""
    item = content.items[finding.item]
    if finding.words.startswith("ladder."):
        return said_back(finding.option, words)
    if finding.flag and (says := words.file("flags")[finding.flag]["says"]):
        return str(says)
    if finding.kind is Kind.ASK:
        return question(finding, content, words)
    key = "seen" if finding.kind is Kind.FIT else "raise"
    return _filled(finding, words.text(item.id, key, finding.option) or words.text(item.id, "short"), content, words)


def said_back(state: str, words: Words) -> str:
    return str(words.file("ladder")[state]["says"]).replace("{date}", BLANK)


def question(finding: Finding, content: Questionnaire, words: Words) -> str:
    """The words to ask; an item without ask words says what to look for."""
    item = content.items[finding.item]
    if finding.words == "read_out":
        return read_out(item, finding.evidence[0].answer, words)
    if finding.words.startswith("ladder."):
        return said_back(finding.option, words)
    text = words.text(item.id, "ask", finding.option) or words.text(item.id, "ask")
    # Partly or No as a question uses the ask words, else the say words
    if not text and finding.option in ("partly", "no", "little", "much"):
        text = words.text(item.id, "say", finding.option)
    return _filled(finding, text or f"Look for this: {words.text(item.id, 'short')}", content, words)


def to_say(finding: Finding, content: Questionnaire, words: Words) -> str:
    """Words to say about a thing to raise, or the question itself."""
    if finding.words.startswith("ladder."):
        return str(words.file("ladder")[finding.option]["next"]).replace("{date}", BLANK)
    if finding.kind is Kind.ASK:
        return question(finding, content, words)
    text = words.text(finding.item, "say", finding.option)
    return _filled(finding, text, content, words)


def works(finding: Finding, content: Questionnaire, words: Words) -> str:
    """A fit signal in the client's voice, for paper."""
    return words.text(finding.item, "works", finding.option)


def _filled(finding: Finding, text: str, content: Questionnaire, words: Words) -> str:
    said = finding.evidence[-1]
    item = content.items[said.item]
    return filled(text, item, said.answer, words)
