"""What belongs to the private page and to nothing else: whether anything does, and which of its lines."""

from intake.engine.answers import Record
from intake.engine.criteria import Questionnaire
from intake.engine.findings import is_safety
from intake.engine.followup import Followed


def said(content: Questionnaire, record: Record, followed: tuple[Followed, ...]) -> bool:
    if any(check.safety for check in record.checks) or any(life.safety for life in followed):
        return True
    could = (item for item in content.items.values() if item.safety_options)
    return any(is_safety(item, one.answer) for item in could for one in record.history(item.id))


def lines(content: Questionnaire, record: Record) -> frozenset[str]:
    picked = {line for check in record.checks for line in check.safety}
    named = ((content.item(name), answer) for check in record.checks for name, answer in check.answers.items())
    opened = {item.safety_line for item, answer in named if item and is_safety(item, answer)}
    return frozenset((picked | opened) - {""})
