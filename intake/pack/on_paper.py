"""A share on paper: what its reader sees, and nothing beside it."""

from collections.abc import Iterator
from datetime import date

from django.utils.dateformat import format as on_day
from django.utils.translation import gettext as _

from intake.engine.shared import SharedLine, Snapshot
from intake.exports import document
from intake.exports.document import Document, Line, Part
from intake.pack.speaking import language, words


def reading_page(snapshot: Snapshot, until: date) -> Document:
    """For its reader: the client's words, and the requests as a list to tick."""
    name = snapshot.name or words().file("sharing")["nobody"]
    said = {"met": snapshot.met, "day": on_day(until, "j F Y")}
    lead = " · ".join(filter(None, [_("%(met)s. To be read until %(day)s.") % said, snapshot.contact]))
    title = _("From %(name)s: what helps me and what I want to ask") % {"name": name}
    return document.make("shared", [*_parts(snapshot), *_asks(snapshot)], lead, language(), title)


def receipt(snapshot: Snapshot, told: dict[str, str]) -> Document:
    """For the client. `told` is what was agreed to and how it is ended, by the name of each line."""
    agreed = Part("", tuple(Line(name, (says,)) for name, says in told.items() if says))
    return document.make("receipt", [agreed, *_parts(snapshot)], snapshot.name, language())


def _parts(snapshot: Snapshot) -> Iterator[Part]:
    groups = words().file("sharing")["groups"]
    for section in snapshot.sections:
        if section.lines:
            yield Part(groups[section.kind], tuple(map(_line, section.lines)), section.kind)


def _line(line: SharedLine) -> Line:
    changed = (_("Changed"),) if line.changed else ()
    return Line(line.says, (*changed, *filter(None, [line.note])))


def _asks(snapshot: Snapshot) -> Iterator[Part]:
    if snapshot.asks:
        yield document.listed(_("Fitcheck suggests"), snapshot.asks, "ask")
