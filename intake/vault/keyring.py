"""The server's own keys, by id: the first one writes, all of them read. Each row has a data key of its own."""

import base64
import binascii
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from intake.vault.envelope import Sealer, Unreadable

SIZE = 32
_ID = re.compile(r"^[a-z0-9]{1,16}$")


class NonsenseInKeys(Exception):
    """A list of keys that cannot be used, said in a sentence. Carries no key."""


@dataclass(frozen=True)
class Wrapped:
    """A data key under a server key. Rotating the server's keys rewrites this and nothing else."""

    key_id: str
    key: bytes = field(repr=False)


class Ring:
    def __init__(self, keys: Iterable[tuple[str, bytes]]) -> None:
        self._keys = dict(keys)
        if not self._keys:
            raise NonsenseInKeys("There is no key. Make one with newkey.")
        self.current = next(iter(self._keys))

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(self._keys)

    def wrap(self, context: bytes, data_key: bytes) -> Wrapped:
        return Wrapped(self.current, Sealer(self._keys[self.current]).seal(_about(context), data_key))

    def unwrap(self, context: bytes, wrapped: Wrapped) -> bytes:
        """The data key. Raises Unreadable, also when the key it needs is not in the ring."""
        if wrapped.key_id not in self._keys:
            raise Unreadable
        return Sealer(self._keys[wrapped.key_id]).open(_about(context), wrapped.key)

    def rewrap(self, context: bytes, wrapped: Wrapped) -> Wrapped:
        """The same data key under the current server key. Raises Unreadable."""
        return self.wrap(context, self.unwrap(context, wrapped))


def _about(context: bytes) -> bytes:
    return b"data-key:" + context


def data_key() -> bytes:
    return os.urandom(SIZE)


def make() -> tuple[str, str]:
    """A new key's id and its spelling, to be put first in the environment."""
    return base64.b32encode(os.urandom(5)).decode("ascii").lower(), base64.b64encode(os.urandom(SIZE)).decode("ascii")


def read(text: str) -> Ring:
    """`id:key,id:key`, the first one writes. Raises NonsenseInKeys."""
    pairs = [one.strip().partition(":") for one in text.split(",") if one.strip()]
    ids = [name for name, _, _ in pairs]
    if len(set(ids)) != len(ids):
        raise NonsenseInKeys("A key id stands twice.")
    return Ring((name, _key(name, spelled)) for name, _, spelled in pairs)


def _key(name: str, spelled: str) -> bytes:
    try:
        key = base64.b64decode(spelled.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        key = b""
    if not _ID.match(name) or len(key) != SIZE:
        raise NonsenseInKeys(f"The key {name[:16]!r} must be {SIZE} bytes in base64, under an id of small letters.")
    return key
