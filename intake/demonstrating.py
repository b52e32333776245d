"""People made up, to try the therapist's side on one's own machine: desks with cards, shares, ways to sign in."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from intake import admitting, describing, returning, sharing
from intake.content import wording
from intake.describing import Card, Introduced
from intake.engine.shared import SECTIONS, SharedLine, SharedSection, Snapshot
from intake.models import Desk, Share, Therapist


@dataclass(frozen=True)
class WayIn:
    email: str
    password: str = field(repr=False)
    code: str = field(repr=False)


def people(now: datetime) -> list[WayIn]:
    """Everyone with a new password; their desks, cards and shares are made once."""
    told = wording.words().file("demo")
    ways = [_therapist(one, now) for one in told["therapist"]]
    if not Share.objects.exists():
        for one in told["share"]:
            _share(one, now.date())
    return ways


def _therapist(told: Mapping[str, Any], now: datetime) -> WayIn:
    email, password = f"{told['handle']}@desk.example", secrets.token_urlsafe(12)
    kept = admitting.accept(admitting.invite(email, now.date()), password, "", now)
    user = Therapist.objects.get(email=kept)
    desk = Desk.objects.get(user=user)
    if desk.state == Desk.State.SETTING_UP:
        TOTP.activate(user, generate_totp_secret())
        describing.introduce(desk.id, Introduced(told["name"], told["reads"], told["emergency"]), told["handle"])
        describing.draft(desk.id, Card({item: tuple(of) for item, of in told["answers"].items()}, told["texts"]))
        describing.publish(desk.id)
    return WayIn(email, password, next(iter(RecoveryCodes.activate(user).get_unused_codes()), ""))


def _share(told: Mapping[str, Any], today: date) -> None:
    _, opened = returning.begin(own=False, today=today)
    desk = Desk.objects.get(handle=told["with"])
    agreed = sharing.Agreed(Share.Reader.DESK, told["with"], desk.id, sharing.DEFAULT_DAYS, {})
    sharing.share(opened, "", _snapshot(told), agreed, today)


def _snapshot(told: Mapping[str, Any]) -> Snapshot:
    sections = (SharedSection(kind, _lines(kind, told[kind])) for kind in SECTIONS if kind in told)
    wishes = {item: tuple(chosen) for item, chosen in told["wishes"].items()}
    return Snapshot(told["name"], tuple(sections), told["met"], "", wishes, tuple(told.get("asks", ())))


def _lines(kind: str, says: list[str]) -> tuple[SharedLine, ...]:
    return tuple(SharedLine(f"{kind}{number}", one) for number, one in enumerate(says))
