"""A file with something of everything in it, as plain data that a test may spoil."""

import json
from typing import Any

import pytest
from django.core.cache import cache

from intake.exports.resume_file import data_of
from tests.saved import save, wrote_everywhere


@pytest.fixture
def document(db: None) -> dict[str, Any]:
    cache.clear()
    return dict(json.loads(data_of(save(wrote_everywhere(), private="yes"))))
