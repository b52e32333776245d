"""What the fonts can print of a text. What they cannot is named in brackets and remembered; nothing goes unseen."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

BREAK = "\u200b"  # where a layout may break a long word; removed from what was typed
NAMED = 3  # signs of a run that are named one by one; more are counted
_LONG = re.compile(r"\S{40,}")
_SLICE = re.compile(r"(?:.[\u0300-\u036f]*){1,24}")
_PILE = re.compile("([\u0300-\u036f]{4})([\u0300-\u036f]+)")  # a higher one takes minutes to set
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = ("Cc", "Cf")
_VARIANTS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


@cache
def covered() -> str:
    """The signs that every face prints, as the inside of a regular expression's class.

    A base and its marks are printed by one font, so only what one font has whole is in the list.
    """
    ranges = (Path(__file__).parent / "covered.txt").read_text(encoding="ascii").split()
    ends = ([chr(int(end, 16)) for end in one.split("-")] for one in ranges)
    return "".join("-".join(re.escape(end) for end in pair) for pair in ends)


@cache
def _uncovered() -> re.Pattern[str]:
    """A run of signs that cannot be printed, over the spaces between its words."""
    sign = f"[^{covered()}\n]"
    return re.compile(f"{sign}+(?: +{sign}+)*")


class Printing:
    """Makes texts printable, and collects the names of what was not."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.words = words
        self.lost: dict[str, None] = {}  # in the order they came

    def each(self, data: Any) -> Any:
        """The same data with every text in it made printable."""
        if isinstance(data, str):
            return self.text(data)
        if isinstance(data, dict):
            return {name: self.each(one) for name, one in data.items()}
        return [self.each(one) for one in data] if isinstance(data, list | tuple) else data

    def text(self, typed: str) -> str:
        text = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", typed)).replace("\t", " ").replace(BREAK, "")
        text = _uncovered().sub(lambda run: self._instead(run[0]), text)
        text = _PILE.sub(lambda pile: pile[1] + self._bracket(list(pile[2])), text)
        text = re.sub(r"\n{3,}", "\n\n", text).strip("\n")
        return _LONG.sub(lambda word: BREAK.join(_SLICE.findall(word[0])), text)

    def _instead(self, run: str) -> str:
        """What a run is printed as: without what nobody sees, taken apart where that helps, else in brackets."""
        seen = "".join(sign for sign in _VARIANTS.sub("", run) if unicodedata.category(sign) not in _UNSEEN)
        apart = unicodedata.normalize("NFD", seen)
        if _is_printed(apart):
            return apart
        signs = [sign for sign in seen if not _is_space(sign)]
        return " ".join(self._bracket(list(some)) for _, some in groupby(signs, key=_is_symbol)) or " "

    def _bracket(self, signs: list[str]) -> str:
        """Each sign by its name; a script, or what would be a long list, by how many there are."""
        names = list(dict.fromkeys(_script(signs) or [self._name(sign) for sign in signs]))
        self.lost |= dict.fromkeys(names)
        if len(names) > NAMED:
            return f"[{self.words['many'].replace('{n}', str(len(signs)))}]"
        named = ", ".join(names)
        if len(signs) == len(names):
            return f"[{named}]"
        return f"[{self.words['of'].replace('{n}', str(len(signs))).replace('{name}', named)}]"

    def _name(self, sign: str) -> str:
        return unicodedata.name(sign, "").lower() or self.words["unnamed"]


def _is_printed(text: str) -> bool:
    return not _uncovered().search(text)


def _is_space(sign: str) -> bool:
    return unicodedata.category(sign) == "Zs"


def _is_symbol(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "S"


def _script(signs: list[str]) -> list[str]:
    """The script that most letters of a run are from, by the first word of their names; nothing where none is one."""
    letters = [sign for sign in signs if unicodedata.category(sign)[0] == "L"]
    named = Counter(unicodedata.name(sign, "").split(" ")[0] for sign in letters)
    named.pop("", None)
    if not named:
        return []
    script = named.most_common(1)[0][0]
    return [script if len(script) <= 3 else script.capitalize()]
