"""Files that we never wrote: each is refused with a sentence, and nothing of it is taken in."""

import copy
import json
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.utils import DatabaseError
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.client import limited
from intake.exports.resume_file import data_of
from intake.models import Device, Notebook, Record
from tests.people import MARKED, begin, sam
from tests.saved import agree, bring, everything_of, opened_by, save, wrote_everywhere

pytestmark = pytest.mark.django_db
Change = Callable[[dict[str, Any]], Any]


@pytest.fixture(autouse=True)
def as_many_as_one_likes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hundreds of files from one network within an hour."""
    monkeypatch.setitem(limited.AN_HOUR, "upload", 100_000)


@pytest.fixture
def document() -> dict[str, Any]:
    cache.clear()
    return dict(json.loads(data_of(save(wrote_everywhere(), private="yes"))))


def changed(document: dict[str, Any], change: Change) -> bytes:
    change(document)
    return json.dumps(document).encode()


def counts() -> tuple[int, int, int]:
    return Notebook.objects.count(), Device.objects.count(), Record.objects.count()


def answer(document: dict[str, Any], item: str = "T-A1") -> dict[str, Any]:
    return next(one for check in document["checks"] for one in check["answers"] if one["item"] == item)


def set_in(document: dict[str, Any], where: str, value: Any) -> None:
    *way, last = [int(one) if one.isdigit() else one for one in where.split(".")]
    for one in way:
        document = document[one]
    document[last] = value  # type: ignore[index]


WRONG: dict[str, tuple[str, Change]] = {
    "a name nobody knows": ("not as we write it", lambda d: d.update(zebra=1)),
    "a name nobody knows in an answer": ("not as we write it", lambda d: answer(d).update(score=5)),
    "a number for a text": ("not as we write it", lambda d: answer(d).update(note=7)),
    "a list for a text": ("not as we write it", lambda d: set_in(d, "therapists.0.nickname", [])),
    "nothing for a list": ("not as we write it", lambda d: set_in(d, "checks", None)),
    "a truth for a number": ("not as we write it", lambda d: set_in(d, "checks.0.number", True)),
    "a number far too high": ("not as we write it", lambda d: set_in(d, "checks.0.number", 10**30)),
    "a NUL": ("not as we write it", lambda d: answer(d).update(note="a\0b")),
    "a line break in a name": ("not as we write it", lambda d: set_in(d, "therapists.0.nickname", "a\nb")),
    "an id with a line break": ("not as we write it", lambda d: set_in(d, "stopped_at", "aaaaaaaa\n")),
    "a note that is too long": ("not as we write it", lambda d: answer(d).update(note="x" * 2001)),
    "a list of ten thousand": ("not as we write it", lambda d: set_in(d, "own.compared", ["aaaaaaaa"] * 10_000)),
    "a length nobody walks": ("not as we write it", lambda d: set_in(d, "checks.0.length", "endless")),
    "half a character": ("damaged", lambda d: answer(d).update(note="\ud800")),
    "a day that cannot be": ("a day that cannot be", lambda d: set_in(d, "checks.0.day", "2026-02-30")),
    "a day to come": ("a day that cannot be", lambda d: set_in(d, "checks.0.day", "2999-12-31")),
    "a question nobody asks": ("question that does not exist", lambda d: answer(d).update(item="T-A99")),
    "a question of another stage": ("question that does not exist", lambda d: answer(d).update(item="T-E1")),
    "an answer nobody offers": ("does not have", lambda d: answer(d).update(options=["perhaps"])),
    "two answers for one": ("does not have", lambda d: answer(d).update(options=["yes", "no"])),
    "a text for an answer": ("does not have", lambda d: answer(d).update(text="a")),
    "a level nobody is asked for": ("does not have", lambda d: answer(d).update(level="must")),
    "a concern that is none": ("does not have", lambda d: answer(d).update(about="C-A1")),
    "a part that is none": (
        "question that does not exist",
        lambda d: set_in(d, "checks.0.importance", {"zebra": "must"}),
    ),
    "a pair that is none": ("question that does not exist", lambda d: set_in(d, "checks.0.settled", {"X99": "a"})),
    "a private line that is none": ("does not exist", lambda d: set_in(d, "checks.0.private_list", ["S99"])),
    "a check twice": ("twice", lambda d: d["checks"].append(d["checks"][-1])),
    "a therapist twice": ("twice", lambda d: d["therapists"].append(d["therapists"][0])),
    "a therapist called like a check": ("twice", lambda d: set_in(d, "therapists.0.id", d["checks"][0]["id"])),
    "an id in the place of nobody": ("twice", lambda d: set_in(d, "therapists.2.id", "notebook")),
    "an answer twice": ("twice", lambda d: d["checks"][1]["answers"].append(d["checks"][1]["answers"][0])),
    "two befores": ("twice", lambda d: d["checks"].append({**d["checks"][0], "id": "aaaaaaaa"})),
    "a check of nobody": ("is not in it", lambda d: set_in(d, "checks.1.therapist", "")),
    "a check of a stranger": ("is not in it", lambda d: set_in(d, "checks.1.therapist", "aaaaaaaa")),
    "a lean to a stranger": ("is not in it", lambda d: set_in(d, "own.decision.lean", "aaaaaaaa")),
    "a later content": ("does not know yet", lambda d: set_in(d, "checks.0.version", "2999-1")),
    "a later content in the list": ("does not know yet", lambda d: d["content_versions"].append("2999-1")),
    "a later kind of file": ("a newer version", lambda d: set_in(d, "schema.version", 2)),
    "another kind of file": ("something else", lambda d: set_in(d, "schema.name", "recipes")),
    "no kind": ("something else", lambda d: d.pop("schema")),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_changed_file_is_refused_with_a_sentence_and_changes_nothing(name: str, document: dict) -> None:
    says, change = WRONG[name]
    before = counts()
    page = bring(sam(), changed(document, change))
    assert page.status_code == 422 and says in page.content.decode() and "Nothing was changed." in page.content.decode()
    assert counts() == before


RAW: dict[str, tuple[str, bytes]] = {
    "nothing": ("This file is empty.", b""),
    "a picture": ("damaged", b"\x89PNG\r\n\x1a\n\xff\xfe\x00"),
    "another page": ("not a file from a notebook", b"<!doctype html><p>Hello"),
    "a page that is cut off": ("damaged", b'<script type="application/json" id="notes-data">{"schema"'),
    "no JSON": ("damaged", b"{zebra"),
    "a list": ("not a file from a notebook", b"[]"),
    "an infinite number": ("damaged", b'{"schema": {"name": "notebook", "version": Infinity}}'),
    "a name that stands twice": ("damaged", b'{"schema": 1, "schema": 2}'),
    "a number of a million digits": ("damaged", b'{"a": ' + b"9" * 1_000_000 + b"}"),
    "a hundred thousand lists in each other": ("damaged", b'{"a": ' + b"[" * 100_000),
    "a million lists": ("too large", b'{"a": [' + b"[]," * 700_000 + b"[]]}"),
    "many pages in one": ("damaged", b"<script" * 300_000 + b'<script type="application/json" id="notes-data">'),
    "a locked file without its parts": ("damaged", b'{"schema": {"name": "notebook-locked", "version": 1}}'),
    "a later locked file": ("a newer version", b'{"schema": {"name": "notebook-locked", "version": 9}}'),
    "three megabytes": ("too large", b"{" + b" " * 3_000_000 + b"}"),
}


@pytest.mark.parametrize("name", RAW)
def test_what_is_no_file_of_ours_is_refused_with_a_sentence(name: str) -> None:
    says, raw = RAW[name]
    page = bring(sam(), raw)
    assert page.status_code == 422 and says in page.content.decode()
    assert counts() == (0, 0, 0)


@pytest.mark.parametrize("held", ["", "!", "AAAA", "eJwDAAAAAAE=", "eJwDAAAAAAE=" * 99, "\x00", "é"])
def test_what_no_page_of_ours_held_is_refused(held: str) -> None:
    assert sam().post("/return/file", {"held": held, "into": "new"}).status_code == 422


def test_a_bomb_in_a_page_is_not_unpacked() -> None:
    import base64
    import zlib

    bomb = base64.urlsafe_b64encode(zlib.compress(b"{" + b" " * 300_000_000)).decode()
    assert sam().post("/return/file", {"held": bomb}).status_code == 422


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

    @settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
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
    assert 0 < taken < 400


def assert_whole(client: Client, document: dict[str, Any]) -> None:
    """Every check and every answer is there, and the pages about it open."""
    opened = opened_by(client)
    rows = everything_of(opened)
    assert [one.id for one in opened.index.checks] == [one["id"] for one in document["checks"]]
    assert all((check["id"], one["item"]) in rows for check in document["checks"] for one in check["answers"])
    addresses = ["/notes", "/compare", "/notes/data"]
    addresses += [f"/with/{one.id}/{page}" for one in opened.index.therapists for page in ("summary", "talk", "time")]
    addresses += [f"/check/{one.id}/answers" for one in opened.index.checks]
    assert {one: client.get(one).status_code for one in addresses if client.get(one).status_code >= 500} == {}


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=200), st.text(max_size=60))
def test_any_bytes_are_refused(raw: bytes, text: str) -> None:
    for one in (raw, text.encode(errors="replace"), b'<script type="application/json" id="notes-data">' + raw):
        assert bring(sam(), one + b"<").status_code == 422


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


def test_the_sentence_tells_nothing_of_what_stands_in_the_file(document: dict) -> None:
    document["checks"][0][MARKED] = MARKED
    assert MARKED not in bring(sam(), json.dumps(document).encode()).content.decode()
