"""What allauth asks us: who may join, and how the secrets of second factors are kept."""

import logging
import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intake import addressing, admitting
from intake.pack import slowed

logger = logging.getLogger(__name__)
WAITS = {"too_many_login_attempts": 300, "rate_limited": 300, "too_many_codes": 60}  # seconds, as allauth counts
WAYS = {  # to show once more who one is
    "reauthenticate": _("Use your password"),
    "mfa_reauthenticate": _("Use the app or a recovery code"),
    "mfa_reauthenticate:webauthn": _("Use a passkey"),
}


class ByInvitation(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("This address and this password do not belong together. Check both."),
        "enter_current_password": _("This is not the password you have now."),
        "incorrect_password": _("This is not your password."),
        "incorrect_code": _("This code is not right. Compare it with the one you got."),
        "too_many_login_attempts": _("This was tried too often. Try again in 5 minutes."),
        "rate_limited": _("This was tried too often. Try again in 5 minutes."),
        "too_many_codes": _("Codes were asked for too often. Try again in a minute."),
    }

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """Beyond a limit the form comes back as it was sent; `Staff` gives its answer the status of every limit."""
        if code in WAITS:
            slowed.note(self.request, WAITS[code])
        return super().validation_error(code, *args)

    def get_reauthentication_methods(self, user: AbstractBaseUser) -> list[dict[str, Any]]:
        ways = super().get_reauthentication_methods(user)
        return [way | {"description": WAYS[way["id"]]} for way in ways]

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not for the first factor: whoever has none yet has signed in with the password a moment ago."""
        user = self.request.user
        if app == "allauth.mfa" and user.is_authenticated and not is_mfa_enabled(user):
            return not _signed_in_lately(self.request)
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """To the address that was sealed. A mail server that fails stops nobody: a code can be asked for again."""
        try:
            super().send_mail(template_prefix, addressing.as_written(email), context)
        except OSError:  # what smtplib raises, too
            logger.error("mail not sent")  # noqa: TRY400 - a traceback could quote the address


def _signed_in_lately(request: HttpRequest) -> bool:
    used = get_authentication_records(request, request.user)
    return any(time.time() - one["at"] < app_settings.REAUTHENTICATION_TIMEOUT for one in used)


class SealedFactors(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right. An app shows a new one every half minute.")
    }

    def encrypt(self, text: str) -> str:
        return admitting.seal_factor(text)

    def decrypt(self, encrypted_text: str) -> str:
        return admitting.open_factor(encrypted_text)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Passkey {number}").format(number=number)

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """What their own app shows beside the digits."""
        return addressing.as_written(user.email)

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, Any]:
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return entity | dict.fromkeys(("name", "display_name"), addressing.as_written(user.email))
