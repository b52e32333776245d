"""What the server itself can open: sealed under a data key of its own, which the key ring wraps."""

import json
import uuid
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.conf import settings

from intake.models import Desk, Register, Share
from intake.vault import keyring
from intake.vault.envelope import Sealer
from intake.vault.keyring import Ring, Wrapped

Kept = Desk | Share | Register  # rows whose key the ring wraps
data_key = keyring.data_key


@lru_cache(maxsize=4)
def _ring(text: str) -> Ring:
    return keyring.read(text)


def ring() -> Ring:
    """The keys of this server. The environment has read them once, so nonsense has stopped the start."""
    return _ring(settings.FITCHECK_KEYS)


def wrapped(row_id: uuid.UUID, key: bytes) -> dict[str, Any]:
    """The columns of such a row that hold its key."""
    made = ring().wrap(row_id.bytes, key)
    return {"key_id": made.key_id, "wrapped": made.key}


def key_of(row: Kept) -> bytes:
    """Raises Unreadable, also when the server key it needs is not here."""
    return ring().unwrap(row.id.bytes, Wrapped(row.key_id, bytes(row.wrapped)))


def context(share_id: uuid.UUID, what: str, version: int = 0) -> bytes:
    """What a part of a share is bound to: moved to another share, place or version, it is not read."""
    return f"share-{what}:{version}:".encode() + share_id.bytes


def seal(key: bytes, bound_to: bytes, body: Mapping[str, Any]) -> bytes:
    return Sealer(key).seal(bound_to, json.dumps(body, separators=(",", ":")).encode())


def unseal(key: bytes, bound_to: bytes, sealed: bytes | memoryview) -> dict[str, Any]:
    """Raises Unreadable."""
    body: dict[str, Any] = json.loads(Sealer(key).open(bound_to, bytes(sealed)))
    return body
