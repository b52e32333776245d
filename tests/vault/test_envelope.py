"""What is sealed opens under its own key and context only, and its size tells little."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.vault.envelope import STEP, Sealer, Unreadable

KEY, OTHER = b"k" * 32, b"x" * 32
HEAD = 1 + 12 + 4 + 16  # version, nonce, length, tag


@given(st.binary(max_size=3000), st.binary(max_size=20))
def test_what_was_sealed_opens_again(plain: bytes, context: bytes) -> None:
    assert Sealer(KEY).open(context, Sealer(KEY).seal(context, plain)) == plain


@given(st.binary(max_size=100), st.integers(min_value=0, max_value=HEAD + STEP - 5), st.integers(1, 255))
def test_one_changed_byte_makes_it_unreadable(plain: bytes, at: int, flip: int) -> None:
    body = bytearray(Sealer(KEY).seal(b"here", plain))
    body[at] ^= flip
    with pytest.raises(Unreadable):
        Sealer(KEY).open(b"here", bytes(body))


def test_another_context_does_not_open_it() -> None:
    with pytest.raises(Unreadable):
        Sealer(KEY).open(b"there", Sealer(KEY).seal(b"here", b"slow"))


def test_another_key_does_not_open_it() -> None:
    with pytest.raises(Unreadable):
        Sealer(OTHER).open(b"here", Sealer(KEY).seal(b"here", b"slow"))


@pytest.mark.parametrize("body", [b"", b"\x01", b"\x01" * 28, b"\x01" * 40, b"\x02" * 600])
def test_what_was_never_sealed_is_unreadable_and_the_error_says_nothing(body: bytes) -> None:
    with pytest.raises(Unreadable) as found:
        Sealer(KEY).open(b"", body)
    assert found.value.args == () and found.value.__cause__ is None


@pytest.mark.parametrize(("length", "steps"), [(0, 1), (1, 1), (STEP - 4, 1), (STEP - 3, 2), (2 * STEP - 4, 2)])
def test_sizes_grow_in_steps(length: int, steps: int) -> None:
    assert len(Sealer(KEY).seal(b"", b"a" * length)) == HEAD - 4 + steps * STEP


def test_the_same_words_sealed_twice_do_not_look_the_same() -> None:
    assert Sealer(KEY).seal(b"", b"slow") != Sealer(KEY).seal(b"", b"slow")


def test_a_sealer_prints_no_key() -> None:
    assert repr(KEY)[2:-1] not in repr(Sealer(KEY)) and KEY.hex() not in repr(Sealer(KEY))
