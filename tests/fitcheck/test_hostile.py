"""Requests that no page of ours sends: never an error, nothing stored, and a text that was sent comes back."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from urllib.parse import quote

import pytest

from tests.fitcheck.running import App
from tests.fitcheck.visitor import FORM, Answer, Visitor

WORDS = "what I wanted to say"
NOTE = f"note={quote(WORDS)}"
MULTIPART = "multipart/form-data; boundary=edge"


@pytest.fixture
def visitor(app: App) -> Iterator[Visitor]:
    """Whatever is sent, the running app prints no error."""
    yield Visitor(app).begin()
    assert '"level": "error"' not in app.printed and "Traceback" not in app.printed


def part(head: str, body: str = WORDS) -> bytes:
    return f"--edge\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n--edge--\r\n".encode()


def test_a_proper_post_is_stored(visitor: Visitor) -> None:
    """What the refusals below are measured against."""
    before = visitor.rows()
    assert visitor.post(visitor.question, f"answer=yes&{NOTE}").status == 302
    assert len(visitor.rows()) == len(before) + 1


Post = Callable[[Visitor], Answer]
GIVEN_BACK: dict[str, tuple[int, Post]] = {
    "an option nobody offered": (422, lambda v: v.post(v.question, f"answer=maybe&{NOTE}")),
    "a NUL in a choice": (422, lambda v: v.post(v.question, f"answer=yes%00&{NOTE}")),
    "control characters in a choice": (422, lambda v: v.post(v.question, f"answer=%01%1b%7f&{NOTE}")),
    "bytes that are no UTF-8 in a choice": (422, lambda v: v.post(v.question, f"answer=%ff%fe&{NOTE}")),
    "half a surrogate in a choice": (422, lambda v: v.post(v.question, f"answer=%ed%a0%80&{NOTE}")),
    "a list for a single choice": (422, lambda v: v.post(v.question, f"answer=yes&answer=perhaps&{NOTE}")),
    "100 KB of text": (422, lambda v: v.post(v.question, f"answer=yes&{NOTE}{'+word' * 20_000}")),
    "2 MB of text": (422, lambda v: v.post(v.question, f"answer=yes&{NOTE}{'+word' * 400_000}")),
    "500 fields": (
        422,
        lambda v: v.post(v.question, "&".join(f"f{n}=x" for n in range(500)) + f"&answer=maybe&{NOTE}"),
    ),
    "a name too long": (422, lambda v: v.post("/walk", f"name={quote(WORDS * 9)}")),
    "no token": (403, lambda v: v.post(v.question, NOTE.encode(), **{"X-CSRFToken": ""})),
    "a wrong token": (403, lambda v: v.post(v.question, NOTE.encode(), **{"X-CSRFToken": "x" * 64})),
    "another site's form": (403, lambda v: v.post(v.question, NOTE, **{"Origin": "https://evil.example"})),
    "a form from nowhere": (403, lambda v: v.post(v.question, NOTE, **{"Origin": "null"})),
}


@pytest.mark.parametrize("name", GIVEN_BACK)
def test_a_text_that_is_refused_comes_back_and_is_not_stored(visitor: Visitor, name: str) -> None:
    status, post = GIVEN_BACK[name]
    before = visitor.rows()
    answer = post(visitor)
    assert answer.status == status
    assert WORDS in answer.text
    assert visitor.rows() == before


@pytest.mark.parametrize("cookie", ["", "A" * 43, "A" * 4000, "a.b.c", "\xff\xfe", '"', "=;=", "A" * 43 + ".1.x"])
def test_with_a_cookie_that_opens_nothing_the_text_comes_back(visitor: Visitor, cookie: str) -> None:
    visitor.cookies["__Host-notebook-key"] = cookie
    before = visitor.rows()
    answer = visitor.post(visitor.question, NOTE)
    assert answer.status == 403 and WORDS in answer.text
    assert visitor.rows() == before


def test_with_the_cookie_of_another_notebook_its_check_is_not_found(visitor: Visitor, app: App) -> None:
    other = Visitor(app).begin()
    before = visitor.rows()
    assert visitor.post(other.question, NOTE).status == 404
    assert visitor.rows() == before


TWO_FILES = part('name="file"; filename="a"').removesuffix(b"--edge--\r\n") + part('name="file"; filename="b"')
BROKEN: dict[str, tuple[set[int], Post]] = {
    "UTF-7": ({415}, lambda v: v.post(v.question, NOTE, f"{FORM}; charset=utf-7")),
    "UTF-16": ({415}, lambda v: v.post(v.question, NOTE, f"{FORM}; charset=utf-16")),
    "a charset nobody knows": ({415}, lambda v: v.post(v.question, NOTE, f"{FORM}; charset=zebra")),
    "an empty charset": ({415}, lambda v: v.post(v.question, NOTE, f"{FORM}; charset=")),
    "a charset in an unknown charset": ({415}, lambda v: v.post(v.question, NOTE, f"{FORM}; charset*=zebra''x")),
    "a charset that is a NUL": ({415}, lambda v: v.post(v.question, NOTE, f"{FORM}; charset*=utf-8''%00")),
    "JSON": ({415}, lambda v: v.post(v.question, b'{"note": "x"}', "application/json")),
    "plain text": ({415}, lambda v: v.post(v.question, NOTE.encode(), "text/plain")),
    "a body of no kind": ({415}, lambda v: v.post(v.question, NOTE.encode(), "")),
    "no boundary": ({400}, lambda v: v.post(v.question, part('name="note"'), "multipart/form-data")),
    "a boundary of odd bytes": ({400}, lambda v: v.post(v.question, b"--", "multipart/form-data; boundary=\xff")),
    "two files": ({400}, lambda v: v.post("/return/file", TWO_FILES, MULTIPART)),
    "2000 fields": ({400}, lambda v: v.post(v.question, "&".join(f"f{n}=x" for n in range(2000)) + f"&{NOTE}")),
    "a header with a space": ({400}, lambda v: v.send("POST", v.question.encode(), headers={"Bad Header": "x"})),
    "a cookie of 9 KB": ({400, 431}, lambda v: v.send("POST", v.question.encode(), headers={"Cookie": "a" * 9000})),
    "a length that is no number": (
        {400},
        lambda v: v.send("POST", v.question.encode(), headers={"Content-Length": "x"}),
    ),
    "two ways to say the length": (
        {400},
        lambda v: v.send("POST", v.question.encode(), headers={"Transfer-Encoding": "chunked"}),
    ),
    "another host": ({400}, lambda v: v.post(v.question, NOTE, Host="evil.example")),
    "bytes in an address": ({400}, lambda v: v.send("GET", b"/\xff\xfe")),
    "a host with a slash": ({400}, lambda v: v.post(v.question, NOTE, Host="localhost/x")),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_is_refused_and_not_stored(visitor: Visitor, name: str) -> None:
    statuses, post = BROKEN[name]
    before = visitor.rows()
    assert post(visitor).status in statuses
    assert visitor.rows() == before


def test_a_body_beyond_every_limit_is_not_read_to_its_end_and_not_stored(visitor: Visitor) -> None:
    before = visitor.rows()
    with suppress(ConnectionError):  # the server may hang up while the rest is still being sent
        assert visitor.post(visitor.question, f"answer=yes&{NOTE}{'+word' * 1_000_000}").status == 413
    assert visitor.rows() == before


def test_a_file_far_beyond_the_limit_is_not_read_to_its_end(visitor: Visitor) -> None:
    with suppress(ConnectionError):  # the server may hang up while the rest is still being sent
        file = part('name="file"; filename="notes.html"', WORDS * 2_500_000)
        assert visitor.post("/return/file", file, MULTIPART).status == 400
    assert visitor.get("/notes").status == 200


EMPTY: dict[str, Post] = {
    "a part that never ends": lambda v: v.post(v.question, b"--edge\r\nContent-Disp", MULTIPART),
    "a file for a text": lambda v: v.post(v.question, part('name="note"; filename="../../x"'), MULTIPART),
    "a part named in an unknown charset": lambda v: v.post(v.question, part("name*=zebra''note"), MULTIPART),
}


@pytest.mark.parametrize("name", EMPTY)
def test_what_no_form_sends_is_read_as_an_empty_form(visitor: Visitor, name: str) -> None:
    """An empty form is a skip: it goes on to the next question."""
    answer = EMPTY[name](visitor)
    assert answer.status == 302
    assert WORDS not in visitor.get(visitor.question).text


def test_control_characters_in_a_note_are_left_out_of_what_is_stored(visitor: Visitor) -> None:
    assert visitor.post(visitor.question, f"answer=yes&{NOTE}%00%01%1b%7f").status == 302
    page = visitor.get(visitor.question).text
    assert WORDS in page
    assert not {sign for sign in page if ord(sign) < 32} - {"\n", "\r", "\t"} and "\x7f" not in page


@pytest.mark.parametrize(
    "path",
    [
        b"/%ff%fe",
        b"/%00",
        b"//evil.example/",
        b"//walk",
        b"/walk/",
        b"/check//T-A1",
        b"/check/%00/T-A1",
        b"/check/aaaaaaaa/" + b"x" * 3000,
        b"/summary/line/%ff",
        b"/static/%00",
        b"/static/../../etc/passwd",
        b"/static/%2e%2e/%2e%2e/etc/passwd",
        b"/..%2f..%2fetc/passwd",
    ],
)
def test_an_odd_address_is_not_found(visitor: Visitor, path: bytes) -> None:
    answer = visitor.send("GET", path)
    assert answer.status == 404
    assert "root:" not in answer.text


@pytest.mark.parametrize(
    "query", ["country=%00", "country=%ff", "country=" + "x" * 3000, "&".join(["country=x"] * 300)]
)
def test_an_odd_query_shows_the_page(visitor: Visitor, query: str) -> None:
    assert visitor.get(f"/help?{query}").status == 200
