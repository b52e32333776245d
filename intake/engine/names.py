"""A name or another short text, as it may stand inside a line of ours."""

import unicodedata

_BREAKS = ("Cc", "Zl", "Zp")
_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_SEEN = "LNPS"  # a name of nothing else is no name, and a link without words


def one_line(text: str) -> str:
    """Signs that turn the direction of what stands around it go; those that join an emoji or belong to a script that
    runs from right to left stay."""
    spaced = "".join(" " if unicodedata.category(sign) in _BREAKS else sign for sign in text)
    kept = " ".join(spaced.translate(_TURNING).split())
    return kept if any(unicodedata.category(sign)[0] in _SEEN for sign in kept) else ""
