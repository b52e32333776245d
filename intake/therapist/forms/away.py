"""Until which day a therapist is away."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from intake.pack.fields import DayToCome


class AwayForm(forms.Form):
    def __init__(self, today: date, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["until"] = DayToCome(
            today,
            label=_("Last day away"),
            help_text=_("Your page shows it, and the day after you are open again. Leave it empty if you do not know."),
        )
