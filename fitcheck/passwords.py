"""Passwords of therapists: Argon2id, where several at once must not take the memory of the machine, and what is said
about one that is too weak."""

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.password_validation import CommonPasswordValidator, MinimumLengthValidator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class Argon2(Argon2PasswordHasher):
    time_cost = 2
    memory_cost = 19456
    parallelism = 1


class LongEnough(MinimumLengthValidator):
    def get_error_message(self) -> str:
        n = self.min_length
        return ngettext(
            "Choose a longer password: at least %(n)d character.",
            "Choose a longer password: at least %(n)d characters.",
            n,
        ) % {"n": n}

    def get_help_text(self) -> str:
        n = self.min_length
        return ngettext("At least %(n)d character.", "At least %(n)d characters.", n) % {"n": n}


class NotCommon(CommonPasswordValidator):
    def get_error_message(self) -> str:
        return _("Many people use this password, so it is guessed first. Choose another one.")

    def get_help_text(self) -> str:
        return _("Not one that many people use.")
