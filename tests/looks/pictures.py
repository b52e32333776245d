"""Takes the README's pictures again: `python3 manage.py test tests/looks/pictures.py`. The suite leaves it out."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.journeys.ways import browsing, carry
from tests.looks import beside, cast, desk
from tests.looks.cast import Known

PLACE = Path(__file__).parents[2] / "docs" / "pictures"
PHONE = {"width": 390, "height": 844}
WINDOW = {"width": 1280, "height": 800}


@dataclass(frozen=True)
class Picture:
    name: str
    people: Any
    who: str
    address: str
    size: dict[str, int]
    to: str = ""  # a heading to scroll to


PICTURES = (
    Picture("question", cast.cast, "alex", "/check/{check}/C-B2", PHONE),
    Picture("summary", cast.cast, "robin", "/with/{who}/summary", WINDOW),
    Picture("compare", beside.people, "morgan", "/compare", WINDOW),
    Picture("desk", desk.people, "rivera", "/desk/share/{who}", WINDOW),
)


@pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one.name)
@pytest.mark.django_db(transaction=True)
def test_take(picture: Picture, browser: Any, live_server: Any) -> None:
    known: Known = picture.people()[picture.who]
    with browsing(browser, viewport=picture.size, reduced_motion="reduce", color_scheme="light") as page:
        carry(known[0], page.context, live_server.url)
        page.goto(live_server.url + picture.address.format(check=known[1], who=known[2]))
        page.evaluate("document.fonts.ready")
        taken = Image.open(io.BytesIO(page.screenshot()))
    taken.save(PLACE / f"{picture.name}.webp", quality=82, method=6)
