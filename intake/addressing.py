"""E-mail addresses of therapists: kept sealed, always as the same text, so that whoever types one is found by it.

The key is this server's own, made at first use and wrapped by the key ring; with a copy of the database alone nobody
reads an address, or tries one.
"""

from functools import lru_cache
from typing import Any
from unicodedata import normalize

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Model

from intake import sealing
from intake.clearing import clear_files
from intake.models import Invitation, Register, Therapist
from intake.vault import addresses
from intake.vault.addresses import AT, LONGEST, TooLong
from intake.vault.keyring import Wrapped

HOLDING: tuple[type[Model], ...] = (Therapist, EmailAddress, Invitation)


def as_kept(address: str) -> str:
    """As it lies in the database. Capitals do not matter, nor how an ä is put together. Raises TooLong."""
    return addresses.hide(_key(), normalize("NFC", address.strip().lower()))


def as_written(kept: str) -> str:
    """To send mail to, and to show to whom it belongs. Raises Unreadable."""
    return addresses.show(_key(), kept)


def readable() -> list[Model]:
    """Rows with an address in clear."""
    return [row for model in HOLDING for row in model._default_manager.exclude(email__endswith=AT)]


def seal_readable() -> int:
    """Addresses that an earlier version wrote down in clear are sealed. How many rows; the server starts either way."""
    done = sum(map(_seal, readable()))
    if done:
        clear_files()
    return done


def _seal(row: Any) -> int:
    """An earlier version that served beside this one may have written an address that is here already, sealed."""
    try:
        with transaction.atomic():
            return int(type(row).objects.filter(pk=row.pk).update(email=as_kept(row.email)))
    except TooLong:
        return 0
    except IntegrityError:
        if not isinstance(row, Invitation):  # an account may have a desk and what was shared with it
            return 0
        row.delete()
        return 1


def _key() -> bytes:
    row = Register.objects.first() or _made()
    return _opened(settings.FITCHECK_KEYS, row.key_id, bytes(row.wrapped))


def _made() -> Register:
    """Two processes that meet here agree on one."""
    key = sealing.wrapped(Register.ONLY, sealing.data_key())
    row, _ = Register.objects.get_or_create(id=Register.ONLY, defaults=key)
    return row


@lru_cache(maxsize=4)
def _opened(_keys: str, key_id: str, wrapped: bytes) -> bytes:
    """Raises Unreadable. What was opened with one list of keys is not handed out under another."""
    return sealing.ring().unwrap(Register.ONLY.bytes, Wrapped(key_id, wrapped))


__all__ = ["LONGEST", "TooLong", "as_kept", "as_written", "readable", "seal_readable"]
