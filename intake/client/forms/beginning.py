"""The one page before a walk: all preset or skippable."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from intake.client.forms.fields import Inside, OneOf


class StartForm(forms.Form):
    """`lengths` are value, name and hint; the device is asked once, when a notebook is made."""

    def __init__(self, lengths: list[tuple[str, str, str]], asks_device: bool, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["contact"] = OneOf(
            [("no", _("Not yet")), ("yes", _("Yes, I had contact"))],
            side=True,
            label=_("Have you had contact with this therapist?"),
            initial="no",
        )
        self.fields["name"] = forms.CharField(
            label=_("What do you call this therapist?"),
            help_text=_("A nickname is enough, like “the Tuesday one”."),
            required=False,
            max_length=80,
            widget=forms.TextInput(attrs={"autocomplete": "off", "class": "input"}),
        )
        if asks_device:
            self.fields["device"] = _device()
        hints = {value: hint for value, _name, hint in lengths}
        choices = [(value, name) for value, name, _hint in lengths]
        self.fields["length"] = OneOf(choices, hints, label=_("How much today?"), initial="first")
        self.fields["onetap"] = forms.BooleanField(label=_("Answer with one tap"), required=False)
        self.helper = Inside()


def _device() -> OneOf:
    hints = {
        "shared": _("Your notes close with the browser, or after 30 minutes."),
        "own": _("This device opens them again for 30 days."),
    }
    choices = [("shared", _("Others too, or I am not sure")), ("own", _("Only me"))]
    return OneOf(choices, hints, label=_("Who uses this device?"), initial="shared")
