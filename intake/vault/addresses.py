"""Addresses sealed so that the same one is always the same text: it can be found, and read only with the key."""

import base64
import binascii

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from intake.vault.envelope import Unreadable
from intake.vault.tokens import derive

AT = "@sealed.invalid"  # looks like an address to whoever keeps it, and no mail can go there
STEP = 64
LONGEST = 2 * STEP - 1  # bytes; a longer one would not fit where addresses are kept
_CONTEXT = [b"address"]


class TooLong(Exception):
    """An address of more bytes than can be kept."""


def hide(key: bytes, address: str) -> str:
    """Raises TooLong."""
    plain = address.encode()
    if len(plain) > LONGEST:
        raise TooLong
    padded = bytes([len(plain)]) + plain
    sealed = _cipher(key).encrypt(padded + b"\0" * (-len(padded) % STEP), _CONTEXT)
    return base64.b32encode(sealed).decode("ascii").rstrip("=").lower() + AT


def show(key: bytes, hidden: str) -> str:
    """Raises Unreadable."""
    spelled = hidden.removesuffix(AT).upper()
    try:
        padded = _cipher(key).decrypt(base64.b32decode(spelled + "=" * (-len(spelled) % 8)), _CONTEXT)
    except (binascii.Error, InvalidTag, ValueError):
        raise Unreadable from None
    return padded[1 : 1 + padded[0]].decode()


def _cipher(key: bytes) -> AESSIV:
    return AESSIV(derive(key, "address-mark") + derive(key, "address-text"))
