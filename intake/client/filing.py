"""A page as a document to take along, and a document as a file: under a name that tells nothing."""

from collections.abc import Iterable

from django.http import Http404, HttpResponse
from django.utils.dateformat import format as on_day
from django.utils.translation import gettext as _

from intake.client.paper import Section
from intake.client.speaking import language
from intake.client.times import today
from intake.exports import document, kinds
from intake.exports.document import Document


def page(kind: str, sections: Iterable[Section], title: str = "") -> Document:
    """Headings and lines in the client's own voice, as they stand on paper."""
    parts = [document.listed(one.name, one.lines, one.kind) for one in sections]
    lead = _("Words I chose. %(day)s") % {"day": on_day(today(), "j F Y")}
    return document.make(kind, parts, lead, language(), title)


def as_file(written: Document, form: str) -> HttpResponse:
    """Raises Http404 where there is no such form."""
    shape = kinds.FORMS.get(form)
    if shape is None:
        raise Http404
    return attached(shape.write(written), shape.content_type, kinds.file_name(written, shape))


def attached(body: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
