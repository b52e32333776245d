"""What a client says about a therapist entry."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from intake.pack.fields import Inside, OneLine


def nickname(label: str) -> OneLine:
    return OneLine(80, label=label, help_text=_("A nickname is enough, like “the Tuesday one”."))


class NameForm(forms.Form):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["name"] = nickname(_("What do you call this therapist?"))
        self.helper = Inside()
