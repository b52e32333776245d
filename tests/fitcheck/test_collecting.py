"""A start compresses what it serves only where something has changed."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fitcheck import static_files
from fitcheck.static_files import Collected


@pytest.fixture
def sheet(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """All there is to collect."""
    (tmp_path / "from").mkdir()
    settings.STATICFILES_DIRS = [tmp_path / "from"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "to"
    settings.STORAGES = {"staticfiles": {"BACKEND": "fitcheck.static_files.Collected"}}
    monkeypatch.setattr(static_files, "FROM", tmp_path / "collected-from")
    written = tmp_path / "from" / "one.css"
    written.write_text("a {}")
    return written


@pytest.fixture
def collects(settings: Any, sheet: Path) -> Callable[[], bool]:
    def collects() -> bool:
        """Whether it wrote anything."""
        manifest = Path(settings.STATIC_ROOT) / Collected.manifest_name
        was = manifest.stat().st_mtime_ns if manifest.exists() else 0
        static_files.collect()
        return manifest.stat().st_mtime_ns != was

    return collects


def test_what_has_not_changed_is_not_collected_again(collects: Callable[[], bool]) -> None:
    assert [collects(), collects()] == [True, False]


def test_what_has_changed_is_collected_again(collects: Callable[[], bool], sheet: Path) -> None:
    collects()
    sheet.write_text("b {}")
    assert collects()


def test_what_was_thrown_away_is_collected_again(settings: Any, collects: Callable[[], bool]) -> None:
    collects()
    shutil.rmtree(settings.STATIC_ROOT)
    assert collects()
