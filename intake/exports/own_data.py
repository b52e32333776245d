"""Everything in a notebook as one document that people and programs can read, by a published schema.

What it holds beside ids is for reading only: `own_data_read` looks at the ids.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import category

from intake.content import released, wording
from intake.content.reader import known
from intake.content.wording import Words
from intake.engine.answers import Answer
from intake.engine.criteria import Level
from intake.engine.findings import is_safety

NAME, VERSION = "notebook", 1
SCHEMA = (Path(__file__).parent / f"{NAME}-{VERSION}.schema.json").read_bytes()
Plain = Mapping[str, Any]


def write(notebook: Plain, language: str, today: date, private: bool) -> dict[str, Any]:
    """The document. What belongs to the private page is in it only when that was asked for, and marked."""
    checks = [_check(one, language, private) for one in notebook["checks"]]
    return {
        "schema": {"name": NAME, "version": VERSION},
        "language": language,
        "saved_on": today.isoformat(),
        "content_versions": sorted({one["version"] for one in checks}, key=released.place),
        "holds_private": any(_holds_private(one) for one in checks),
        "seen_summary": notebook["seen_summary"],
        "stopped_at": notebook["stopped_at"],
        "therapists": [_tidied(one) for one in notebook["therapists"]],
        "checks": checks,
        "own": _tidied(notebook["own"]),
    }


def readable(document: Plain) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def compact(document: Plain) -> str:
    """Without what is for reading only."""
    checks = [one | {"answers": list(_ids_of(one["answers"]))} for one in document["checks"]]
    return json.dumps({**document, "checks": checks}, ensure_ascii=False, separators=(",", ":"))


def _ids_of(answers: Iterable[Plain]) -> Iterator[Plain]:
    for one in answers:
        yield {key: value for key, value in one.items() if key not in ("question", "in_words")}


def answer_of(plain: Plain) -> Answer:
    level = plain.get("level")
    return Answer(
        tuple(plain.get("options", ())),
        plain.get("text", ""),
        plain.get("note", ""),
        plain.get("about", ""),
        Level(level) if level else None,
    )


def _check(plain: Plain, language: str, private: bool) -> dict[str, Any]:
    told = [_answer(one, plain["version"], language) for one in plain["answers"]]
    check = {**plain, "answers": [one for one in told if private or "private" not in one]}
    if not private:
        check.pop("private_list", None)
    return dict(_tidied(check))


def _answer(plain: Plain, version: str, language: str) -> dict[str, Any]:
    """Its question and the answer in words stand beside the ids."""
    item, words = known(version).item(plain["item"]), wording.words(language, version)
    told: dict[str, Any] = {"item": plain["item"]}
    if item is None:
        return {**told, **plain}
    answer = answer_of(plain)
    told["question"] = words.text(item.id, "question")
    if answer.options:
        told["in_words"] = "; ".join(words.option(item, one) for one in answer.options) + _about(answer, words)
    told |= {key: value for key, value in plain.items() if key != "item"}
    return told | ({"private": True} if is_safety(item, answer) else {})


def _about(answer: Answer, words: Words) -> str:
    known_item = answer.about in words.items
    return f" ({words.text(answer.about, 'short')})" if known_item else ""


def _holds_private(check: Plain) -> bool:
    return "private_list" in check or any("private" in one for one in check["answers"])


def _tidied(value: Any) -> Any:
    """Without control characters: a name may have been typed with some."""
    if isinstance(value, str):
        return "".join(sign for sign in value if sign in "\n\t" or category(sign) != "Cc")
    if isinstance(value, dict):
        return {key: _tidied(one) for key, one in value.items()}
    return [_tidied(one) for one in value] if isinstance(value, list) else value
