"""What is written down at the end. Nothing is required; what is left empty is left out."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from intake.client.forms.fields import Long
from intake.content import places
from intake.content.wording import Words
from intake.pack.fields import AnyOf, Inside

ASKS = ("last", "names", "records")  # lines that may be added to words to end with


class GoodbyeForm(forms.Form):
    """One text, and lines that may be added to it."""

    def __init__(self, words: Words, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        lines = words.file("goodbyes")["ticks"]
        self.fields["text"] = Long(9, label=_("Your words"), help_text=_("Change them until they sound like you."))
        self.fields["add"] = AnyOf([(name, lines[name]) for name in ASKS], label=_("Lines to add"))
        self.helper = Inside()

    def said(self, words: Words) -> str:
        """The text with each ticked line, once."""
        text, added = self.cleaned_data["text"], words.file("goodbyes")["lines"]
        asked = [added[name] for name in self.cleaned_data["add"] if added[name] not in text]
        return "\n\n".join(one for one in (text, "\n".join(asked)) if one)


class AlongForm(forms.Form):
    """What worked, what was learned, one thing to take along; then two parts that many leave out."""

    def __init__(self, words: Words, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        said = words.file("endings")["along"]
        for name in ("worked", "asked", "with_me"):
            self.fields[name] = Long(label=said[name])
        more_of = words.of("E-E9")
        self.fields["more_of"] = AnyOf(
            [one for one in more_of["options"].items() if one[0] not in ("none", "other")],
            label=more_of["question"],
            help_text=more_of["why"],
        )
        self.fields["glad"] = Long(label=said["glad"], help_text=_("Leave it out if it does not fit."))
        self.helper = Inside()


PLAN = ("notice", "helps", "call", "say", "avoid", "where")


class HardDaysForm(forms.Form):
    """A plan in the client's own words, and a country for lines to call or write to."""

    def __init__(self, words: Words, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        said, hints = words.file("endings")["hard_days"], words.file("endings")["hard_days_hints"]
        for name in PLAN:
            self.fields[name] = Long(2, label=said[name], help_text=hints[name])
        countries = [(one["code"], one["name"]) for one in places.countries()]
        self.fields["country"] = forms.ChoiceField(
            label=_("Lines of this country"),
            help_text=_("They stand on your card. The choice is kept with it, and nowhere else."),
            choices=[("", _("No lines")), *countries],
            required=False,
            widget=forms.Select(attrs={"class": "input"}),
        )
        self.helper = Inside()


class BriefForm(forms.Form):
    """Five questions, answered as far as answers are there already: one line each."""

    def __init__(self, words: Words, drawn: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        said, hints = words.file("endings")["brief"], words.file("endings")["brief_hints"]
        for name, label in said.items():
            rows = min(10, 3 + drawn.get(name, "").count("\n"))
            self.fields[name] = Long(rows, label=label, help_text=hints[name], initial=drawn.get(name, ""))
        self.helper = Inside()
