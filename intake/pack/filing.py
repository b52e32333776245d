"""A document as a file to take along, under a name that tells nothing."""

from django.http import Http404, HttpResponse

from intake.exports import kinds
from intake.exports.document import Document


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
