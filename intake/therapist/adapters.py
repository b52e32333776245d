"""What allauth asks us: who may join, and how the secrets of second factors are kept."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from intake import admitting

logger = logging.getLogger(__name__)


class ByInvitation(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A mail server that fails stops nobody: what was asked for is done, and a code can be asked for again."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError:  # what smtplib raises, too
            logger.error("mail not sent")  # noqa: TRY400 - a traceback could quote the address


class SealedFactors(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        return admitting.seal_factor(text)

    def decrypt(self, encrypted_text: str) -> str:
        return admitting.open_factor(encrypted_text)
