"""The code of an invitation, and a password."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext as _

from intake.pack.fields import Code, Inside
from intake.pack.slowed import Slowed


class JoinForm(Slowed):
    changes_nothing = True  # and no password is sent back

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["code"] = Code(
            _("Type the code."),
            label=_("Code of your invitation"),
            max_length=100,
        )
        self.fields["password"] = forms.CharField(
            label=_("A password"),
            help_text=_("At least 10 characters. A few words in a row are easy to keep."),
            error_messages={"required": _("Choose a password.")},
            strip=False,
            widget=forms.PasswordInput(attrs={"class": "input", "autocomplete": "new-password"}),
        )
        self.helper = Inside()

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password)
        return password
