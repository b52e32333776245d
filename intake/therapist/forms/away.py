"""Until which day a therapist is away."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _


class AwayForm(forms.Form):
    def __init__(self, today: date, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._today = today
        self.fields["until"] = forms.DateField(
            label=_("Last day away"),
            help_text=_("Your page shows it, and the day after you are open again. Leave it empty if you do not know."),
            required=False,
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "input"}),
            error_messages={"invalid": _("Type the day as year, month and day, like 2026-03-14.")},
        )

    def clean_until(self) -> date | None:
        until: date | None = self.cleaned_data["until"]
        if until and until < self._today:
            raise forms.ValidationError(_("Choose a day that is still to come."))
        return until
