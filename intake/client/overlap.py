"""The overlap, on the client's own pages: a therapist's card, and what the client needs beside it."""

from typing import Any

from intake import describing
from intake.client import sharable
from intake.describing import Public
from intake.pack import card, overlap
from intake.pack.times import today
from intake.summing import Summed


def beside_me(summed: Summed, desk: Public) -> dict[str, Any]:
    """A therapist's card, and the client's own wishes beside it."""
    if desk.card is None:
        return {"card": [], "rows": []}
    wishes = sharable.wishes(summed)
    return {"card": card.facts(desk.card.answers, desk.card.texts), "rows": overlap.rows(wishes, desk.card.offers)}


def on_the_summary(summed: Summed) -> dict[str, Any]:
    """Where the client named a desk that has a card: a statement more than without one."""
    desk = describing.public(summed.desk, today()) if summed.desk else None
    return {"desk": desk, **beside_me(summed, desk)} if desk and desk.card else {}
