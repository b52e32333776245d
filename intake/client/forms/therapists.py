"""What a client says about a therapist entry."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from intake.client.forms.fields import Inside, OneLine


class NameForm(forms.Form):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["name"] = OneLine(
            label=_("What do you call this therapist?"),
            help_text=_("A nickname is enough, like “the Tuesday one”."),
            required=False,
            max_length=80,
            widget=forms.TextInput(attrs={"autocomplete": "off", "class": "input"}),
        )
        self.helper = Inside()
