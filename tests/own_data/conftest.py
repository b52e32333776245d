"""A file with something of everything in it, as plain data that a test may spoil."""

import json
from typing import Any

import pytest
from django.core.cache import cache

from intake.client import limited
from intake.exports.resume_file import data_of
from tests.saved import save, wrote_everywhere


@pytest.fixture(autouse=True)
def as_many_as_one_likes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hundreds of files from one network within an hour."""
    monkeypatch.setitem(limited.AN_HOUR, "upload", 100_000)


@pytest.fixture
def document(db: None) -> dict[str, Any]:
    cache.clear()
    return dict(json.loads(data_of(save(wrote_everywhere(), private="yes"))))
