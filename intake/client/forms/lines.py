"""What the client changes about the lines of a summary, and the words they take along."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from intake.client.forms.fields import how_much
from intake.content.wording import Words
from intake.pack.fields import Inside, Text


class LineForm(forms.Form):
    """One line: its words, a note, how much it matters, whether it is shown."""

    def __init__(self, words: Words, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["text"] = Text(label=_("Words to say"), help_text=_("Change them so they sound like you."))
        self.fields["note"] = Text(label=_("Your note"))
        self.fields["level"] = how_much(words, _("How much does this line matter to you?"))
        self.fields["hidden"] = forms.BooleanField(label=_("Hide this line"), required=False)
        self.helper = Inside()


class WordsForm(forms.Form):
    """One text of the client's own."""

    def __init__(self, label: str, hint: str = "", rows: int = 6, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["text"] = Text(rows, label=label, help_text=hint)
        self.helper = Inside()


class MeetForm(forms.Form):
    """*How to meet me*, a field a line; an emptied line is left out."""

    def __init__(self, lines: Iterable[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for number, line in enumerate(lines, start=1):
            label = _("Line %(n)d") % {"n": number}
            self.fields[line["id"]] = Text(2, label=label, initial="" if line["hidden"] else line["says"])
        self.helper = Inside()
