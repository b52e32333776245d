"""One code in every spelling a person may use; every other text is another code, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.vault import codes, tokens

CODE = "70Q2M1VD4TXR9H1P"
SPELLINGS = [
    "70Q2M1VD4TXR9H1P",
    "70q2m1vd4txr9h1p",
    "70Q2m1vD4txr9H1p",
    "70Q2 M1VD 4TXR 9H1P",
    "70q2 m1vd 4txr 9h1p",
    "  70Q2 M1VD 4TXR 9H1P  ",
    "70Q2  M1VD   4TXR 9H1P",
    "7 0 Q 2 M 1 V D 4 T X R 9 H 1 P",
    "70Q2\tM1VD\t4TXR\t9H1P",
    "70Q2\nM1VD\n4TXR\r\n9H1P\n",
    "70Q2\u00a0M1VD\u00a04TXR\u00a09H1P",  # no-break spaces
    "70Q2\u2009M1VD\u202f4TXR\u30009H1P",  # thin, narrow and wide spaces
    "70Q2\u200bM1VD\ufeff4TXR9H1P",  # zero-width ones
    "70Q2-M1VD-4TXR-9H1P",
    "70q2-m1vd-4txr-9h1p",
    "70Q2 - M1VD - 4TXR - 9H1P",
    "70Q2\u2010M1VD\u20114TXR\u20119H1P",  # hyphens
    "70Q2\u2012M1VD\u20134TXR\u20149H1P",  # dashes
    "70Q2\u2015M1VD\u22124TXR\uff0d9H1P",  # bar, minus, full-width hyphen
    "70Q2\u00adM1VD\u00ad4TXR\u00ad9H1P",  # soft hyphens
    "70Q2_M1VD.4TXR/9H1P",
    "“70Q2-M1VD-4TXR-9H1P”",
    "7OQ2M1VD4TXR9H1P",
    "7oq2m1vd4txr9h1p",
    "70Q2MIVD4TXR9HIP",
    "70q2mivd4txr9hip",
    "70Q2MLVD4TXR9HLP",
    "70q2mlvd4txr9hlp",
    "7OQ2 MIVD-4txr_9hlp",
    "７０Ｑ２Ｍ１ＶＤ４ＴＸＲ９Ｈ１Ｐ",
    "https://host.example/return#70Q2M1VD4TXR9H1P",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_spelling_of_a_code_is_that_code(spelling: str) -> None:
    assert len(set(SPELLINGS)) >= 30
    assert codes.normalise(spelling) == CODE


@pytest.mark.parametrize(
    "typed", ["", " ", "-", CODE[:-1], CODE + "0", CODE[:-1] + "U", CODE[:-1] + "é", CODE[:-1] + "²½", "٣" * 16]
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert codes.normalise(typed) is None


@given(st.text(max_size=400))
def test_any_text_is_a_code_or_none(typed: str) -> None:
    code = codes.normalise(typed)
    assert code is None or (len(code) == 16 and set(code) <= set(codes.ALPHABET))


def test_a_made_code_is_read_as_itself_from_its_groups() -> None:
    made = {codes.make() for _ in range(200)}
    assert len(made) == 200
    assert set("".join(made)) == set(codes.ALPHABET)
    for code in made:
        groups = codes.groups(code)
        assert [len(group) for group in groups] == [4, 4, 4, 4]
        assert codes.normalise("-".join(groups)) == code


def test_one_stretching_gives_a_look_up_and_a_wrapping_key_that_differ_by_code_and_salt() -> None:
    here, other = b"s" * 16, b"o" * 16
    secret = codes.stretch(CODE, here)
    assert len(secret) == 64 and codes.stretch(CODE, here) == secret
    keys = {tokens.derive(secret, "lookup"), tokens.derive(secret, "wrap")}
    keys |= {tokens.lookup(codes.stretch(CODE, other)), tokens.lookup(codes.stretch(CODE[::-1], here))}
    assert len(keys) == 4
