"""The pages of second factors in our own words: allauth's forms, with everything they say put plainly."""

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.utils.translation import gettext_lazy as _


class _Digits:
    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        code.label = _("Six digits, or a recovery code")
        code.error_messages["required"] = _("Type the six digits the app shows now.")
        code.widget.attrs["inputmode"] = "numeric"


class AskDigits(_Digits, AuthenticateForm):
    pass


class AskDigitsAgain(_Digits, ReauthenticateForm):
    pass


class AddApp(_Digits, ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("The six digits it shows")


class AddPasskey(AddWebAuthnForm):
    """One that opens the desk alone, unless somebody unticks it: that is what its button on the sign-in page is for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Its name in your list")
        alone = self.fields["passwordless"]
        alone.label, alone.initial = _("Sign in with it alone, without the password"), True
        alone.help_text = _("Untick this for a security key without a PIN.")


class RenamePasskey(EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Its name in your list")
        self.fields["name"].error_messages["required"] = _("Type a name.")
