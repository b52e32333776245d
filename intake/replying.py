"""A therapist's answer to a share: one tap is a full reply. Sealed under the share's own key, for its client."""

from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from intake import sealing
from intake.engine import replied
from intake.engine.replied import Beside, Said
from intake.models import Reply, Share
from intake.reviewing import Reading


class Over(Exception):
    """Access has ended meanwhile, or was given to read alone: nothing was sent."""


class Sent(Exception):
    """An earlier reply can be changed until midnight of its day; that has passed."""


@dataclass(frozen=True)
class Standing:
    """The reply that stands, with its day. `changes`: until midnight it can be another one."""

    said: Said
    day: date
    changes: bool
    lines: tuple[Beside, ...]


def reply(reading: Reading, said: Said, today: date) -> Reading:
    """In place of an earlier reply of the same day; as it is read from then on. Raises Over and Sent."""
    sealed = sealing.seal(reading.key, sealing.context(reading.id, "reply"), replied.plain(said))
    with transaction.atomic():
        # the row is taken first: whoever ends the share meanwhile comes before this, or after it and clears it
        live = Share.objects.live(today).filter(number=reading.number).exclude(reader=Share.Reader.TRUSTED)
        if not live.update(state=Share.State.ANSWERED):
            raise Over
        if Reply.objects.filter(share=reading.number).exclude(day=today).exists():
            raise Sent
        Reply.objects.update_or_create(share_id=reading.number, defaults={"body": sealed, "day": today})
    return replace(reading, reply=replied.plain(said), replied=today)


def standing(reading: Reading, today: date) -> Standing | None:
    if reading.reply is None or reading.replied is None:
        return None
    said = replied.read(reading.reply)
    lines = tuple(replied.beside(reading.snapshot.lines, said))
    return Standing(said, reading.replied, reading.replied == today, lines)
