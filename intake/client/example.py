"""The example: the summary that the engine makes of a made-up person's answers."""

from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from intake.client import finding, lines
from intake.client.entry import NOBODY
from intake.client.views import summing_up
from intake.content.reader import questionnaire
from intake.engine.answers import Answer, Check
from intake.engine.criteria import Level, Stage
from intake.engine.summary import summarise
from intake.summing import Summed

DAY = date(2026, 3, 14)
SAID = {
    "T-A1": "yes",
    "T-A2": "not_seen",
    "T-A5": "yes",
    "P-A1": "yes",
    "P-A3": "not_seen",
    "C-A1": "little",
    "C-A2": "right",
    "C-A3": "partly",
    "N-A1": "yes",
    "N-A2": "yes",
    "W-A1": "yes",
    "W-A2": "no",
    "G-A1": "yes",
    "G-A2": "yes",
    "G-A3": "unknown",
    "K-A1": "not_seen",
    "K-A3": "unsure",
    "R-A1": "yes",
    "R-A2": "changed",
}


ON_THE_FIRST_PAGE = ("pacing", "working")


def _summed() -> Summed:
    content = questionnaire()
    must = dict.fromkeys(("trust", "pacing", "working"), Level.MUST)
    answers = {name: Answer((option,)) for name, option in SAID.items()}
    check = Check("example", Stage.AFTER, DAY, answers=answers, importance=must)
    return Summed("", content, (check,), summarise(content, [check]), {}, (), "", {})


@lru_cache(maxsize=8)
def piece(spoken: str) -> list[dict[str, Any]]:
    """Two parts of its picture, for the first page: worked out once in each language."""
    return [row for row in lines.picture(_summed()) if row["section"] in ON_THE_FIRST_PAGE]


def context() -> dict[str, Any]:
    summed = _summed()
    found = summed.summary
    return {
        "example": True,
        "who": NOBODY,
        "summed": summed,
        "found": found,
        "title": _("Dr Rivera, a made-up therapist"),
        "day": DAY,
        "useful": lines.shown(found.most_useful, summed),
        "groups": [finding.drawn_in(group, finding.Page(NOBODY, example=True)) for group in summing_up.groups(summed)],
        "followed": summing_up.followed(summed),
        "picture": lines.picture(summed),
        "needs": [],
        "in_short": summing_up.in_short(summed),
        "too_little": "",
    }
