"""Taking everything along in a file, and bringing it back."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intake import locking
from intake.client.forms.fields import which_device
from intake.pack.fields import Inside, OneOf
from intake.pack.slowed import Slowed


def _phrase(**kwargs: Any) -> forms.CharField:
    """In sight while it is typed: a phrase with a slip in it would open nothing."""
    attrs = {"class": "input", "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
    return forms.CharField(max_length=200, widget=forms.TextInput(attrs=attrs), **kwargs)


class DataForm(forms.Form):
    """What goes into the file, and whether it is locked. Answers of the private page only after their own question."""

    changes_nothing = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["private"] = OneOf(
            [("no", _("No, leave it out")), ("yes", _("Yes, and mark it as private"))],
            side=True,
            label=_("Also what I answered on the private page?"),
            initial="no",
        )
        self.fields["phrase"] = _phrase(
            required=False,
            label=_("Lock the resume file with a phrase"),
            help_text=_(
                "Without a phrase, anybody who has the file can read it. Four words are good. Write them down: "
                "nobody can find a phrase again."
            ),
        )
        self.helper = Inside()

    def clean_phrase(self) -> str:
        phrase: str = self.cleaned_data["phrase"]
        if phrase and locking.is_short(phrase):
            least = {"n": locking.SHORTEST}
            raise forms.ValidationError(
                _("Use a longer phrase: %(n)d signs at least. Four words are good."), params=least
            )
        if phrase and self.data.get("as") == "data":
            raise forms.ValidationError(
                _("The data cannot be locked. Leave the phrase empty, or save the resume file.")
            )
        return phrase


class FileForm(forms.Form):
    """What was chosen has to be chosen again: a browser gives no file back."""

    changes_nothing = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["file"] = forms.FileField(
            label=_("Your file"),
            help_text=_("It was called “notes.html” or “notes.json” when you saved it."),
            error_messages={"required": _("Choose a file."), "empty": _("This file is empty.")},
            widget=forms.FileInput(attrs={"class": "input", "accept": ".html,.htm,.json"}),
        )
        self.helper = Inside()


class PhraseForm(Slowed):
    changes_nothing = True
    untried = gettext_lazy("This phrase was not tried. It is still here.")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["phrase"] = _phrase(
            label=_("Your phrase"),
            help_text=_("Capitals do not matter."),
            error_messages={"required": _("Type your phrase.")},
        )
        self.helper = Inside()


class DeviceForm(forms.Form):
    """Asked where a file makes a new notebook."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["device"] = which_device()
        self.helper = Inside()
