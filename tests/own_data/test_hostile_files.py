"""Files that we never wrote: each is refused with a sentence, whatever it is."""

import base64
import zlib

import pytest
from django import conf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.own_data.counted import counts
from tests.people import sam
from tests.saved import bring, save, wrote_everywhere

pytestmark = pytest.mark.django_db
MOST = conf.settings.FILE_UPLOAD_MAX_MEMORY_SIZE


RAW: dict[str, tuple[str, bytes]] = {
    "nothing": ("This file is empty.", b""),
    "a picture": ("not a file from a notebook", b"\x89PNG\r\n\x1a\n\xff\xfe\x00"),
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
    "a byte too much": ("too large", b"{" + b" " * MOST),
    "an open page that is no text": ("damaged", b'<script type="application/json" id="notes-data">\xff</script>'),
}


@pytest.mark.parametrize("name", RAW)
def test_what_is_no_file_of_ours_is_refused_with_a_sentence(name: str) -> None:
    says, raw = RAW[name]
    page = bring(sam(), raw)
    assert page.status_code == 422 and says in page.content.decode()
    assert counts() == (0, 0, 0)


def test_what_is_far_too_large_is_refused_unread_with_the_same_sentence() -> None:
    page = sam().post("/return/file", {"held": "x"}, CONTENT_LENGTH=str(MOST * 2))
    said = page.content.decode()
    assert page.status_code == 413 and "The largest we can open has" in said and "nothing was changed" in said


def test_what_is_packed_too_large_for_a_page_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    file = save(wrote_everywhere())
    monkeypatch.setattr("intake.client.held.MOST", 100)
    page = bring(sam(), file)
    assert page.status_code == 422 and "too large" in page.content.decode()


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
