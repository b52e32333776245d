"""A language is data: a folder of words and a catalogue; the page speaks what the browser asks for."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from intake.content import wording
from intake.pack import speaking
from tests.people import begin, sam

pytestmark = pytest.mark.django_db
HERE = Path(wording.__file__).parent / "words"


@pytest.fixture
def a_second_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[None]:
    """The English words in a folder of another name, with one question worded otherwise."""
    for name in ("en", "de"):
        shutil.copytree(HERE / "en", tmp_path / name)
    trust = tmp_path / "de" / "2026-1" / "items" / "T.toml"
    trust.write_text(trust.read_text().replace("Did the therapist pay attention to you?", "Aufmerksam?"))
    monkeypatch.setattr(wording, "HERE", tmp_path)
    settings.LANGUAGES = [("de", "de"), ("en", "en")]
    wording.words.cache_clear()
    yield
    wording.words.cache_clear()


def test_the_words_come_from_the_folder_of_the_language_in_use(a_second_language: None) -> None:
    with translation.override("de"):
        assert speaking.words().text("T-A5", "question") == "Aufmerksam?"
    with translation.override("en-gb"):
        assert speaking.words().text("T-A5", "question") == "Did the therapist pay attention to you?"


def test_a_question_is_asked_in_the_language_of_the_browser(a_second_language: None) -> None:
    client = sam()
    address = begin(client, contact="yes", length="first")
    page = client.get(address, HTTP_ACCEPT_LANGUAGE="de-AT,de;q=0.9").content.decode()
    assert "Aufmerksam?" in page and '<html lang="de"' in page


def test_the_content_check_reads_every_language() -> None:
    assert wording.languages() == ("en",)
