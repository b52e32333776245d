"""All questions on one page, to read or print."""

from typing import Any

from intake.client.speaking import words
from intake.content.reader import questionnaire
from intake.engine import path
from intake.engine.criteria import Item, Stage

SHOWN = (Stage.BEFORE, Stage.AFTER)


def outline() -> list[dict[str, Any]]:
    content = questionnaire()
    stages = []
    for stage in SHOWN:
        items = [item for item in content.items.values() if item.stage is stage]
        sections = []
        for section in content.sections:
            own = [_question(item) for item in items if item.criterion in section.criteria]
            sections.append({"name": words().file("sections")[section.id]["name"], "questions": own})
        stages.append(
            {
                "stage": stage.value,
                "count": len(items),
                "minutes": path.minutes(content, items),
                "sections": sections,
            }
        )
    return stages


def _question(item: Item) -> dict[str, Any]:
    options = [words().option(item, option) for option in item.options]
    return {
        "question": words().text(item.id, "question"),
        "options": " · ".join(options),
        "starred": item.starred,
    }
