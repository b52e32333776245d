"""Forms that ask for an e-mail address: from here on it is the sealed one, in the session too."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm, RequestLoginCodeForm, ResetPasswordForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from intake import addressing

TOO_LONG = _(
    "This address is too long: it may have %(most)d letters, fewer with accents. Use the one you were invited with."
)


def kept(typed: str) -> str:
    try:
        return addressing.as_kept(typed)
    except addressing.TooLong:
        raise ValidationError(TOO_LONG, params={"most": addressing.LONGEST}) from None


class SignInForm(LoginForm):
    def clean_login(self) -> str:
        return kept(super().clean_login())


class CodeForm(RequestLoginCodeForm):
    def clean_email(self) -> str:
        self.cleaned_data["email"] = kept(self.cleaned_data["email"])
        try:
            return str(super().clean_email())
        except ValidationError:  # an address that is unknown makes none
            raise get_adapter().validation_error("too_many_codes") from None


class ForgottenForm(ResetPasswordForm):
    def clean_email(self) -> str:
        self.cleaned_data["email"] = kept(self.cleaned_data["email"])
        return str(super().clean_email())
