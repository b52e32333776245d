"""The calendar file by the rules of RFC 5545, read back by a strict reader: a title, whatever it is, and no more."""

import re
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from intake.exports import calendar

TODAY, DAY = date(2026, 3, 3), date(2026, 3, 17)
NAME, VALUE = re.compile(r"[A-Z-]+(?:;[A-Z]+=[A-Z]+)*"), re.compile(r"[^\x00-\x08\x0A-\x1F\x7F]*")
ESCAPED = {"\\\\": "\\", "\\;": ";", "\\,": ",", "\\n": "\n"}


def read(file: bytes) -> list[tuple[str, str]]:
    """Unfolds (3.1) and takes apart; refuses what the grammar does not allow."""
    assert file.endswith(b"\r\n")
    lines = file.removesuffix(b"\r\n").split(b"\r\n")
    assert all(b"\r" not in line and b"\n" not in line and 0 < len(line) <= 75 for line in lines)
    unfolded: list[str] = []
    for line in lines:
        text = line.decode()  # each line by itself: a fold within a character would not decode
        if text.startswith(" "):
            unfolded[-1] += text[1:]
        else:
            unfolded.append(text)
    parts = [one.split(":", 1) for one in unfolded]
    assert all(NAME.fullmatch(name) and VALUE.fullmatch(value) for name, value in parts)
    return [(name, value) for name, value in parts]


def text_of(value: str) -> str:
    """A value of type TEXT (3.3.11): no comma, semicolon or backslash stands unescaped."""
    signs = re.findall(r"\\[\\;,n]|[^\\;,]", value)
    assert "".join(signs) == value
    return "".join(ESCAPED.get(one, one) for one in signs)


def title_in(title: str) -> str:
    return text_of(dict(read(calendar.reminder(DAY, TODAY, title)))["SUMMARY"])


def test_it_is_one_whole_day_with_a_title_and_nothing_else() -> None:
    read_back = read(calendar.reminder(DAY, TODAY, "Reminder"))
    assert [name for name, _value in read_back] == [
        *("BEGIN", "VERSION", "PRODID", "BEGIN", "UID", "DTSTAMP"),
        *("DTSTART;VALUE=DATE", "SUMMARY", "CLASS", "TRANSP", "END", "END"),
    ]
    said = dict(read_back)
    assert said["DTSTART;VALUE=DATE"] == "20260317" and said["DTSTAMP"] == "20260303T000000Z"
    assert said["SUMMARY"] == "Reminder" and said["VERSION"] == "2.0"


def test_no_two_files_are_the_same_entry_and_their_names_tell_no_host() -> None:
    ids = {dict(read(calendar.reminder(DAY, TODAY, "Reminder")))["UID"] for _ in range(50)}
    assert len(ids) == 50 and all(re.fullmatch(r"[0-9a-f-]{36}", one) for one in ids)


CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n")


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(CHARACTERS, max_size=300))
@example("a, b; c\\n \\, and \\\\")
@example("\n\nTwo lines\n")
@example("👩‍👩‍👧‍👦" * 40)
@example("é" * 2000)
@example(" " * 200)
@example("Reminder\nDESCRIPTION:x\nURL:https://example.org\nEND:VEVENT")
@example("\u2028\u2029\u202e")
def test_any_title_unfolds_to_itself(title: str) -> None:
    assert title_in(title) == title


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=200))
def test_whatever_is_typed_adds_no_line_of_its_own(title: str) -> None:
    plain = [name for name, _value in read(calendar.reminder(DAY, TODAY, "Reminder"))]
    assert [name for name, _value in read(calendar.reminder(DAY, TODAY, title))] == plain


@pytest.mark.parametrize(
    ("typed", "kept"), [("a\r\nb", "a\nb"), ("a\x00b\x07c\x9f", "abc"), ("a\rb", "ab"), ("tab\tbed", "tabbed")]
)
def test_control_characters_go_and_a_line_break_stays_a_sign(typed: str, kept: str) -> None:
    assert title_in(typed) == kept


def test_the_reader_refuses_what_breaks_the_rules() -> None:
    """What the tests above are worth."""
    whole = calendar.reminder(DAY, TODAY, "Reminder")
    for broken in (
        whole.replace(b"\r\n", b"\n"),
        whole.replace(b"Reminder", b"R" * 70),
        whole.replace(b"Reminder", "é".encode()[:1] + b"\r\n " + "é".encode()[1:]),
    ):
        with pytest.raises((AssertionError, UnicodeDecodeError)):
            read(broken)
    with pytest.raises(AssertionError):
        text_of("a, b")
