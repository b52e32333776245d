"""Another server key: everything the ring wraps is wrapped anew, a few rows at a time, while the server serves.

Bodies stay as they are: only the key of each row is unwrapped and wrapped again. Stopped half-way, it goes on.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from intake import admitting, sealing
from intake.models import Desk, Register, Share
from intake.sealing import Kept
from intake.vault import keyring
from intake.vault.envelope import Unreadable
from intake.vault.keyring import Wrapped

new_key = keyring.make
BATCH = 500
SAMPLES = 3
KEPT_BY_THE_RING: tuple[type[Kept], ...] = (Share, Desk, Register)


def missing() -> list[str]:
    """Ids of keys that something here still needs and this server does not have, or has other bytes for."""
    return sorted(one for one in _needed() if one not in sealing.ring().ids or not _opens(one))


def stale() -> list[str]:
    """Ids of earlier keys that something here still needs."""
    return sorted(_needed() - {sealing.ring().current})


def rekey() -> int:
    """How many rows went over to the key that writes now. Raises Unreadable where one is missing."""
    rows = sum(_rewrap_rows(model) for model in KEPT_BY_THE_RING)
    return rows + sum(map(_rewrap_factor, Authenticator.objects.all()))


def _needed() -> set[str]:
    of_rows = {one for model in KEPT_BY_THE_RING for one in _wrapped(model).values_list("key_id", flat=True).distinct()}
    return of_rows | {key_id for one in Authenticator.objects.all() for _name, key_id in _secrets(one)}


def _opens(key_id: str) -> bool:
    """A few rows are tried: one may be damaged."""
    return any(map(_can_open, _samples(key_id)))


def _samples(key_id: str) -> Iterator[Callable[[], object]]:
    for model in KEPT_BY_THE_RING:
        for row in _wrapped(model).filter(key_id=key_id)[:SAMPLES]:
            yield partial(sealing.key_of, row)
    for factor in Authenticator.objects.all():
        yield from (partial(admitting.open_factor, factor.data[name]) for name, of in _secrets(factor) if of == key_id)


def _can_open(sample: Callable[[], object]) -> bool:
    try:
        sample()
    except Unreadable:
        return False
    return True


def _wrapped(model: type[Kept]) -> QuerySet[Any]:
    """By link, code and PIN wrap the key: the ring has no part in it."""
    rows: QuerySet[Any] = model._default_manager.exclude(key_id="")
    return rows


def _rewrap_rows(model: type[Kept]) -> int:
    """A row that ended or changed meanwhile is left alone: whoever changed it was first."""
    ring, done = sealing.ring(), 0
    while rows := list(_wrapped(model).exclude(key_id=ring.current)[:BATCH]):
        for row in rows:
            newer = ring.rewrap(row.id.bytes, Wrapped(row.key_id, bytes(row.wrapped)))
            same = model._default_manager.filter(pk=row.pk, key_id=row.key_id, wrapped=row.wrapped)
            done += same.update(key_id=newer.key_id, wrapped=newer.key)
    return done


def _secrets(factor: Authenticator) -> Iterator[tuple[str, str]]:
    """What of a second factor is sealed, and the id of the key it needs."""
    for name in ("secret", "seed"):
        if name in factor.data:
            yield name, factor.data[name].partition(".")[0]


def _rewrap_factor(factor: Authenticator) -> int:
    old = [name for name, key_id in _secrets(factor) if key_id != sealing.ring().current]
    newer = {name: admitting.seal_factor(admitting.open_factor(factor.data[name])) for name in old}
    same = Authenticator.objects.filter(pk=factor.pk, data=factor.data)
    return same.update(data={**factor.data, **newer}) if newer else 0
