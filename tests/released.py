"""A second version of the content beside the first, as a release makes one: files in a folder, and nothing else.

Whatever it says about an item ends in a mark. Partly is called otherwise, T-A6 and T-B4 are asked no more, T-A7 is new.
"""

import json
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from intake.client import markup, plan
from intake.content import reader, wording

OLD, NEW = "2026-1", "2026-10"  # by numbers the newer one; by letters it would stand before 2026-2
MARK = "(as of 2026-10)"
GONE = ("T-A6", "T-B4")
BORN = '[[item]]\nid = "T-A7"\nstage = "after"\nkind = "YPN"\nstarred = true\n'
CACHES = (
    *(reader.versions, reader._questionnaire, reader.known, reader.is_draft, wording.words, wording._load, plan.plan),
    *(markup.unanswered, markup.why, markup.importance, markup.beginning),
)


def release(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on the server reads both versions."""
    shutil.copytree(reader.HERE / "versions" / OLD, folder / "versions" / OLD)
    shutil.copytree(reader.HERE / "versions" / OLD, folder / "versions" / NEW)
    shutil.copytree(wording.HERE, folder / "words")
    _change_what_is_asked(folder / "versions" / NEW / "items" / "T.toml")
    for path in sorted((folder / "words" / "en" / OLD).rglob("[A-Ze]*.toml")):
        _reword(path, folder / "words" / "en" / NEW / path.relative_to(folder / "words" / "en" / OLD))
    (folder / "words" / "en" / NEW / "kinds.toml").write_text(_toml({"YPN": _scale()}), encoding="utf-8")
    monkeypatch.setattr(reader, "HERE", folder)
    monkeypatch.setattr(wording, "HERE", folder / "words")
    forget()


def forget() -> None:
    """What was read before is read again."""
    for cache in CACHES:
        cache.cache_clear()


def _change_what_is_asked(path: Path) -> None:
    tables = path.read_text(encoding="utf-8").split("\n\n")
    kept = [one for one in tables if not any(f'id = "{gone}"' in one for gone in GONE)]
    path.write_text("\n\n".join([*kept, BORN]), encoding="utf-8")


def _reword(old: Path, new: Path) -> None:
    """Only tables that differ stand in the new folder."""
    words = tomllib.loads(old.read_text(encoding="utf-8"))
    words = {name: _marked(table) for name, table in words.items() if name not in GONE}
    if old.stem == "T":
        words["T-A7"] = words["T-A5"] | {"question": f"Did they look at you? {MARK}"}
    new.parent.mkdir(parents=True, exist_ok=True)
    new.write_text(_toml(words), encoding="utf-8")


def _marked(words: Any) -> Any:
    if isinstance(words, dict):
        return {key: value if key == "terms" else _marked(value) for key, value in words.items()}
    return f"{words} {MARK}" if words else ""


def _scale() -> dict[str, str]:
    return dict(wording.words("en", OLD).file("kinds")["YPN"]) | {"partly": f"In part {MARK}"}


def _toml(tables: dict[str, Any]) -> str:
    return "\n".join(f"[{name}]\n{_lines(table)}" for name, table in tables.items())


def _lines(table: dict[str, Any]) -> str:
    return "".join(f"{key} = {_value(value)}\n" for key, value in table.items())


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_value(one)}" for key, one in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)
