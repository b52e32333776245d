"""A finding or a need, said in words: on the client's page, and as the client would say it.

About a finding the words are those of the answer it is about; where none was given, those of the version that is read.
"""

from datetime import date

from intake.content.gaps import Told, filled, picked
from intake.content.wording import Words
from intake.engine.answers import Answer, Said
from intake.engine.criteria import Answering, Item, Kind
from intake.engine.findings import Finding
from intake.engine.followup import CHECK_AGAIN_AFTER, Step

__all__ = [
    "became",
    "fact",
    "is_to_notice",
    "need",
    "picked",
    "question",
    "read_out",
    "short",
    "statement",
    "to_say",
    "works",
]


def need(item: Item, answer: Answer, words: Words, told: Told | None = None) -> str:
    """What the client needs, on their own page. Empty when the answer says nothing about it."""
    return _about_answer("need", item, answer, words, told)


def read_out(item: Item, answer: Answer, words: Words, told: Told | None = None) -> str:
    """The same in the client's voice, to read out."""
    return _about_answer("read_out", item, answer, words, told)


def fact(item: Item, answer: Answer, words: Words) -> str:
    """What was said, as a fact. Empty for an answer that is none."""
    return words.text(item.id, "fact", answer.options[0]) if answer.options else ""


def _about_answer(key: str, item: Item, answer: Answer, words: Words, told: Told | None) -> str:
    option = answer.options[0] if answer.options else ""
    text = words.text(item.id, key, option)
    if "{picked}" in text and not picked(item, answer, words):
        return ""
    if item.answering is Answering.NEED and option in ("no_matter", "unknown"):
        return ""
    return filled(text, item, answer, words, told) if text else ""


def statement(finding: Finding, words: Words, told: Told) -> str:
    """What the line says on the client's page."""
    item = told.content.items[finding.item]
    if finding.words.startswith("ladder."):
        return _on_the_ladder("says", finding, words)
    if finding.flag and (says := words.file("flags")[finding.flag]["says"]):
        return str(says)
    if finding.kind is Kind.ASK:
        return question(finding, words, told)
    key, own = "seen" if finding.kind is Kind.FIT else "raise", _own(finding, words, told)
    return _filled(finding, own.text(item.id, key, finding.option) or own.text(item.id, "short"), words, told)


def short(finding: Finding, words: Words, told: Told) -> str:
    """What the line is about, in a few words."""
    return _own(finding, words, told).text(finding.item, "short")


def _said(finding: Finding) -> Said | None:
    """The answer a finding is about, where it was given."""
    return next((one for one in finding.evidence if one.item == finding.item), None)


def _own(finding: Finding, words: Words, told: Told) -> Words:
    said = _said(finding)
    return words.at(said.version if said else told.content.version)


def question(finding: Finding, words: Words, told: Told) -> str:
    """The words to ask; an item without ask words says what to look for."""
    item = told.content.items[finding.item]
    if finding.words == "read_out":
        return read_out(item, finding.evidence[0].answer, _own(finding, words, told), told)
    if finding.words.startswith("ladder."):
        return _on_the_ladder("says", finding, words)
    own = _own(finding, words, told)
    return _filled(finding, _ask_words(finding, own) or _look_for(item, own), words, told)


def is_to_notice(finding: Finding, words: Words, told: Told) -> bool:
    """A question without words to ask: something to look for, not to say."""
    return not finding.words and not _ask_words(finding, _own(finding, words, told))


def _ask_words(finding: Finding, words: Words) -> str:
    """Partly or No as a question uses the ask words, else the say words."""
    text = words.text(finding.item, "ask", finding.option) or words.text(finding.item, "ask")
    if not text and finding.option in ("partly", "no", "little", "much"):
        return words.text(finding.item, "say", finding.option)
    return text


def _look_for(item: Item, words: Words) -> str:
    return str(words.file("phrases")["look_for"]).replace("{short}", words.text(item.id, "short"))


def to_say(finding: Finding, words: Words, told: Told) -> str:
    """Words to say: about a thing to raise, the question itself, or what already works."""
    if finding.words.startswith("ladder."):
        return _on_the_ladder("next", finding, words)
    if finding.kind is Kind.ASK:
        return question(finding, words, told)
    if finding.kind is Kind.FIT:
        return works(finding, words, told)
    return _filled(finding, _own(finding, words, told).text(finding.item, "say", finding.option), words, told)


def works(finding: Finding, words: Words, told: Told) -> str:
    """A fit signal in the client's voice, for paper."""
    return _own(finding, words, told).text(finding.item, "works", finding.option)


def _on_the_ladder(key: str, finding: Finding, words: Words) -> str:
    """How a response is said back, or the line for next time."""
    times = sum(finding.option in one.answer.options for one in finding.evidence)
    return _ladder(key, finding.option, finding.evidence[-1].day, times, words)


def became(step: Step, times: int, words: Words) -> str:
    """What came of a concern on a day; `times` it had come to that."""
    return _ladder("lasted" if step.lasted else "says", step.state, step.day, times, words)


def _ladder(key: str, state: str, day: date, times: int, words: Words) -> str:
    said = words.file("ladder")[state]
    text = str(said.get("again") if key == "says" and times > 1 and "again" in said else said[key])
    again = day + CHECK_AGAIN_AFTER
    return text.replace("{date}", f"{again.day} {again:%B %Y}")


def _filled(finding: Finding, text: str, words: Words, told: Told) -> str:
    """The answer the sentence is about stands in the finding only when it was given."""
    said = _said(finding)
    answer = said.answer if said else Answer()
    return filled(text, told.content.items[finding.item], answer, _own(finding, words, told), told)
