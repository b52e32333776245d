"""What stands beside and around the text: contents, the example on the first page, no sheet without its use."""

import re
from pathlib import Path

import pytest
from django.test import Client

from tests.people import answer, begin, check_of, sam

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
BUILT = {"lo", "hi", "bay", "on", "at", "mark", "icon", "is-key", "ring", "input", "error"}  # named in Python
SCRIPTED = {"dots", "gone"}
KINDS = {"k-fit", "k-ask", "k-raise", "k-flag", "k-repair"}


def walked(stage: dict[str, str], answers: dict[str, str]) -> Client:
    client = sam()
    check = check_of(begin(client, **stage))
    answer(client, check, answers)
    return client


def test_every_line_of_the_contents_leads_to_a_place_on_the_page() -> None:
    answers = {"T-A1": "yes", "T-A2": "not_seen", "G-A2": "no", "R-A1": "yes", "R-A2": "changed"}
    text = walked({"contact": "yes", "length": "full"}, answers).get("/summary").content.decode()
    contents = text.split('class="aside-nav')[1].split("</nav>")[0]
    targets = re.findall(r'href="#([\w-]+)"', contents)
    assert {"next3", "pic", "g-fit", "g-ask", "g-flag", "g-repair"} <= set(targets)
    assert all(f'id="{name}"' in text for name in targets)


def test_before_a_talk_a_question_stands_once_on_the_page() -> None:
    text = (
        walked({"contact": "no", "length": "full"}, {"P-B3": "must", "N-B2": "must"}).get("/summary").content.decode()
    )
    first = re.findall(r"<q>(.*?)</q>", text)
    assert first
    assert not set(first) & set(re.findall(r'<p class="what">(.*?)</p>', text))


def test_a_mark_can_be_taken_off_on_the_summary() -> None:
    client = walked({"contact": "yes", "length": "full"}, {"G-A2": "no"})
    text = client.get("/summary").content.decode()
    address = re.search(r'<form class="well stack-s" method="post" action="([^"]+)"', text)[1]
    client.post(address, {"mark": "off"})
    assert "Planning therapy without your goals" not in client.get("/summary").content.decode()


def test_the_first_page_shows_a_piece_of_the_example() -> None:
    text = sam().get("/").content.decode()
    assert "Part of an example summary" in text and "1 fit signal, 1 red flag, 1 repaired" in text


@pytest.mark.parametrize("sheet", ["walk.css", "pages.css", "desk.css"])
def test_every_class_of_a_sheet_is_used_in_a_template(sheet: str) -> None:
    css = re.sub(r"/\*.*?\*/|url\(.*?\)|\"[^\"]*\"|{[^{}]*}", "", (ROOT / "static" / sheet).read_text(), flags=re.S)
    used = BUILT | SCRIPTED | KINDS
    for path in (ROOT / "templates").rglob("*.html"):
        for value in re.findall(r'class="((?:{%.*?%}|{{.*?}}|[^"{])*)"', path.read_text(encoding="utf-8"), flags=re.S):
            used |= set(re.findall(r"[\w-]+", value))
    assert set(re.findall(r"\.([a-zA-Z_][\w-]*)", css)) - used == set()
