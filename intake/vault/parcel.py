"""A file of any size, sealed in pieces as it is written, and opened in pieces as it is read.

Head: a mark, what the key is known by, and random bytes from which this file's own key comes. Each piece is sealed
under its number and whether it is the last: pieces that are changed, moved, left out or cut off are not read.
"""

import base64
import binascii
import os
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from intake.vault.envelope import Unreadable

SIZE = 32
PIECE = 64 * 1024
MARK = b"fitcheck parcel 1\n"
_TAG = 16
_KNOWN_BY = 8
_HEAD = len(MARK) + _KNOWN_BY + SIZE


class Foreign(Exception):
    """Not written by this."""


class OtherKey(Exception):
    """Sealed with another key."""


def make_key() -> str:
    return base64.b64encode(os.urandom(SIZE)).decode("ascii")


def read_key(spelled: str) -> bytes | None:
    """None for what is no key."""
    try:
        key = base64.b64decode(spelled.strip().encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        return None
    return key if len(key) == SIZE else None


class Writer:
    """Takes what is written in order, and has to be closed: the last piece says that nothing follows."""

    def __init__(self, file: BinaryIO, key: bytes) -> None:
        head = MARK + _known_by(key) + os.urandom(SIZE)
        file.write(head)
        self._file, self._pieces, self._waiting = file, _Pieces(key, head), bytearray()

    def write(self, plain: bytes) -> int:
        self._waiting += plain
        while len(self._waiting) > PIECE:  # a whole piece waits until it is known whether it is the last
            self._put(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]
        return len(plain)

    def close(self) -> None:
        self._put(bytes(self._waiting), last=True)

    def _put(self, plain: bytes, last: bool) -> None:
        self._file.write(self._pieces.seal(plain, last))


class Reader:
    """Raises Foreign, OtherKey, and Unreadable where something is damaged or missing."""

    def __init__(self, file: BinaryIO, key: bytes) -> None:
        head = file.read(_HEAD)
        if not head.startswith(MARK):
            raise Foreign
        if len(head) < _HEAD:
            raise Unreadable
        if head[len(MARK) : len(MARK) + _KNOWN_BY] != _known_by(key):
            raise OtherKey
        self._file, self._pieces, self._plain = file, _Pieces(key, head), bytearray()
        self._sealed: bytes | None = file.read(PIECE + _TAG)

    def read(self, size: int) -> bytes:
        while len(self._plain) < size and self._sealed is not None:
            self._plain += self._next()
        taken = bytes(self._plain[:size])
        del self._plain[:size]
        return taken

    def _next(self) -> bytes:
        sealed, following = self._sealed or b"", self._file.read(PIECE + _TAG)
        self._sealed = following or None
        return self._pieces.open(sealed, last=not following)

    def read_to_the_end(self) -> None:
        """Only the last piece tells that nothing is missing."""
        while self.read(PIECE):
            pass


class _Pieces:
    def __init__(self, key: bytes, head: bytes) -> None:
        self._cipher, self._head, self._number = AESGCM(_derive(key, head, b"pieces")), head, 0

    def seal(self, plain: bytes, last: bool) -> bytes:
        return self._cipher.encrypt(self._nonce(last), plain, self._head)

    def open(self, sealed: bytes, last: bool) -> bytes:
        try:
            return self._cipher.decrypt(self._nonce(last), sealed, self._head)
        except (InvalidTag, ValueError):
            raise Unreadable from None

    def _nonce(self, last: bool) -> bytes:
        """Counted, not random: the key belongs to this file alone."""
        self._number += 1
        return self._number.to_bytes(11, "big") + bytes([last])


def _known_by(key: bytes) -> bytes:
    return _derive(key, b"", b"known by")[:_KNOWN_BY]


def _derive(key: bytes, salt: bytes, label: bytes) -> bytes:
    return HKDF(SHA256(), SIZE, salt, b"fitcheck/parcel/" + label).derive(key)
