"""A parcel gives back what was put in, whole, or says that it cannot."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.vault import parcel
from intake.vault.envelope import Unreadable

KEY, OTHER = b"k" * 32, b"o" * 32
HEAD = len(parcel.MARK) + 8 + 32


def sealed(*parts: bytes, key: bytes = KEY) -> bytes:
    file = io.BytesIO()
    writer = parcel.Writer(file, key)
    for part in parts:
        writer.write(part)
    writer.close()
    return file.getvalue()


def opened(body: bytes, key: bytes = KEY) -> bytes:
    reader, parts = parcel.Reader(io.BytesIO(body), key), []
    while part := reader.read(1000):
        parts.append(part)
    return b"".join(parts)


@pytest.mark.parametrize("size", [0, 1, parcel.PIECE - 1, parcel.PIECE, parcel.PIECE + 1, 3 * parcel.PIECE])
def test_whatever_its_size_it_comes_back_the_same(size: int) -> None:
    plain = bytes(number % 251 for number in range(size))
    assert opened(sealed(plain[: size // 3], plain[size // 3 :])) == plain


@given(st.data())
def test_any_change_any_cut_and_any_addition_is_seen(data: st.DataObject) -> None:
    body = sealed(b"x" * (parcel.PIECE + 100))
    at = data.draw(st.integers(0, len(body) - 1))
    changed = body[:at] + bytes([body[at] ^ data.draw(st.integers(1, 255))]) + body[at + 1 :]
    for wrong in (changed, body[:at], body + data.draw(st.binary(min_size=1, max_size=50))):
        with pytest.raises((Unreadable, parcel.Foreign, parcel.OtherKey)):
            opened(wrong)


def test_pieces_of_one_parcel_do_not_fit_into_another_under_the_same_key() -> None:
    one, other = sealed(b"a" * 10), sealed(b"b" * 10)
    with pytest.raises(Unreadable):
        opened(one[:HEAD] + other[HEAD:])


def test_another_key_is_told_from_damage() -> None:
    with pytest.raises(parcel.OtherKey):
        opened(sealed(b"words"), OTHER)


def test_it_holds_nothing_of_its_words_and_never_looks_the_same_twice() -> None:
    assert b"words" not in sealed(b"words") and sealed(b"words") != sealed(b"words")


def test_a_key_is_read_as_it_was_spelled_and_nothing_else_is_a_key() -> None:
    assert len(parcel.read_key(parcel.make_key() + "\n") or b"") == 32
    assert [parcel.read_key(one) for one in ("", "short", "ö" * 44, "A" * 44)] == [None] * 4
