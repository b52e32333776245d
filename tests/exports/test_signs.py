"""What a font cannot print stands in brackets by name; nothing goes unseen, and the list is what the fonts hold."""

import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from intake.content.wording import words
from intake.exports import pdf
from intake.exports.pdf import signs

NO_SIGNS = ("Cc", "Cf", "Co", "Cs")


def printed(typed: str) -> str:
    return signs.Printing(words().file("paper")["signs"]).text(typed)


def held(name: str) -> set[str]:
    found = {chr(code) for code in TTFont(pdf.FONTS / name).getBestCmap()}
    return {sign for sign in found if unicodedata.category(sign) not in NO_SIGNS}


def ranges(found: set[str]) -> list[str]:
    codes = sorted(map(ord, found))
    starts = [code for code in codes if code - 1 not in codes]
    ends = [code for code in codes if code + 1 not in codes]
    return [f"{start:x}" if start == end else f"{start:x}-{end:x}" for start, end in zip(starts, ends, strict=True)]


def test_the_list_is_what_the_font_of_headings_holds_which_stands_in_for_all_others() -> None:
    written = (Path(signs.__file__).parent / "covered.txt").read_text(encoding="ascii").split()
    assert written == ranges(held("Literata-SemiBold.ttf"))


def test_the_font_of_the_text_has_nothing_that_the_list_lacks_but_one_note() -> None:
    regular, bold = held("AtkinsonHyperlegibleNext-Regular.ttf"), held("AtkinsonHyperlegibleNext-SemiBold.ttf")
    assert regular == bold and regular - held("Literata-SemiBold.ttf") == {"♪"}


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("Fine.", "Fine."),
        ("Fine 😀!", "Fine [grinning face]!"),
        ("👍🏽", "[thumbs up sign, emoji modifier fitzpatrick type-4]"),
        ("❤️", "[heavy black heart]"),
        ("مرحبا بك", "[Arabic, 7 signs]"),
        ("我很好。", "[CJK, 4 signs]"),
        ("한국", "[Hangul, 2 signs]"),
        ("Добрий день", "Добрий день"),
        ("Ελληνικά", "Ελληνικά"),
        ("Tiếng Việt", "Tiếng Việt"),
        ("x\u0300 e\u0301", "x\u0300 é"),
        ("a\u0489", "a[combining cyrillic millions sign]"),
        ("1️⃣2️⃣", "1[combining enclosing keycap]2[combining enclosing keycap]"),
        ("😀" * 9, "[grinning face, 9 signs]"),
        ("🍏🍎🍐🍊", "[4 signs]"),
        ("a" + "\u0300" * 9, "à\u0300\u0300\u0300\u0300[combining grave accent, 4 signs]"),
        ("nul\x00 bell\x07 \x1b[31m", "nul bell [31m"),
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("\u202eright to left\u202c \ufeff\u200d", "right to left "),
        ("\ue000\U000f0000", "[a sign without a name, 2 signs]"),
        ("lone \ud800", "lone [a sign without a name]"),
        ("a\u3000b", "a b"),
        ("", ""),
    ],
)
def test_a_text_is_printed_as_far_as_the_fonts_can_and_the_rest_is_named(typed: str, says: str) -> None:
    assert printed(typed) == says


def test_a_very_long_word_may_be_broken_and_never_between_a_sign_and_its_mark() -> None:
    pieces = printed("e\u0300x\u0300" * 60).split(signs.BREAK)
    assert len(pieces) > 3 and not any(piece.startswith("\u0300") for piece in pieces)
    assert signs.BREAK not in printed("a short word")
