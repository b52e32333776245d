"""An address as a picture for a camera."""

import io

import segno
from django.http import HttpResponse


def picture_of(address: str) -> HttpResponse:
    """A plain SVG without a style or a size of its own: the page that shows it has both."""
    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", xmldecl=False, omitsize=True, light="#fff")
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")
