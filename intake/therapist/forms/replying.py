"""A reply: to each line one of four words and a sentence, or a kind no. Everything is optional but not all of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from intake.pack.fields import Inside, OneOf, Text
from intake.replying import WORDS, Answered, Said
from intake.reviewing import Reading


def words() -> dict[str, str]:
    spoken = (_("I can do this"), _("Partly"), _("I cannot"), _("Let us talk about it"))
    return dict(zip(WORDS, spoken, strict=True))


class _Reply(forms.Form):
    """Holds what was typed through its preview, in hidden fields."""

    def hidden(self) -> list[tuple[str, str]]:
        return [(name, value) for name in self.fields for value in self.data.getlist(name)]


class LinesForm(_Reply):
    def __init__(self, reading: Reading, initial: dict[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        said = initial["said"] if initial else Said("lines")
        self.asked = answerable(reading)
        for number, line in enumerate(self.asked):
            given = said.lines.get(line.id, Answered())
            self.fields[f"word{number}"] = OneOf(words().items(), label=f"“{line.says}”", initial=given.word)
            self.fields[f"sentence{number}"] = _sentence(given.sentence)
        self.fields["noticed"] = Text(label=_("What I noticed"), rows=2, initial=said.noticed)
        self.fields["next_step"] = Text(label=_("Next step"), rows=2, initial=said.next_step)
        self.helper = Inside()

    def clean(self) -> dict[str, Any]:
        if not any(self.cleaned_data.values()) and not self.errors:
            raise forms.ValidationError(_("Answer one line or more, or choose “Read; let us talk when we meet”."))
        return self.cleaned_data

    def said(self) -> Said:
        given = self.cleaned_data
        lines = {
            line.id: Answered(given[f"word{number}"], given[f"sentence{number}"])
            for number, line in enumerate(self.asked)
            if given[f"word{number}"] or given[f"sentence{number}"]
        }
        return Said("lines", lines, given["noticed"], given["next_step"])


class DeclineForm(_Reply):
    def __init__(self, reading: Reading | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["referral"] = Text(
            label=_("Why it does not fit, and who may help instead"),
            help_text=_("A name, a service or a kind of therapy helps most."),
            rows=4,
        )
        self.helper = Inside()

    def clean_referral(self) -> str:
        text = str(self.cleaned_data["referral"])
        if not text:
            raise forms.ValidationError(_("Write one sentence. A no without one leaves people alone with it."))
        return text

    def said(self) -> Said:
        return Said("decline", referral=self.cleaned_data["referral"])


def answerable(reading: Reading) -> tuple[Any, ...]:
    """The client's own first lines; where there are none, every line that was shared."""
    return reading.snapshot.says_first or reading.snapshot.lines


def _sentence(initial: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"class": "input", "autocomplete": "off"})
    return forms.CharField(label=_("One sentence"), required=False, max_length=400, initial=initial, widget=widget)
