"""A version of the content is born beside the others, with the words that differ; the older ones stay as they were."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from intake.content import reader, released, wording
from tests.released import GONE, MARK, NEW, OLD, forget, release


@pytest.fixture
def both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Two versions: where their files are."""
    release(tmp_path, monkeypatch)
    yield tmp_path
    monkeypatch.undo()
    forget()


def test_versions_are_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    for name in ("2026-10", "2026-9", "2027-1", "draft", "2026"):
        (tmp_path / name).mkdir()
    assert [one.name for one in released.folders(tmp_path)] == ["2026-9", "2026-10", "2027-1"]
    assert released.newest(["2026-9", "2026-10", "2026-1"]) == "2026-10"


def test_the_newest_folder_is_what_a_new_check_asks(both: Path) -> None:
    assert reader.versions() == (OLD, NEW)
    assert "T-A7" in reader.questionnaire().items
    assert "T-A7" not in reader.questionnaire(OLD).items


def test_words_of_an_item_are_those_of_the_version_and_other_words_those_of_today(both: Path) -> None:
    sections = both / "words" / "en" / "sections.toml"
    sections.write_text(sections.read_text(encoding="utf-8").replace("Trust", "Trusting"), encoding="utf-8")
    forget()
    then, now = wording.words("en", OLD), wording.words()
    question = then.text("T-A5", "question")
    assert MARK not in question and now.text("T-A5", "question") == f"{question} {MARK}"
    assert then.file("sections") == now.file("sections") and now.file("sections")["trust"]["name"] == "Trusting"
    assert then.file("kinds")["YPN"]["partly"] == "Partly" and MARK in now.file("kinds")["YPN"]["partly"]
    assert now.at(OLD) is then


def test_what_a_newer_version_does_not_word_otherwise_stays_as_it_was(both: Path) -> None:
    now, then = wording.words("en", NEW), wording.words("en", OLD)
    assert now.of("T-A6") == then.of("T-A6")
    assert now.file("kinds")["NEED"] == then.file("kinds")["NEED"]


def test_a_table_that_is_worded_otherwise_stands_there_whole(both: Path) -> None:
    path = both / "words" / "en" / NEW / "items" / "C.toml"
    path.write_text('[C-A1]\nquestion = "q"\nwhy = "w"\nshort = "s"\n', encoding="utf-8")
    forget()
    assert wording.words("en", NEW).of("C-A1") == {"question": "q", "why": "w", "short": "s"}
    assert "C-A1 lacks the raise words of little." in wording.missing(reader.questionnaire(), "en")
    assert wording.missing(reader.questionnaire(OLD), "en") == []


def test_the_content_check_reads_every_version(both: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("content")
    assert f"{190 - len(GONE) + 1} items" in capsys.readouterr().out
    path = both / "words" / "en" / OLD / "items" / "T.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('short = "They pay attention to you"\n', ""), "utf-8")
    forget()
    with pytest.raises(CommandError, match=f"en, {OLD}: T-A5 lacks the short"):
        call_command("content")


def test_answers_outlive_their_question(both: Path) -> None:
    asks, knows = reader.questionnaire(NEW), reader.known(NEW)
    assert set(knows.items) - set(asks.items) == set(GONE)
    assert (knows.lengths, knows.flags, knows.contradictions) == (asks.lengths, asks.flags, asks.contradictions)
    assert [one for one in knows.items if one in asks.items] == list(asks.items)
    assert list(knows.items).index("T-A6") < list(knows.items).index("P-A1")  # by its part, not at the end of all


def test_with_one_version_what_is_known_is_what_is_asked() -> None:
    assert reader.known(reader.versions()[-1]) == reader.questionnaire()


def test_a_language_without_the_words_of_an_older_version_is_told_so(both: Path) -> None:
    german = both / "words" / "de"
    shutil.copytree(both / "words" / "en", german)
    for path in (german / OLD).rglob("*.toml"):
        newer = german / NEW / path.relative_to(german / OLD)
        newer.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    shutil.rmtree(german / OLD)
    with pytest.raises(CommandError, match=f"de, {OLD}: T-A5 has no words"):
        call_command("content")
