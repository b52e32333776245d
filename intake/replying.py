"""A therapist's answer to a share: one tap is a full reply. Sealed under the share's own key, for its client."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from intake import sealing
from intake.models import Reply, Share
from intake.reviewing import Reading

KINDS = ("read", "lines", "decline")  # "read" is "Read; let us talk when we meet"
WORDS = ("can", "partly", "cannot", "talk")


class Over(Exception):
    """Access has ended meanwhile: nothing was sent."""


class Sent(Exception):
    """An earlier reply can be changed until midnight of its day; that has passed."""


@dataclass(frozen=True)
class Answered:
    """To one line, by the line's id: one of WORDS, or "", and a sentence."""

    word: str = ""
    sentence: str = ""


@dataclass(frozen=True)
class Said:
    kind: str
    lines: Mapping[str, Answered] = field(default_factory=dict)
    noticed: str = ""
    next_step: str = ""
    referral: str = ""


def reply(reading: Reading, said: Said, today: date) -> None:
    """In place of an earlier reply of the same day. Raises Over and Sent."""
    sealed = sealing.seal(reading.key, sealing.context(reading.id, "reply"), plain(said))
    with transaction.atomic():
        # the row is taken first: whoever ends the share meanwhile comes before this, or after it and clears it
        live = Share.objects.live(today).filter(number=reading.number)
        if not live.update(state=Share.State.ANSWERED):
            raise Over
        if Reply.objects.filter(share=reading.number).exclude(day=today).exists():
            raise Sent
        Reply.objects.update_or_create(share_id=reading.number, defaults={"body": sealed, "day": today})


def may_change(reading: Reading, today: date) -> bool:
    return reading.replied in (None, today)


def plain(said: Said) -> dict[str, Any]:
    lines = {name: [one.word, one.sentence] for name, one in said.lines.items()}
    rest = {"noticed": said.noticed, "next_step": said.next_step, "referral": said.referral}
    return {"kind": said.kind, "lines": lines, **rest}


def read(body: Mapping[str, Any]) -> Said:
    """What `plain` wrote: also for its client, whose notebook holds the share's key."""
    lines = {name: Answered(*one) for name, one in body["lines"].items()}
    return Said(body["kind"], lines, body["noticed"], body["next_step"], body["referral"])
