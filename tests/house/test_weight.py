"""What a page weighs when it is served: collected files, compressed, fonts apart."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import override_settings

from intake.client import markup
from intake.templatetags import pieces

pytestmark = pytest.mark.django_db
# what is drawn once and kept names the files as they were then
KEPT = (
    *(pieces._sprite, pieces.icon, pieces.mark, pieces.marks),
    *(markup.unanswered, markup.why, markup.importance, markup.beginning),
)
COLLECTED = {"staticfiles": {"BACKEND": "fitcheck.static_files.Collected"}}
START, QUESTION, REQUESTS = 24 * 1024, 30 * 1024, 6


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Collected and compressed once: that takes longest."""
    folder = tmp_path_factory.mktemp("collected")
    with override_settings(STATIC_ROOT=folder, STORAGES=COLLECTED):
        call_command("collectstatic", verbosity=0, interactive=False)
    return folder


@pytest.fixture
def collected(settings: Any, files: Path) -> Iterator[Path]:
    settings.STATIC_ROOT, settings.STORAGES = files, COLLECTED
    forget_what_is_drawn()
    yield files
    forget_what_is_drawn()


def forget_what_is_drawn() -> None:
    for drawn in KEPT:
        drawn.cache_clear()


def asked_for(html: str) -> set[str]:
    named = set(re.findall(r'(?:href|src)="/static/([^"#]+)', html))
    return {name for name in named if not name.endswith(".woff2")}


def weight(html: str, root: Path) -> int:
    bodies = [html.encode(), *((root / name).read_bytes() for name in asked_for(html))]
    return sum(len(brotli.compress(body, quality=11)) for body in bodies)


def test_the_start_page_is_light_and_loads_no_htmx(client: Any, collected: Path) -> None:
    html = client.get("/").content.decode()
    assert "htmx" not in html
    assert weight(html, collected) <= START
    assert 1 + len(asked_for(html)) <= REQUESTS


@pytest.mark.parametrize("length", ["first", "short", "full"])
def test_the_first_question_is_light(client: Any, collected: Path, length: str) -> None:
    begin = {"contact": "yes", "device": "shared", "length": length}
    html = client.post("/walk", begin, follow=True).content.decode()
    assert "htmx" in html and 'class="question"' in html
    assert weight(html, collected) <= QUESTION
    assert 1 + len(asked_for(html)) <= REQUESTS


def test_the_collected_sheet_carries_the_tokens_and_imports_nothing(collected: Path) -> None:
    sheet = (collected / staticfiles_storage.stored_name("walk.css")).read_text(encoding="utf-8")
    assert "--paper:" in sheet and "@import" not in sheet
