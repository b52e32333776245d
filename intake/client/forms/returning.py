"""The code at the door. Its fields are named apart: they may stand in a form that holds somebody's text."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from intake.client.forms.fields import Inside, which_device


class CodeForm(forms.Form):
    """`wait` is in seconds, once a code came too early."""

    wait = 0

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        unhelped = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        self.fields["return_code"] = forms.CharField(
            label=_("Your code"),
            help_text=_("16 letters and digits. Capitals, spaces and hyphens do not matter."),
            error_messages={"required": _("Type your code.")},
            widget=forms.TextInput(attrs={"class": "input", **unhelped}),
        )
        self.fields["return_device"] = which_device()
        self.helper = Inside()
