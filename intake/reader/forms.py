"""Code and PIN, and the end code of a receipt."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from intake import reading
from intake.pack.fields import Code, Inside
from intake.pack.slowed import Slowed


class LinkForm(Slowed):
    """May stand in the place of another form, and then holds what that one sent."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["code"] = Code(
            _("Type the code."),
            scanned=True,
            label=_("Code"),
            help_text=_(
                "The 16 letters and digits at the end of the link. Capitals, spaces and hyphens do not matter."
            ),
        )
        self.fields["pin"] = forms.CharField(
            label=_("PIN"),
            help_text=_("Six digits."),
            error_messages={"required": _("Type the PIN.")},
            widget=forms.TextInput(attrs={"class": "input", "inputmode": "numeric", "autocomplete": "off"}),
        )
        self.helper = Inside()

    def clean_pin(self) -> str:
        pin = reading.pin_of(self.cleaned_data["pin"])
        if not pin:
            raise forms.ValidationError(_("A PIN has six digits. This was not counted as a try."))
        return pin

    def held(self) -> tuple[tuple[str, str], ...]:
        return tuple((name, self.cleaned_data[name]) for name in self.fields)

    def others(self) -> list[tuple[str, str]]:
        """A reply that was sent with them."""
        own = {"csrfmiddlewaretoken", *self.fields}
        return [(name, one) for name in self.data if name not in own for one in self.data.getlist(name)]


class EndForm(Slowed):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["code"] = Code(
            _("Type the end code."),
            label=_("End code"),
        )
        self.helper = Inside()

    def clean_code(self) -> str:
        """Its spelling alone is looked at: whether a share has it, nobody is told."""
        code = "".join(reading.spelled(self.cleaned_data["code"]))
        if not code:
            raise forms.ValidationError(_("An end code has 16 letters and digits. Compare it with your receipt."))
        return code

    def groups(self) -> list[str]:
        return reading.spelled(self.cleaned_data["code"])
