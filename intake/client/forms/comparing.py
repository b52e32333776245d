"""Who is compared, how much a part matters, where the client leans, and facts about one therapist."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from intake.client.forms.ending import Long
from intake.client.forms.fields import AnyOf, Inside, OneOf, Text, how_much
from intake.comparing import FEWEST, LIMITS, MOST
from intake.content.wording import Words
from intake.engine.names import one_line

NOBODY, NOT_YET = "nobody", "not_yet"
Named = Iterable[tuple[str, str]]


class WhoForm(forms.Form):
    """Two to four of those who are considered."""

    def __init__(self, known: Named, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["who"] = AnyOf(
            known, most=MOST, label=_("Who do you want to compare?"), help_text=_("Choose two, three or four.")
        )
        self.helper = Inside()

    def clean_who(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["who"]
        if len(chosen) < FEWEST:
            raise forms.ValidationError(_("Choose two at least."))
        return chosen


class MattersForm(forms.Form):
    def __init__(self, words: Words, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["need"] = how_much(
            words,
            _("How much does this part matter to you?"),
            help_text=_("Parts that you must have come first. It counts for every therapist."),
        )
        self.helper = Inside()


class DecisionForm(forms.Form):
    """Own words about where one leans. Nothing has to be decided."""

    def __init__(self, known: Named, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        others = [(NOBODY, _("Nobody so far")), (NOT_YET, _("I do not know yet"))]
        self.fields["lean"] = OneOf([*known, *others], apart={NOBODY, NOT_YET}, label=_("I lean to"))
        self.fields["because"] = Long(
            6, label=_("Because"), help_text=_("What you ticked stands here. Change it, or write your own words.")
        )
        self.fields["sure"] = OneOf(steps(), label=_("How sure are you?"))
        self.fields["others"] = Long(2, label=_("Who else do you want to talk to about it?"))
        self.helper = Inside()


def steps() -> list[tuple[str, str]]:
    return [
        ("sure", _("Sure")),
        ("rather", _("Rather sure")),
        ("wavering", _("It changes from day to day")),
        ("unsure", _("Not sure at all")),
    ]


class DeclineForm(forms.Form):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["text"] = Long(6, label=_("Your words"), help_text=_("Change them until they sound like you."))
        self.helper = Inside()


class Short(Text):
    """One line of own words."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget = forms.TextInput(attrs={"class": "input", "autocomplete": "off"})

    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value))


class FactsForm(forms.Form):
    """What is known of a therapist's cost, place and times. `limits` are what the client said they need."""

    def __init__(self, words: Words, limits: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for name in LIMITS:
            need = limits.get(name)
            hint = _("You said: %(need)s") % {"need": need} if need else ""
            self.fields[name] = Short(label=words.text(name, "short"), help_text=hint)
        self.helper = Inside()
