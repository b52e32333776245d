"""The fit picture: one strip per section, and per column the findings that stand in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from intake.engine.criteria import Kind, Questionnaire, Stage
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
    """A strip for each section about which something was found, and what was repaired among its strengths."""
    repaired = [_repaired(life) for life in followed if life.repaired]
    by_section: dict[str, list[Finding]] = {section.id: [] for section in content.sections}
    for one in (*findings, *repaired):
        item = content.items.get(one.item)
        if item and not _is_only_needed(one, content):
            by_section[content.section_of(item).id].append(one)
    return tuple(PictureRow(section, _columns(own)) for section, own in by_section.items() if own)


def _columns(findings: list[Finding]) -> dict[str, tuple[Finding, ...]]:
    return {row: tuple(one for one in findings if one.row == row) for row in ("no", "partly", "yes", "not_seen")}


def sign_of(finding: Finding) -> str:
    """The kind a mark stands for: fit, ask, raise, flag or repair."""
    if finding.words == "repair":
        return "repair"
    return "flag" if finding.flag else finding.kind.value


def _is_only_needed(finding: Finding, content: Questionnaire) -> bool:
    """A question that rests on needs alone: no answer is about the therapist, so there is nothing to draw."""
    asked = (content.item(said.item) for said in finding.evidence)
    return all(item is not None and item.stage is Stage.BEFORE for item in asked)


def _repaired(life: Followed) -> Finding:
    return Finding(
        f"repair:{life.concern}", Kind.FIT, life.concern, "changed", life.evidence, row="yes", words="repair"
    )
