"""One token, several keys that do not tell of each other, and one spelling only."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.vault import tokens
from intake.vault.envelope import Unreadable

TOKEN, OTHER = b"t" * 32, b"o" * 32
HERE, THERE = uuid.UUID(int=1).bytes, uuid.UUID(int=2).bytes


@given(st.binary(min_size=32, max_size=32))
def test_a_token_is_read_back_as_it_was_written(token: bytes) -> None:
    assert tokens.read(tokens.write(token)) == token


@given(st.text(max_size=60))
def test_any_other_text_is_no_token(text: str) -> None:
    found = tokens.read(text)
    assert found is None or tokens.write(found) == text


@pytest.mark.parametrize("foreign", ["!!", "*", "\n", "=", " "])
def test_a_foreign_character_in_a_token_makes_it_none(foreign: str) -> None:
    text = tokens.write(TOKEN)
    assert tokens.read(text) == TOKEN
    assert tokens.read(text + foreign) is None and tokens.read(text[:9] + foreign + text[9:]) is None


def test_every_use_has_a_key_of_its_own() -> None:
    keys = {tokens.derive(TOKEN, label) for label in ("lookup", "wrap", "stamp", "content", "slot")}
    assert len(keys | {TOKEN}) == 6


def test_a_wrapped_key_opens_with_its_token_in_its_notebook_only() -> None:
    wrapped = tokens.wrap(TOKEN, HERE, b"n" * 32)
    assert tokens.unwrap(TOKEN, HERE, wrapped) == b"n" * 32
    for token, notebook in ((OTHER, HERE), (TOKEN, THERE)):
        with pytest.raises(Unreadable):
            tokens.unwrap(token, notebook, wrapped)


def test_a_stamp_holds_for_its_minute_and_its_token_only() -> None:
    mac = tokens.stamp(TOKEN, 1000)
    assert tokens.stamp_holds(TOKEN, 1000, mac)
    assert not tokens.stamp_holds(TOKEN, 1001, mac)
    assert not tokens.stamp_holds(OTHER, 1000, mac)
    assert not tokens.stamp_holds(TOKEN, 2**70, mac)


def test_slots_differ_by_key_place_and_name() -> None:
    slots = {
        tokens.slot(key, place, name)
        for key in (TOKEN, OTHER)
        for place, name in (("c1", "T-B1"), ("c1", "T-B2"), ("c2", "T-B1"), ("c1T", "-B1"))
    }
    assert len(slots) == 8
