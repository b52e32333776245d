"""Where one's own account is signed in. Of a browser only the day is told: no address, no name of it, is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone


@dataclass(frozen=True)
class Browser:
    key: str
    day: date | None
    here: bool


def signed_in(request: HttpRequest) -> list[Browser]:
    """This one first. Sessions tell whose they are only when they are opened; each lasts half a day."""
    found = (_browser(one, request) for one in _own(request))
    return sorted(found, key=lambda one: (not one.here, -(one.day or date.min).toordinal()))


def sign_out_elsewhere(request: HttpRequest) -> None:
    elsewhere = [one.key for one in signed_in(request) if not one.here]
    Session.objects.filter(session_key__in=elsewhere).delete()


def _own(request: HttpRequest) -> Iterator[Session]:
    """A session of before another password was chosen opens nothing any more, though its row is there."""
    going_on = Session.objects.filter(expire_date__gt=timezone.now())
    own = {SESSION_KEY: str(request.user.pk), HASH_SESSION_KEY: request.session.get(HASH_SESSION_KEY)}
    return (one for one in going_on if own.items() <= one.get_decoded().items())


def _browser(session: Session, request: HttpRequest) -> Browser:
    steps = session.get_decoded().get(AUTHENTICATION_METHODS_SESSION_KEY) or [{}]
    at = steps[0].get("at")
    day = datetime.fromtimestamp(at, UTC).date() if at else None
    return Browser(session.session_key, day, session.session_key == request.session.session_key)
