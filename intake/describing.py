"""A therapist's own words: name, when they usually read, what to do in an emergency, and the card *How I work*.

What is written lies sealed as a draft; what is published is a sealed copy, which `public` opens for anybody.
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from intake import sealing
from intake.clearing import clear_files
from intake.models import Desk, Share
from intake.withdrawing import withdraw

State = Desk.State
Mail = Desk.Mail
TURNED = (State.OPEN, State.AWAY, State.CLOSED)  # by hand


class HandleTaken(Exception):
    """Another desk has this address."""


@dataclass(frozen=True)
class Card:
    """`answers` are options of the client's own items; `texts` are free: those of L-1, L-5 and the card's own."""

    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def offers(self) -> dict[str, tuple[str, ...]]:
        """What a client's wishes are set beside."""
        return {**self.answers, **{item: (text,) for item, text in self.texts.items() if "-" in item and text}}

    @property
    def empty(self) -> bool:
        return not any(self.answers.values()) and not any(self.texts.values())


@dataclass(frozen=True)
class Introduced:
    """What the first run asks for, in the therapist's own words."""

    name: str = ""
    reads: str = ""
    emergency: str = ""


@dataclass(frozen=True)
class AtDesk:
    """A desk as its therapist sees it."""

    id: uuid.UUID
    state: str
    handle: str
    introduced: Introduced
    draft: Card
    published: Card | None
    away_until: date | None
    mail: str

    @property
    def settled(self) -> bool:
        return self.state != State.SETTING_UP


@dataclass(frozen=True)
class Public:
    """A desk as anybody sees it. `takes` says whether lines can be shared with it now."""

    id: uuid.UUID
    handle: str
    state: str
    introduced: Introduced
    card: Card | None
    away_until: date | None = None

    @property
    def takes(self) -> bool:
        return self.state == State.OPEN


def desk_of(therapist: int, today: date) -> AtDesk | None:
    row = Desk.objects.filter(user=therapist).first()
    return _at_desk(row, today) if row else None


def public(handle: str, today: date) -> Public | None:
    """None for what never was, and for a desk that is not set up yet: the same."""
    row = Desk.objects.filter(handle=handle).exclude(state=State.SETTING_UP).first()
    if row is None:
        return None
    shown = _opened(row, "card")
    introduced, state = Introduced(**shown["introduced"]), row.state_on(today)
    return Public(row.id, handle, state, introduced, _card(shown["card"]), _away_until(row, state))


def _away_until(row: Desk, state: str) -> date | None:
    return row.away_until if state == State.AWAY else None


def introduce(desk: uuid.UUID, introduced: Introduced, handle: str) -> None:
    """Opens the desk when it is done for the first time. Raises HandleTaken."""

    def changed(row: Desk) -> None:
        body = _opened(row, "profile") | {"introduced": asdict(introduced)}
        row.handle = handle
        row.state = State.OPEN if row.state == State.SETTING_UP else row.state
        _seal(row, body, published=_card(_opened(row, "card")["card"]))

    try:
        _change(desk, changed)
    except IntegrityError:
        raise HandleTaken from None


def draft(desk: uuid.UUID, card: Card) -> None:
    """Kept, and shown to nobody else."""

    def changed(row: Desk) -> None:
        body = _opened(row, "profile") | {"draft": _plain(card)}
        _seal(row, body, published=_card(_opened(row, "card")["card"]))

    _change(desk, changed)


def publish(desk: uuid.UUID) -> None:
    """The draft as it is now."""

    def changed(row: Desk) -> None:
        body = _opened(row, "profile")
        _seal(row, body, published=_card(body["draft"]))

    _change(desk, changed)


def withdraw_card(desk: uuid.UUID) -> None:
    """Nobody sees a card any more; the draft stays."""
    _change(desk, lambda row: _seal(row, _opened(row, "profile"), published=None))


def turn(desk: uuid.UUID, state: str, today: date, until: date | None = None) -> None:
    """Open, away (until a day, or until it is turned back) or closed.

    Closing ends what was shared with it: its clients are told the day.
    """
    with transaction.atomic():
        away_until = until if state == State.AWAY else None
        Desk.objects.filter(id=desk).exclude(state=State.SETTING_UP).update(state=state, away_until=away_until)
        if state == State.CLOSED:
            withdraw(Share.objects.filter(desk=desk), today)
    clear_files()


def have_mail(desk: uuid.UUID, how: str) -> None:
    """One of Mail: when something waits, or in the morning."""
    Desk.objects.filter(id=desk).update(mail=how)


def _change(desk: uuid.UUID, changed: Callable[[Desk], None]) -> None:
    with transaction.atomic():
        row = Desk.objects.select_for_update().get(id=desk)
        changed(row)
        row.save()


def _at_desk(row: Desk, today: date) -> AtDesk:
    body, shown = _opened(row, "profile"), _opened(row, "card")
    introduced, published = Introduced(**body["introduced"]), _card(shown["card"])
    state, drafted = row.state_on(today), _card(body["draft"]) or Card()
    away_until = _away_until(row, state)
    return AtDesk(row.id, state, row.handle or "", introduced, drafted, published, away_until, row.mail)


def _opened(row: Desk, part: str) -> dict[str, Any]:
    """`part` is a column. Raises Unreadable."""
    empty: dict[str, Any] = {"introduced": asdict(Introduced()), "draft": None, "card": None}
    sealed = bytes(getattr(row, part))
    return empty | sealing.unseal(sealing.key_of(row), _context(row.id, part), sealed) if sealed else empty


def _seal(row: Desk, body: Mapping[str, Any], published: Card | None) -> None:
    """Both parts under one key: a new one where there was none."""
    if not row.key_id:
        for column, value in sealing.wrapped(row.id, sealing.data_key()).items():
            setattr(row, column, value)
    key = sealing.key_of(row)
    shown = {"introduced": body["introduced"], "card": _plain(published) if published else None}
    row.profile = sealing.seal(key, _context(row.id, "profile"), body)
    row.card = sealing.seal(key, _context(row.id, "card"), shown)


def _context(desk: uuid.UUID, part: str) -> bytes:
    return f"desk-{part}:".encode() + desk.bytes


def _plain(card: Card) -> dict[str, Any]:
    return {"answers": {item: list(chosen) for item, chosen in card.answers.items()}, "texts": dict(card.texts)}


def _card(body: Mapping[str, Any] | None) -> Card | None:
    if body is None:
        return None
    return replace(Card(), answers={item: tuple(of) for item, of in body["answers"].items()}, texts=body["texts"])
