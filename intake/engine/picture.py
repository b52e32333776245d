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
    rows = []
    for section in content.sections:
        own = [
            one
            for one in (*findings, *repaired)
            if (item := content.items.get(one.item)) and content.section_of(item) == section and not _only_needed(one)
        ]
        if own:
            columns = {row: tuple(one for one in own if one.row == row) for row in ("no", "partly", "yes", "not_seen")}
            rows.append(PictureRow(section.id, columns))
    return tuple(rows)


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
