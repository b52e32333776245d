"""Who may have a desk here: invitations by code, used once, and the secrets of second factors, sealed."""

import base64
import binascii
from datetime import date, datetime, timedelta

from allauth.account.models import EmailAddress
from django.db import transaction

from intake import addressing, sealing, slowing
from intake.models import Desk, Invitation, Therapist
from intake.stretching import stretch
from intake.vault import codes, tokens
from intake.vault.envelope import Unreadable
from intake.vault.keyring import Wrapped

OPEN_FOR = timedelta(days=7)
FACTOR = b"second-factor"
groups = codes.groups
TooEarly = slowing.TooEarly
TooLong, LONGEST = addressing.TooLong, addressing.LONGEST


class NotInvited(Exception):
    """No such invitation: never made, used, replaced or too old."""


def invite(email: str, today: date) -> str:
    """The code of an invitation, which nothing here can show again. An earlier one of this address stops working.

    Raises TooLong.
    """
    code = codes.make()
    opens = {"lookup": tokens.lookup(stretch(code)), "until": today + OPEN_FOR}
    Invitation.objects.update_or_create(email=addressing.as_kept(email), defaults=opens)
    return code


def accept(typed: str, password: str, address: str, now: datetime) -> str:
    """The e-mail address, as it is kept, that may sign in with this password now.

    Raises NotInvited, and TooEarly without trying.
    """
    return slowing.tried(lambda: _accept(typed, password, now.date()), NotInvited, address, now)


def _accept(typed: str, password: str, today: date) -> str:
    lookup = tokens.lookup(stretch(codes.normalise(typed) or ""))
    with transaction.atomic():
        found = Invitation.objects.filter(lookup=lookup, until__gte=today).select_for_update().first()
        if found is None:
            raise NotInvited
        found.delete()
        therapist, _ = Therapist.objects.get_or_create(email=found.email)
        therapist.set_password(password)
        therapist.save()
        EmailAddress.objects.update_or_create(
            user=therapist, email=found.email, defaults={"verified": True, "primary": True}
        )
        Desk.objects.get_or_create(user=therapist)
    return found.email


def seal_factor(secret: str) -> str:
    """As it may lie in the database: the id of a server key, and what that key wraps."""
    wrapped = sealing.ring().wrap(FACTOR, secret.encode())
    return f"{wrapped.key_id}.{base64.b64encode(wrapped.key).decode('ascii')}"


def open_factor(sealed: str) -> str:
    """Raises Unreadable."""
    key_id, _, wrapped = sealed.partition(".")
    try:
        return sealing.ring().unwrap(FACTOR, Wrapped(key_id, base64.b64decode(wrapped, validate=True))).decode()
    except (binascii.Error, UnicodeDecodeError):
        raise Unreadable from None
