"""Files that we never wrote: each is refused with a sentence, whatever it is."""

import base64
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.own_data.counted import counts
from tests.people import sam
from tests.saved import bring

pytestmark = pytest.mark.django_db


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
    bomb = base64.urlsafe_b64encode(zlib.compress(b"{" + b" " * 300_000_000)).decode()
    assert sam().post("/return/file", {"held": bomb}).status_code == 422


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=200), st.text(max_size=60))
def test_any_bytes_are_refused(raw: bytes, text: str) -> None:
    for one in (raw, text.encode(errors="replace"), b'<script type="application/json" id="notes-data">' + raw):
        assert bring(sam(), one + b"<").status_code == 422
