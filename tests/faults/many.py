"""Many shares with one desk: sealed as the product seals them, without stretching a code for each, which is slow."""

import os
import uuid
from datetime import timedelta

from django.utils import timezone

from intake import reviewing, sealing, sharing
from intake.models import Desk, Share
from intake.vault.envelope import Unreadable
from tests.desks import snapshot


def shares(desk: Desk, many: int) -> list[uuid.UUID]:
    rows = [_row(desk) for _ in range(many)]
    Share.objects.bulk_create(rows, batch_size=500)
    return [row.id for row in rows]


def _row(desk: Desk) -> Share:
    share_id, key, today = uuid.uuid4(), sealing.data_key(), timezone.now().date()
    return Share(
        id=share_id,
        desk=desk,
        reader=Share.Reader.DESK,
        end_lookup=os.urandom(32),
        day=today,
        until=today + timedelta(days=30),
        **sharing._wrapped(share_id, key, ""),
        **sharing._sealed(share_id, key, snapshot(), 1),
    )


def reads(desk: Desk, share: uuid.UUID) -> bool:
    try:
        return isinstance(reviewing.open_share(desk.id, share, timezone.now().date()), reviewing.Reading)
    except Unreadable:
        return False


def readable(desk: Desk) -> int:
    """How many of them this server's keys open, without the page round each."""
    return sum(map(_opens, Share.objects.filter(desk=desk)))


def _opens(row: Share) -> bool:
    try:
        return bool(sealing.unseal(sealing.key_of(row), sealing.context(row.id, "body", row.version), row.body))
    except Unreadable:
        return False
