"""Files that chance has changed are taken in whole or not at all, and make no error."""

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.own_data.counted import counts
from tests.people import sam
from tests.saved import agree, bring, everything_of, opened_by

pytestmark = pytest.mark.django_db


JUNK: list[Any] = [
    None,
    True,
    0,
    -1,
    10**19,
    1.5,
    "",
    "x",
    "\0",
    "\ud800",
    "a" * 90_000,
    [],
    {},
    [[]],
    {"a": {}},
    "T-A1",
]


def places(found: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if way:
        yield way
    inside = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    for name, one in inside:
        yield from places(one, (*way, name))


def mutate(document: dict[str, Any], chance: random.Random) -> None:
    """Somewhere in it something is put, taken away, doubled or put in another place."""
    for _ in range(chance.randint(1, 3)):
        ways = list(places(document))
        *way, last = chance.choice(ways)
        target = document
        for one in way:
            target = target[one]
        kind = chance.randrange(5)
        if kind == 0:
            del target[last]
        elif kind == 1 and isinstance(target, list):
            target.append(copy.deepcopy(target[last]))
        elif kind == 2 and isinstance(target, dict):
            target[chance.choice(["id", "zebra", "private", "__class__", "options"])] = copy.deepcopy(target[last])
        elif kind == 3:
            *other, end = chance.choice(ways)
            moved = document
            try:
                for one in other:
                    moved = moved[one]
                target[last] = copy.deepcopy(moved[end])
            except (KeyError, IndexError, TypeError):
                target[last] = None
        else:
            target[last] = copy.deepcopy(chance.choice(JUNK))


def test_hundreds_of_mutated_files_make_no_error_and_are_taken_in_whole_or_not_at_all(document: dict) -> None:
    whole = json.dumps(document)
    taken = 0

    @settings(max_examples=250, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 2**32))
    def each(seed: int) -> None:
        nonlocal taken
        mutated, client, before = json.loads(whole), sam(), counts()
        mutate(mutated, random.Random(seed))  # noqa: S311 - chance, no secret
        page = bring(client, json.dumps(mutated).encode())
        assert page.status_code in (200, 422) and counts() == before
        if page.status_code == 200:
            assert agree(client, page).status_code == 200
            taken += 1
            assert_whole(client, mutated)

    each()
    assert 0 < taken < 250


def assert_whole(client: Client, document: dict[str, Any]) -> None:
    """Every check and every answer is there, and the pages about it open."""
    opened = opened_by(client)
    rows = everything_of(opened)
    assert [one.id for one in opened.index.checks] == [one["id"] for one in document["checks"]]
    assert all((check["id"], one["item"]) in rows for check in document["checks"] for one in check["answers"])
    addresses = ["/notes", "/compare", "/notes/data"]
    addresses += [f"/with/{one.id}/{page}" for one in opened.index.therapists for page in ("summary", "talk", "time")]
    addresses += [f"/check/{one.id}/answers" for one in opened.index.checks]
    seen = {one: client.get(one).status_code for one in addresses}
    assert {one: status for one, status in seen.items() if status >= 500} == {}
