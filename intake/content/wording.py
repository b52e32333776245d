"""Every sentence about an item or a finding, by language and id. Never a rule, never a verdict."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from intake.content import released
from intake.engine import ending
from intake.engine.criteria import Answering, Item, Kind, Questionnaire, Stage

HERE = Path(__file__).parent / "words"
Table = Mapping[str, Any]
TONES = ("short", "warm", "letter")


@dataclass(frozen=True, eq=False)
class Words:
    """All words of one language: about items those of one version, about everything else those of today. Read once."""

    items: Mapping[str, Table]
    files: Mapping[str, Table]  # file name without .toml -> its tables
    language: str = "en"

    def at(self, version: str) -> "Words":
        """As it was worded when a check of that version asked; an answer keeps the wording it was given to."""
        return words(self.language, version)

    def text(self, item_id: str, key: str, option: str = "") -> str:
        """The words of an item: one string for every answer, or a table by answer."""
        found = self.of(item_id).get(key, "")
        if isinstance(found, dict):
            return str(found.get(option, ""))
        return str(found)

    def of(self, item_id: str) -> Table:
        """The words of an item; those of `R-O2_C-A1` are those of R-O2."""
        return self.items[item_id.partition("_")[0]]

    def option(self, item: Item, option: str) -> str:
        own = self.of(item.id).get("options", {})
        shared = self.files["kinds"].get(item.answering, {})
        if option == "na":
            return str(self.files["kinds"]["YPN"]["na"])
        return str(own.get(option) or shared.get(option) or option)

    def hint(self, item: Item, option: str) -> str:
        """An item's own; on observation items, what sets No and Not seen yet apart; something else asks for a note."""
        if option in self.of(item.id).get("hints", {}):
            return str(self.of(item.id)["hints"][option])
        if option == "other":
            return str(self.files["kinds"]["hints"]["other"])
        if item.answering is not Answering.YPN or item.stage in (Stage.BEFORE, Stage.ENDING):
            return ""
        return str(self.files["kinds"]["hints"].get(option, ""))

    def file(self, name: str) -> Table:
        return self.files[name]


def languages() -> tuple[str, ...]:
    """Every language that has a folder."""
    return tuple(sorted(folder.name for folder in HERE.iterdir() if folder.is_dir()))


@cache
def words(language: str = "en", version: str = "") -> Words:
    """Those of a version, or of the newest one: a version's folder holds what is worded otherwise than before it.

    A table that stands in a newer folder takes the place of the older one of its name, whole.
    """
    folder = HERE / language
    if not folder.exists():
        folder = HERE / "en"
    items: dict[str, Table] = {}
    files: dict[str, Table] = {path.stem: _load(path) for path in sorted(folder.glob("*.toml"))}
    for layer in _layers(folder, version):
        for path in sorted((layer / "items").glob("*.toml")):
            items |= _load(path)
        for path in sorted(layer.glob("*.toml")):
            files[path.stem] = {**files.get(path.stem, {}), **_load(path)}
    return Words(items | dict(files.get("extras", {})), files, folder.name)


def _layers(folder: Path, version: str) -> list[Path]:
    found = released.folders(folder)
    return [one for one in found if not version or released.place(one.name) <= released.place(version)]


@cache
def _load(path: Path) -> Table:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def missing(content: Questionnaire, language: str) -> list[str]:
    """Every word a rule can produce and the files do not have, one sentence each."""
    spoken = words(language, content.version)
    found: list[str] = []
    for item in (*content.items.values(), *content.extras.values()):
        if item.id not in spoken.items:
            found.append(f"{item.id} has no words.")
            continue
        found += [f"{item.id} lacks {what}." for what in _lacks(item, spoken)]
    found += [f"{rule.id} lacks its sentence." for rule in content.flags if rule.id not in spoken.file("flags")]
    found += [
        f"{pair.id} lacks its words." for pair in content.contradictions if pair.id not in spoken.file("contradictions")
    ]
    found += [f"{line.id} lacks its words." for line in content.safety if line.id not in spoken.file("safety")]
    return [*found, *_lacks_endings(spoken)]


def _lacks_endings(spoken: Words) -> Iterator[str]:
    """Each kind of ending has its sentences, and words to end with in every tone; one that was not safe has none."""
    said, goodbyes = spoken.file("endings"), spoken.file("goodbyes")
    blocks = said.get("blocks", {})
    for kind, shown in ending.SUMMARIES.items():
        own, tones = said.get(kind, {}), goodbyes.get(kind, {})
        wanted = ("heading", "says", "back") if shown else ("heading", "says")
        yield from (f"The ending {kind} lacks its {key}." for key in wanted if not own.get(key))
        yield from (
            f"The ending {kind} lacks words to end with, {tone}." for tone in TONES if shown and not tones.get(tone)
        )
        yield from (f"The block {block} lacks its name." for block in shown if not blocks.get(block, {}).get("name"))


def _lacks(item: Item, spoken: Words) -> Iterator[str]:
    for key in ("question", "why", "short"):
        if not spoken.text(item.id, key):
            yield f"the {key}"
    own = spoken.items[item.id].get("options", {})
    if item.answering in (Answering.ONE, Answering.PICK):
        yield from (f"the words of {option}" for option in item.options if option not in own and option != "na")
    if item.fact and not spoken.items[item.id].get("fact"):
        yield "the fact words"
    yield from _lacks_findings(item, spoken)


def _lacks_findings(item: Item, spoken: Words) -> Iterator[str]:
    for option, kind in _possible(item):
        key = {Kind.FIT: "seen", Kind.RAISE: "raise"}.get(kind)
        if key and not spoken.text(item.id, key, option):
            yield f"the {key} words of {option}"
        if kind is Kind.RAISE and not spoken.text(item.id, "say", option) and not spoken.text(item.id, "say"):
            yield f"the say words of {option}"


def _possible(item: Item) -> Iterator[tuple[str, Kind]]:
    if item.outcomes is not None:
        yield from ((option, row.gives) for row in item.outcomes if row.gives for option in sorted(row.options))
    elif item.stage in (Stage.AFTER, Stage.ONGOING) and item.answering in (Answering.YPN, Answering.LRM):
        low = ("partly", "no") if item.answering is Answering.YPN else ("little", "much")
        yield ("yes", Kind.FIT)
        if not item.never_raise:
            yield from ((option, Kind.RAISE) for option in low)
