"""What one reader sees of a share: frozen lines in the client's words. No marks, no counts, no safety, no evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

FIRST = ("say", "meet", "practical")
SECTIONS = (*FIRST, "ask", "raise", "works", "happened", "goals", "needs", "own")


@dataclass(frozen=True)
class SharedLine:
    """`id` is stable between versions of a share and tells nothing outside of it. `changed` marks a line of a newer
    version, where the client agreed to show that."""

    id: str
    says: str
    note: str = ""
    changed: bool = False

    @property
    def named(self) -> tuple[str, str]:
        """A practical line, "Cost: up to 90", as its name and the rest."""
        name, _, rest = self.says.partition(": ")
        return (name, rest) if rest else ("", name)


@dataclass(frozen=True)
class SharedSection:
    kind: str
    lines: tuple[SharedLine, ...]


@dataclass(frozen=True)
class Snapshot:
    """One frozen share. `wishes` are the answers of shared lines that a therapist's card may be set beside (item id to
    option ids); `asks` are requests for the preparation list; `met` says after what it was written."""

    name: str
    sections: tuple[SharedSection, ...]
    met: str = ""
    contact: str = ""
    wishes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    asks: tuple[str, ...] = ()
    language: str = "en"
    content_version: str = ""

    @property
    def lines(self) -> tuple[SharedLine, ...]:
        return tuple(line for section in self.sections for line in section.lines)

    @property
    def says_first(self) -> tuple[SharedLine, ...]:
        return self.section("say")

    @property
    def meets(self) -> tuple[SharedLine, ...]:
        return self.section("meet")

    @property
    def practical(self) -> tuple[SharedLine, ...]:
        return self.section("practical")

    @property
    def rest(self) -> tuple[SharedSection, ...]:
        """What does not stand at the top."""
        return tuple(one for one in self.sections if one.kind not in FIRST and one.lines)

    def section(self, kind: str) -> tuple[SharedLine, ...]:
        return next((one.lines for one in self.sections if one.kind == kind), ())

    @property
    def first_line(self) -> str:
        """What stands for the share in a list of many."""
        return self.lines[0].says if self.lines else ""

    def marking_changes(self, earlier: "Snapshot") -> "Snapshot":
        """This version with a mark on each line that the earlier one did not hold so."""
        known = {line.id: line.says for line in earlier.lines}

        def marked(line: SharedLine) -> SharedLine:
            return replace(line, changed=known.get(line.id) != line.says)

        sections = (replace(one, lines=tuple(map(marked, one.lines))) for one in self.sections)
        return replace(self, sections=tuple(sections))


def plain(snapshot: Snapshot) -> dict[str, Any]:
    return {
        "name": snapshot.name,
        "sections": [[one.kind, [[x.id, x.says, x.note, x.changed] for x in one.lines]] for one in snapshot.sections],
        "met": snapshot.met,
        "contact": snapshot.contact,
        "wishes": {item: list(options) for item, options in snapshot.wishes.items()},
        "asks": list(snapshot.asks),
        "language": snapshot.language,
        "content_version": snapshot.content_version,
    }


def read(body: Mapping[str, Any]) -> Snapshot:
    sections = (SharedSection(kind, tuple(SharedLine(*line) for line in lines)) for kind, lines in body["sections"])
    return Snapshot(
        body["name"],
        tuple(sections),
        body["met"],
        body["contact"],
        {item: tuple(options) for item, options in body["wishes"].items()},
        tuple(body["asks"]),
        body["language"],
        body["content_version"],
    )
