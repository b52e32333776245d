"""Therapists of the cast: Dr Rivera has an open desk, Dr Weber another, and Dr Lind has only signed in."""

import time
import uuid
from dataclasses import dataclass
from datetime import date

from allauth.mfa.totp.internal.auth import hotp_value
from django.test import Client
from django.utils import timezone

from intake import addressing, admitting, returning, sharing
from intake.engine.shared import SharedLine, SharedSection, Snapshot
from intake.models import Desk, Share
from intake.returning import Opened
from tests.people import MARKED

PASSWORD = "long words in a row"  # noqa: S105
SIGN_IN = "/desk/account/sign-in"


@dataclass
class AtDesk:
    """A therapist in their browser. `secret` is what their app holds."""

    client: Client
    email: str
    secret: str = ""

    @property
    def desk(self) -> Desk:
        return Desk.objects.get(user__email=addressing.as_kept(self.email))


def code_of(secret: str, later: int = 0) -> str:
    """What the app shows now, or so many half minutes later: a code is taken once."""
    return f"{hotp_value(secret, int(time.time()) // 30 + later):06}"


def lind(name: str = "lind") -> AtDesk:
    """Accepted the invitation and signed in, without a second factor."""
    client, email = Client(), f"{name}@example.org"
    code = admitting.invite(email, timezone.now().date())
    client.post("/desk/invited", {"code": code, "password": PASSWORD})
    sign_in(client, email)
    return AtDesk(client, email)


def sign_in(client: Client, email: str, password: str = PASSWORD) -> None:
    client.post(SIGN_IN, {"login": email, "password": password})


def starting(name: str) -> AtDesk:
    """With a second factor, before the first run."""
    at = lind(name)
    page = at.client.get("/desk/account/app/add").content.decode()
    at.secret = page.split('id="authenticator_secret"')[1].split(">")[1].split("<")[0]
    for _ in range(2):  # half a minute may end between the app and the server
        if at.client.post("/desk/account/app/add", {"code": code_of(at.secret)}).status_code == 302:
            break
    return at


def rivera(name: str = "rivera") -> AtDesk:
    at = starting(name)
    said = {"name": f"Dr {name.title()}", "handle": name, "reads": "I read on Fridays.", "emergency": "Call 112."}
    at.client.post("/desk/first-run", said)
    return at


def weber() -> AtDesk:
    return rivera("weber")


def shared(desk: Desk, name: str = "Alex", days: int = 30, today: date | None = None) -> tuple[Opened, uuid.UUID]:
    """Alex shares lines with a desk: the open notebook, and the share's id."""
    today = today or timezone.now().date()
    _, opened = returning.begin(own=False, today=today)
    agreed = sharing.Agreed(Share.Reader.DESK, "Dr", desk.id, days, {"text": "…"})
    return opened, sharing.share(opened, "", snapshot(name), agreed, today).id


def snapshot(name: str = "Alex") -> Snapshot:
    def part(kind: str, *says: str) -> SharedSection:
        return SharedSection(kind, tuple(SharedLine(f"{kind}{number}", one) for number, one in enumerate(says)))

    return Snapshot(
        name,
        (
            part("say", f"I think slowly, like a {MARKED}.", "I choose one topic."),
            part("meet", "One question at a time."),
            part("practical", "Cost: Up to 90 a session"),
            part("raise", "I had little time to speak."),
        ),
        met="After a first call",
        wishes={"C-B2": ("me",), "C-B4": ("long",), "L-5": ("English",)},
        asks=("Alex asks for longer pauses.",),
    )
