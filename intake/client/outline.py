"""All questions on one page, to read or print; those of one stage as a file."""

from functools import cache
from typing import Any

from intake.content.reader import questionnaire
from intake.engine import path
from intake.engine.criteria import Item, Questionnaire, Stage
from intake.exports import document, kinds
from intake.exports.document import Line, Part
from intake.pack.speaking import words


def outline() -> list[dict[str, Any]]:
    """Every stage as the full path asks them; the counts are of items, as everywhere."""
    content = questionnaire()
    return [_stage(content, stage) for stage in Stage]


def _stage(content: Questionnaire, stage: Stage) -> dict[str, Any]:
    asked = [item for part in path.parts(content, stage, "full") for item in part.items]
    items = [item for item in asked if item.id in content.items]
    by_section = [(one.id, [item for item in asked if content.section_of(item) == one]) for one in content.sections]
    sections = [
        {"name": words().file("sections")[name]["name"], "questions": [_question(item) for item in own]}
        for name, own in by_section
        if own
    ]
    return {
        "stage": stage.value,
        "lines": f"#{stage} h2, #{stage} h3, #{stage} li p",  # what is copied
        "name": words().file("paper")["walk"][stage],
        "count": len(items),
        "minutes": path.minutes(content, items),
        "sections": sections,
    }


def _question(item: Item) -> dict[str, Any]:
    return {
        "question": words().text(item.id, "question"),
        "options": [words().option(item, option) for option in item.options],
        "starred": item.starred,
    }


@cache
def on_paper(stage: Stage, form: str, language: str) -> bytes:
    """To think about without a screen. It is the same for everybody, so it is made once."""
    said = words().file("paper")["walk"]
    sections = _stage(questionnaire(), stage)["sections"]
    parts = [Part(str(one["name"]), tuple(map(_blank, one["questions"]))) for one in sections]
    title = f"{said['title']}. {said[stage]}"
    return kinds.FORMS[form].write(document.make("walk", parts, said["lead"], language, title))


def _blank(question: dict[str, Any]) -> Line:
    options = tuple(question["options"])
    return Line(question["question"], options=options, room=not options)
