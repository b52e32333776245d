"""Worked cases: what somebody answered, what has to be found in it, and what must not."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from intake.content.shapes import CaseFile
from intake.engine import ending
from intake.engine.answers import Answer, Check, Record
from intake.engine.criteria import Level, Questionnaire, Stage
from intake.engine.standing import Edits
from intake.engine.summary import Summary, summarise

HERE = Path(__file__).parent / "cases"
Case = Mapping[str, Any]
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


def every() -> list[Case]:
    return [case for path in sorted(HERE.glob("*.toml")) for case in _load(path)["case"]]


def mistakes(content: Questionnaire) -> list[str]:
    """Every case that this version of the content does not keep, and every one that cannot be read, in a sentence."""
    found: list[str] = []
    for path in sorted(HERE.glob("*.toml")):
        try:
            loaded = _load(path)
            CaseFile.model_validate(loaded)
        except tomllib.TOMLDecodeError as problem:
            found.append(f"{path.name} cannot be read: {problem}.")
        except ValidationError as problem:
            found += [_sentence(path.name, loaded, error) for error in problem.errors()]
        else:
            found += [f"{path.name}, {said}" for case in loaded["case"] for said in _told(case, content)]
    return found


def _told(case: Case, content: Questionnaire) -> Iterator[str]:
    return (f"“{case['says']}”: {said}" for said in wrong(case, content))


def _load(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _sentence(name: str, loaded: Mapping[str, Any], error: Any) -> str:
    place = list(error["loc"])
    says = f", “{loaded['case'][place[1]].get('says')}”" if len(place) > 1 else ""
    return f"{name}{says}, at {' > '.join(str(part) for part in place[2:]) or 'the top'}: {error['msg']}."


def wrong(case: Case, content: Questionnaire) -> Iterator[str]:
    """What is not as the case says; everything that was found stands beside it."""
    yield from _unknown(case, content)
    found = facts(summarise(content, checks(case), edits(case))) | ended(content, checks(case))
    if lost := sorted(set(case.get("expect", [])) - found):
        yield f"{_listed(lost)} should be found. Found: {_listed(sorted(found))}."
    if odd := sorted(set(case.get("never", [])) & found):
        yield f"{_listed(odd)} must not be found."


def _listed(found: Iterable[str]) -> str:
    return ", ".join(found) or "nothing"


def _unknown(case: Case, content: Questionnaire) -> Iterator[str]:
    """A slip of the pen would otherwise prove nothing."""
    known = {**content.items, **content.extras}
    for check in checks(case):
        for name, said in check.answers.items():
            item = known.get(name.partition("_")[0])
            if item is None:
                yield f"{name} is no item."
            elif odd := sorted(set(said.options) - set(item.options)):
                yield f"{name} has no answer {_listed(odd)}."


def checks(case: Case) -> list[Check]:
    return [_check(name, case[name], case, number) for number, name in enumerate(DAYS) if name in case]


def _check(name: str, said: Mapping[str, Any], case: Case, number: int) -> Check:
    return Check(
        id=name,
        stage=STAGES.get(name, Stage.AFTER),
        day=DAYS[name],
        number=number,
        answers={item: _answer(value) for item, value in said.items()},
        importance={section: Level(level) for section, level in case.get("need", {}).items()},
        settled=case.get("settled", {}),
        safety=frozenset(case.get("safety", [])),
    )


def _answer(value: Any) -> Answer:
    if not isinstance(value, dict):
        return Answer((value,))
    level = Level(value["level"]) if "level" in value else None
    options, text, note = tuple(value.get("is", [])), value.get("text", ""), value.get("note", "")
    return Answer(options, text, note, value.get("about", ""), level)


def edits(case: Case) -> Edits:
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
    shown = {
        "safety": summary.safety,
        "options": summary.options,
        "observed": summary.observed,
        "picture": summary.picture,
    }
    return found | {name for name, value in shown.items() if value}


def ended(content: Questionnaire, made: list[Check]) -> set[str]:
    """An ending as short facts: ending=plain, block:skills, skills:C-E2, back:C-E3=C-B2 …"""
    record = Record(made, content.follow_ups)
    kind = ending.kind_of(record)
    found = {f"{name}:{one.said.item}" for name in ending.Gathered for one in ending.gathered(content, record, name)}
    for one in ending.looking_back(content, record):
        found.add(f"back:{one.said.item}={' '.join(said.item for said in one.beside)}")
    return found | ({f"ending={kind}", *(f"block:{block}" for block in ending.SUMMARIES[kind])} if kind else set())
