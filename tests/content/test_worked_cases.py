"""Nothing is published while a worked case fails: whoever writes the content is told, and a server for others stops."""

import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from intake.content import cases, checking, reader, wording
from tests.released import NEW, OLD, forget, release

FAILS = '[[case]]\nsays = "No is a fit"\nafter = { T-A1 = "no" }\nexpect = ["fit:T-A1"]\nnever = ["raise:T-A1"]\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(cases, "HERE", tmp_path)
    return tmp_path


def test_a_case_that_fails_stops_the_content_check_and_says_what_was_found(folder: Path) -> None:
    (folder / "mine.toml").write_text(FAILS, encoding="utf-8")
    with pytest.raises(CommandError) as stopped:
        call_command("content")
    said = str(stopped.value)
    assert "mine.toml, “No is a fit”: fit:T-A1 should be found. Found: " in said
    assert "mine.toml, “No is a fit”: raise:T-A1 must not be found." in said


@pytest.mark.parametrize(
    ("case", "says"),
    [
        ('atfer = { T-A1 = "no" }\nnever = ["safety"]', "“A slip”, at atfer: Extra inputs are not permitted."),
        ('after = { T-A99 = "no" }\nnever = ["safety"]', "“A slip”: T-A99 is no item."),
        ('after = { T-A1 = "not" }\nnever = ["safety"]', "“A slip”: T-A1 has no answer not."),
        ('after = { T-A1 = "no" }', "“A slip”, at the top: Value error, expect or never has to say something."),
        ("after = {", "slip.toml cannot be read"),
    ],
)
def test_a_slip_of_the_pen_proves_nothing_and_is_said(folder: Path, case: str, says: str) -> None:
    (folder / "slip.toml").write_text(f'[[case]]\nsays = "A slip"\n{case}\n', encoding="utf-8")
    (said,) = cases.mistakes(reader.questionnaire())
    assert says in said


def test_what_was_found_good_is_worked_again_once_a_file_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = tmp_path / "engine" / "rules.py"
    rules.parent.mkdir()
    rules.write_text("before", encoding="utf-8")
    monkeypatch.setattr(checking, "RULES", tmp_path)
    assert not checking.is_known_good(tmp_path)
    checking.note_good(tmp_path)
    assert checking.is_known_good(tmp_path)
    rules.write_text("after", encoding="utf-8")
    assert not checking.is_known_good(tmp_path)


def test_the_older_version_comes_back_by_two_lines_of_the_guide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(tmp_path, monkeypatch)
    again = "2027-1"
    try:
        shutil.copytree(tmp_path / "versions" / OLD, tmp_path / "versions" / again)
        shutil.copytree(tmp_path / "words" / "en" / OLD, tmp_path / "words" / "en" / again)
        forget()
        call_command("content")
        assert reader.versions() == (OLD, NEW, again)
        now, then = reader.questionnaire(), reader.questionnaire(OLD)
        assert (list(now.items), now.lengths) == (list(then.items), then.lengths)
        said, was = wording.words(), wording.words("en", OLD)
        assert all(said.of(item) == was.of(item) for item in now.items) and said.file("kinds") == was.file("kinds")
    finally:
        monkeypatch.undo()
        forget()
