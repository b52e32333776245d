"""A device's token: 256 random bits that only its cookie carries, and the keys that come from it."""

import base64
import binascii
import hmac
import os

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from intake.vault.envelope import Sealer

SIZE = 32
_SALT = b"fitcheck/notebook/v1"


def make() -> bytes:
    return os.urandom(SIZE)


def derive(secret: bytes, label: str) -> bytes:
    """A 256-bit key for one use only: labels keep uses apart."""
    return HKDF(SHA256(), SIZE, _SALT, label.encode()).derive(secret)


def lookup(token: bytes) -> bytes:
    return derive(token, "lookup")


def wrap(token: bytes, notebook: bytes, key: bytes) -> bytes:
    return Sealer(derive(token, "wrap")).seal(notebook, key)


def unwrap(token: bytes, notebook: bytes, wrapped: bytes) -> bytes:
    """Raises Unreadable."""
    return Sealer(derive(token, "wrap")).open(notebook, wrapped)


def stamp(token: bytes, minute: int) -> str:
    """Authenticates the last minute of a shared device's cookie."""
    mac = hmac.digest(derive(token, "stamp"), minute.to_bytes(8, "big"), "sha256")
    return _write(mac[:16])


def stamp_holds(token: bytes, minute: int, mac: str) -> bool:
    return 0 <= minute < 2**40 and hmac.compare_digest(stamp(token, minute).encode(), mac.encode())


def write(token: bytes) -> str:
    return _write(token)


def read(text: str) -> bytes | None:
    """The token a cookie spells, or None for anything else."""
    try:
        token = base64.urlsafe_b64decode(text.encode("ascii") + b"=")
    except (binascii.Error, UnicodeEncodeError, ValueError):
        return None
    # the decoder passes over foreign characters: only the one true spelling is the token's
    return token if len(token) == SIZE and _write(token) == text else None


def slot(key: bytes, place: str, name: str) -> bytes:
    """Where a row lies: without the key it does not tell which question was answered."""
    return hmac.digest(key, f"{place}\0{name}".encode(), "sha256")


def _write(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")
