"""The pages of passwords in our own words: allauth's forms, with everything they say put plainly."""

from typing import Any

from allauth.account import forms as account
from django.utils.translation import gettext_lazy as _

from intake.therapist.forms import addresses

# by field: its label, what is said when it is left empty, and a hint; None leaves a link to another way in
SAID = {
    "login": (_("E-mail address"), _("Type your e-mail address."), ""),
    "email": (_("E-mail address"), _("Type your e-mail address."), ""),
    "password": (_("Password"), _("Type your password."), None),
    "oldpassword": (_("Your password now"), _("Type the password you have now."), None),
    "password1": (_("A new password"), _("Choose a password."), _("At least 10 characters. Several words are fine.")),
    "password2": (_("The new password again"), _("Type the new password a second time."), ""),
}
NO_ADDRESS = _("Type an e-mail address, like name@practice.example.")


class _Plain:
    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, empty, hint) in SAID.items():
            if field := self.fields.get(name):
                field.label = label
                field.error_messages |= {"required": empty, "invalid": NO_ADDRESS}
                field.help_text = field.help_text if hint is None else hint


class _Twice(_Plain):
    cleaned_data: dict[str, Any]
    add_error: Any

    def clean(self) -> dict[str, Any]:
        first, second = (self.cleaned_data.get(name) for name in ("password1", "password2"))
        if first and second and first != second:
            self.add_error("password2", _("The two passwords differ. Type the same one twice."))
        return self.cleaned_data


class Login(_Plain, addresses.SignInForm):
    pass


class Code(_Plain, addresses.CodeForm):
    pass


class Forgotten(_Plain, addresses.ForgottenForm):
    pass


class Again(_Plain, account.ReauthenticateForm):
    pass


class New(_Twice, account.ResetPasswordKeyForm):
    pass


class Change(_Twice, account.ChangePasswordForm):
    pass
