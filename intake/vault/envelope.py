"""Sealing at rest: AES-256-GCM, bound to a context, padded so that sizes tell little."""

import os
from functools import cached_property

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

STEP = 512  # bytes; a sealed body is a multiple of it, plus a fixed head
_VERSION = b"\x01"
_NONCE = 12


class Unreadable(Exception):
    """Wrong key, wrong context, or a damaged body. Carries nothing of it."""


class Sealer:
    """Seals and opens under one 256-bit key."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    @cached_property
    def _cipher(self) -> AESGCM:
        return AESGCM(self._key)

    def seal(self, context: bytes, plain: bytes) -> bytes:
        nonce = os.urandom(_NONCE)
        return _VERSION + nonce + self._cipher.encrypt(nonce, _pad(plain), context)

    def open(self, context: bytes, sealed: bytes) -> bytes:
        """Raises Unreadable."""
        body = bytes(sealed)
        if body[:1] != _VERSION or len(body) < _NONCE + 17:
            raise Unreadable
        try:
            return _unpad(self._cipher.decrypt(body[1 : _NONCE + 1], body[_NONCE + 1 :], context))
        except InvalidTag:
            raise Unreadable from None


def _pad(plain: bytes) -> bytes:
    return len(plain).to_bytes(4, "big") + plain + b"\0" * (-(len(plain) + 4) % STEP)


def _unpad(padded: bytes) -> bytes:
    return padded[4 : 4 + int.from_bytes(padded[:4], "big")]
