"""What was said, told back in words: an answer, a part's name, a line of a mini result."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intake.client.walk import Walk
from intake.content import sentences
from intake.content.gaps import Told
from intake.engine.answers import Answer, Check, Record
from intake.engine.criteria import Item, Questionnaire, Stage
from intake.engine.findings import finding_of, is_safety
from intake.engine.followup import Followed
from intake.notebook import CheckHead
from intake.pack.speaking import words

STATES = {
    "here": gettext_lazy("You are here"),
    "completed": gettext_lazy("Completed"),
    "in_progress": gettext_lazy("In progress"),
    "not_started": gettext_lazy("Not yet started"),
}


KINDS = {
    ("before", ""): gettext_lazy("Before a first talk"),
    ("after", ""): gettext_lazy("How it went"),
    ("after", "first"): gettext_lazy("First impression"),
    ("ongoing", ""): gettext_lazy("Ongoing check"),
    ("ongoing", "check_in"): gettext_lazy("Check-in"),
    ("ongoing", "repair"): gettext_lazy("Something went wrong"),
    ("ongoing", "talk"): gettext_lazy("What happened since"),
    ("ending", ""): gettext_lazy("Ending"),
}


def kind_of_check(head: CheckHead) -> str:
    """What a check is called, without whom it is about."""
    return str(KINDS.get((head.stage, head.length)) or KINDS[head.stage, ""])


def answer_words(item: Item, answer: Answer | None, version: str) -> str:
    """What was said, in the words it was offered in; a skip is said as such."""
    if answer is None or not answer.counts:
        return _("Not provided")
    if item.typed:
        return answer.text
    return ", ".join(words(version).option(item, option) for option in answer.options)


def section_name(section: str) -> str:
    if section == "own":
        return _("Your own words")
    return str(words().file("sections")[section]["name"])


def observed(item: Item, answer: Answer, version: str) -> str:
    """What was said of a thing to raise, as a sentence; else its short name and the answer."""
    told = _to_raise(item, answer, version)
    return told or f"{words(version).text(item.id, 'short')}: {answer_words(item, answer, version)}"


def _to_raise(item: Item, answer: Answer, version: str) -> str:
    return next((text for one in answer.options if (text := words(version).text(item.id, "raise", one))), "")


def concern_said(content: Questionnaire, life: Followed) -> str:
    """What a concern began with, as a sentence; else its short name. An answer of the private page is not told."""
    item, noticed = content.items.get(life.concern), life.noticed
    if item is None:
        return ""
    version = noticed.version if noticed else content.version
    said = _to_raise(item, noticed.answer, version) if noticed and not is_safety(item, noticed.answer) else ""
    return said or words(version).text(item.id, "short")


def plain_line(walk: Walk, item: Item, answer: Answer) -> str:
    """One answer as a sentence about what was needed or seen; else its short name and the answer."""
    version = walk.head.version
    spoken = words(version)
    if item.stage is Stage.BEFORE:
        line = sentences.need(item, answer, spoken)
    else:
        alone = Check(walk.head.id, walk.head.stage, walk.head.day, answers={item.id: answer}, version=version)
        found = finding_of(item, Record([alone]), walk.content, {})
        line = sentences.statement(found, spoken, Told(walk.content, {})) if found and found.kind != "ask" else ""
        line = sentences.fact(item, answer, spoken) or line
    return line or f"{spoken.text(item.id, 'short')}: {answer_words(item, answer, version)}"
