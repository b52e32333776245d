"""A file that could be written only in part is not written at all."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.db.utils import DatabaseError

from tests.own_data.counted import counts
from tests.people import begin, sam
from tests.saved import agree, bring, opened_by


class Full(DatabaseError):
    """As the database says that it is full."""


def failing_at(row: int) -> Callable[..., Any]:
    """From the so manyth statement that writes rows on, nothing can be written."""
    written = 0

    def run(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal written
        written += "INTO" in sql and "intake_record" in sql
        if written >= row:
            raise Full
        return execute(sql, params, many, context)

    return run


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("into_an_open_one", [False, True])
def test_a_failure_half_way_changes_nothing(into_an_open_one: bool, document: dict, monkeypatch: Any) -> None:
    monkeypatch.setattr("intake.models.notebook.AT_ONCE", 10)
    client = sam()
    client.raise_request_exception = False
    if into_an_open_one:
        begin(client)
    page, before = bring(client, json.dumps(document).encode()), counts()
    index = opened_by(client).index if into_an_open_one else None
    with connection.execute_wrapper(failing_at(3)):
        assert agree(client, page).status_code == 500
    assert counts() == before
    assert (opened_by(client).index if into_an_open_one else None) == index
    assert agree(client, page).status_code == 200  # positive control: and then it is all there
    assert counts()[2] > before[2] + 30
