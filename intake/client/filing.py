"""A page as a document to take along."""

from collections.abc import Iterable

from django.utils.dateformat import format as on_day
from django.utils.translation import gettext as _

from intake.client.paper import Section
from intake.exports import document
from intake.exports.document import Document
from intake.pack.speaking import language
from intake.pack.times import today


def page(kind: str, sections: Iterable[Section], title: str = "") -> Document:
    """Headings and lines in the client's own voice, as they stand on paper."""
    parts = [document.listed(one.name, one.lines, one.kind) for one in sections]
    lead = _("Words I chose. %(day)s") % {"day": on_day(today(), "j F Y")}
    return document.make(kind, parts, lead, language(), title)
