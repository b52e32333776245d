"""The return code: sixteen characters a person can copy by hand, and the secret stretched from them.

What is stretched is used like a device's token: `tokens.lookup` and `tokens.wrap` derive its two keys.
"""

import secrets
import unicodedata

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base32: no I, L, O or U
LENGTH = 16  # 80 bits
SALT_SIZE = 16
_GROUP = 4
_LONGEST = 300  # characters that are looked at; room for a whole address with the code after its #
_READ_AS = str.maketrans("OIL", "011")


def make() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def groups(code: str) -> list[str]:
    return [code[at : at + _GROUP] for at in range(0, len(code), _GROUP)]


def plain(typed: str) -> str:
    """As it was meant: capitals; letters and digits only; O as 0, I and L as 1."""
    letters = unicodedata.normalize("NFKC", typed[-_LONGEST:].rpartition("#")[2]).upper()
    return "".join(one for one in letters if unicodedata.category(one)[0] in "LN").translate(_READ_AS)


def normalise(typed: str) -> str | None:
    """The code that was typed in any spelling; None when it cannot be one."""
    code = plain(typed)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def stretch(code: str, salt: bytes) -> bytes:
    """64 bytes from one slow run: a stolen database must not let codes be tried quickly."""
    return Argon2id(salt=salt, length=64, iterations=2, lanes=1, memory_cost=19456).derive(code.encode("ascii"))
