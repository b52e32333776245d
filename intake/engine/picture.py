"""The fit picture: one strip per section, and per column the findings that stand in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from intake.engine.criteria import Kind, Questionnaire
from intake.engine.findings import Finding
from intake.engine.followup import Followed


@dataclass(frozen=True)
class PictureRow:
    """One strip of the fit picture: per column the findings that stand in it."""

    section: str
    columns: Mapping[str, tuple[Finding, ...]]


def draw(
    content: Questionnaire, findings: tuple[Finding, ...], followed: tuple[Followed, ...]
) -> tuple[PictureRow, ...]:
    repaired = [_repaired(life) for life in followed if life.repaired]
    by_section: dict[str, list[Finding]] = {section.id: [] for section in content.sections}
    for one in (*findings, *repaired):
        item = content.items.get(one.item)
        if item and not _only_needed(one):
            by_section[content.section_of(item).id].append(one)
    return tuple(PictureRow(section, _columns(own)) for section, own in by_section.items() if own)


def _columns(findings: list[Finding]) -> dict[str, tuple[Finding, ...]]:
    return {row: tuple(one for one in findings if one.row == row) for row in ("no", "partly", "yes", "not_seen")}


def sign_of(finding: Finding) -> str:
    """The kind a mark stands for: fit, ask, raise, flag or repair."""
    if finding.words == "repair":
        return "repair"
    return "flag" if finding.flag else finding.kind.value


def _only_needed(finding: Finding) -> bool:
    """A question that rests on what the client needs stands for no answer about the therapist."""
    return all(said.item[2] == "B" for said in finding.evidence)


def _repaired(life: Followed) -> Finding:
    return Finding(
        f"repair:{life.concern}", Kind.FIT, life.concern, "changed", life.evidence, row="yes", words="repair"
    )
