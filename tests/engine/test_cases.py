"""Every worked case of tests/cases: a sentence, dated answers, what is found and what is not."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from intake.content.reader import questionnaire
from intake.engine import ending
from intake.engine.answers import Answer, Check, Record
from intake.engine.criteria import Level, Stage
from intake.engine.standing import Edits
from intake.engine.summary import Summary, summarise

CASES = Path(__file__).parent.parent / "cases"
# The checks a case may have, in the order in which they were begun
DAYS = {
    "before": date(2026, 3, 1),
    "after": date(2026, 3, 14),
    "ongoing": date(2026, 3, 20),
    "again": date(2026, 3, 28),
    "third": date(2026, 4, 11),
    "later": date(2026, 4, 25),
    "latest": date(2026, 5, 9),
    "ending": date(2026, 5, 23),
    "last": date(2026, 5, 30),
}
STAGES = {
    "before": Stage.BEFORE,
    **dict.fromkeys(("ongoing", "later", "latest"), Stage.ONGOING),
    **dict.fromkeys(("ending", "last"), Stage.ENDING),
}


def every_case() -> list[Any]:
    files = sorted(CASES.glob("*.toml"))
    return [
        pytest.param(case, id=case["says"])
        for path in files
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


@pytest.mark.parametrize("case", every_case())
def test_case(case: dict[str, Any]) -> None:
    found = facts(summarise(questionnaire(), checks(case), edits(case))) | ended(checks(case))
    assert set(case.get("expect", [])) <= found, sorted(found)
    assert not set(case.get("never", [])) & found, sorted(found)


def checks(case: dict[str, Any]) -> list[Check]:
    return [check(name, case[name], case, number) for number, name in enumerate(DAYS) if name in case]


def check(name: str, said: dict[str, Any], case: dict[str, Any], number: int) -> Check:
    return Check(
        id=name,
        stage=STAGES.get(name, Stage.AFTER),
        day=DAYS[name],
        number=number,
        answers={item: answer(value) for item, value in said.items()},
        importance={section: Level(level) for section, level in case.get("need", {}).items()},
        settled=case.get("settled", {}),
        safety=frozenset(case.get("safety", [])),
    )


def answer(value: Any) -> Answer:
    if not isinstance(value, dict):
        return Answer((value,))
    level = Level(value["level"]) if "level" in value else None
    options, text, note = tuple(value.get("is", [])), value.get("text", ""), value.get("note", "")
    return Answer(options, text, note, value.get("about", ""), level)


def edits(case: dict[str, Any]) -> Edits:
    return Edits(
        levels={item: Level(level) for item, level in case.get("own", {}).items()},
        marked=frozenset(case.get("marked", [])),
        unmarked=frozenset(case.get("unmarked", [])),
    )


def facts(summary: Summary) -> set[str]:
    """A summary as short facts: fit:T-A1, top:ask:T-A2, flag:W-A2, state:C-A1=changed, pair:X1 …"""
    found = {f"flag:{one.item}" for one in summary.flags}
    found |= {f"rule:{one.flag}" for one in summary.flags}
    found |= {f"{one.kind}:{one.item}" for one in summary.findings}
    found |= {f"top:{one.kind}:{one.item}" for one in summary.findings if one.top}
    found |= {f"state:{life.concern}={life.state}" for life in summary.followed}
    found |= {f"steps:{life.concern}={' '.join(step.state for step in life.steps)}" for life in summary.followed}
    found |= {f"follow:{concern}" for concern in summary.to_follow}
    found |= {f"pair:{pair.id}" for pair in summary.open_pairs}
    found |= {f"need:{need.item}" for need in summary.needs}
    found |= {f"fact:{fact.item}={fact.said.answer.options[0]}" for fact in summary.facts}
    found |= {f"useful:{one.item}" for one in summary.most_useful}
    found |= {f"first:{one.item}" for one in summary.most_useful[:1]}
    found |= {f"rupture={summary.rupture}"} if summary.rupture else set()
    flags = {"safety": summary.safety, "options": summary.options, "observed": summary.observed}
    return (
        found
        | {name for name, value in flags.items() if value}
        | {"picture"} & ({"picture"} if summary.picture else set())
    )


def ended(made: list[Check]) -> set[str]:
    """An ending as short facts: ending=plain, block:skills, skills:C-E2, back:C-E3=C-B2 …"""
    content = questionnaire()
    record = Record(made, content.follow_ups)
    kind = ending.kind_of(record)
    found = {f"{name}:{one.said.item}" for name in ending.Gathered for one in ending.gathered(content, record, name)}
    for one in ending.looking_back(content, record):
        found.add(f"back:{one.said.item}={' '.join(said.item for said in one.beside)}")
    return found | ({f"ending={kind}", *(f"block:{block}" for block in ending.SUMMARIES[kind])} if kind else set())
