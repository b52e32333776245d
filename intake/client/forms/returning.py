"""The code at the door. Its fields are named apart: they may stand in a form that holds somebody's text."""

from typing import Any

from django.utils.translation import gettext as _

from intake.client.forms.fields import which_device
from intake.pack.fields import Code, Inside
from intake.pack.slowed import Slowed


class CodeForm(Slowed):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["return_code"] = Code(
            _("Type your code."),
            scanned=True,
            label=_("Your code"),
        )
        self.fields["return_device"] = which_device()
        self.helper = Inside()
