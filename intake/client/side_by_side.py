"""A comparison in words: its columns, its parts, and practical facts. Kinds are counted, and never summed up."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from intake.client import lines
from intake.client.entry import called
from intake.client.telling import kind_of_check, section_name
from intake.comparing import LIMITS, Compared, cell_name
from intake.content import sentences
from intake.engine.comparing import Cell, Row
from intake.engine.criteria import Level
from intake.engine.findings import Finding
from intake.pack.speaking import words
from intake.returning import Opened
from intake.summing import Summed


def columns(opened: Opened, compared: Compared) -> list[dict[str, Any]]:
    """Each with their name, and the newest check with its day."""
    found = []
    for one in compared.people:
        heads = opened.index.with_them(one.id)
        newest = {"kind": kind_of_check(heads[-1]), "day": heads[-1].day} if heads else {}
        found.append({"id": one.id, "name": called(opened, one.id), **newest})
    return found


def table(opened: Opened, compared: Compared, rows: tuple[Row, ...]) -> list[dict[str, Any]]:
    names = {one.id: called(opened, one.id) for one in compared.people}
    return [
        {
            "section": row.section,
            "name": section_name(row.section),
            "level": words().file("kinds")["NEED"][row.level] if row.level else _("Say how much it matters"),
            "cells": [_cell(row, cell, compared, names[cell.therapist]) for cell in row.cells],
        }
        for row in rows
    ]


def _cell(row: Row, cell: Cell, compared: Compared, name: str) -> dict[str, Any]:
    summed = compared.summed[cell.therapist]
    named = cell_name(cell.therapist, row.section)
    return {
        "who": cell.therapist,
        "name": name,
        "value": named,
        "ticked": named in compared.ticks,
        "kinds": lines.counted(lines.kinds(cell.found, summed)),
        "says": reason(cell, summed),
        "must": cell.reason is not None and cell.reason.level is Level.MUST,
        "enough": cell.enough,
        "asks": to_ask(cell.asks, cell.unasked, summed),
    }


def onward(table: list[dict[str, Any]], columns: list[dict[str, Any]]) -> dict[str, str]:
    """Where the buttons inside the comparison lead, by their values."""
    cells = [(row["section"], cell) for row in table for cell in row["cells"]]
    return {
        **{f"part:{row['section']}": reverse("matters", args=[row["section"]]) for row in table},
        **{cell["value"]: f"{reverse('summary_of', args=[cell['who']])}#part-{part}" for part, cell in cells},
        **{f"facts:{one['id']}": f"{reverse('practical', args=[one['id']])}?from=compare" for one in columns},
    }


def reason(cell: Cell, summed: Summed) -> str:
    """One finding as a sentence; a repaired one by its short name."""
    found = cell.reason
    if found is None:
        return ""
    if found.words == "repair":
        life = summed.summary.life_of(found.item)
        return f"{lines.concern(life)}. {words().file('ladder')['changed']['says']}"
    return sentences.statement(found, words(), summed.told)


def to_ask(found: Finding | None, unasked: str, summed: Summed) -> dict[str, Any] | None:
    """The words to ask, or what to look for."""
    if found:
        says = sentences.question(found, words(), summed.told)
        return {"says": says, "ask": not lines.is_to_notice(found, summed)}
    if not unasked:
        return None
    spoken = words(summed.content.version)
    text, short = spoken.text(unasked, "ask"), spoken.text(unasked, "short")
    look_for = str(spoken.file("phrases")["look_for"]).replace("{short}", short)
    return {"says": text or look_for, "ask": bool(text)}


def limits(needs: Summed) -> dict[str, str]:
    """What the client said they need, by limit."""
    return {name: lines.limit(needs, name) for name in LIMITS if name in needs.extras}


def practical(opened: Opened, compared: Compared) -> list[dict[str, Any]]:
    """Facts only, each limit beside what the client needs. A row nobody said anything about is left out."""
    own = limits(compared.needs)
    rows = []
    for name in LIMITS:
        cells = [
            {"name": called(opened, one.id), "says": compared.facts[one.id].get(name, "")} for one in compared.people
        ]
        if own.get(name) or any(cell["says"] for cell in cells):
            rows.append({"name": words().text(name, "short"), "own": own.get(name, ""), "cells": cells})
    return rows


def ticked(opened: Opened, compared: Compared) -> str:
    """The cells that count for the client, a line each, in the order of the page."""
    found = []
    for row in table(opened, compared, compared.rows):
        for cell in row["cells"]:
            if cell["ticked"] and cell["kinds"]:
                found.append(f"{cell['name']}, {row['name']}: {cell['says']}")
    return "\n".join(found)
