"""A file locked with a phrase of a person's own: stretched like a return code, sealed like everything else."""

import os
import unicodedata

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from intake.vault import tokens
from intake.vault.envelope import Sealer, Unreadable

SALT_SIZE = 16
_CONTEXT = b"file:1"


def plain(typed: str) -> str:
    """As it was meant: capitals and the width of its spaces do not matter."""
    return " ".join(unicodedata.normalize("NFKC", typed).casefold().split())


def lock(phrase: str, body: bytes) -> tuple[bytes, bytes]:
    """The salt, and the sealed body."""
    salt = os.urandom(SALT_SIZE)
    return salt, _sealer(phrase, salt).seal(_CONTEXT, body)


def unlock(phrase: str, salt: bytes, sealed: bytes) -> bytes:
    """Raises Unreadable."""
    if len(salt) != SALT_SIZE:
        raise Unreadable
    return _sealer(phrase, salt).open(_CONTEXT, sealed)


def _sealer(phrase: str, salt: bytes) -> Sealer:
    stretched = Argon2id(salt=salt, length=32, iterations=8, lanes=1, memory_cost=19456).derive(plain(phrase).encode())
    return Sealer(tokens.derive(stretched, "file"))
