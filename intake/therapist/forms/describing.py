"""What a therapist says of themselves: the first run, and the card over the client's own questions."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from intake.content import reader
from intake.describing import AtDesk, Card, Introduced
from intake.engine import overlap
from intake.pack.card import ASKED, OWN
from intake.pack.fields import AnyOf, Inside, OneLine, OneOf, Text
from intake.pack.overlap import of_card
from intake.pack.speaking import words

LEFT_OUT = {*overlap.NOT_KNOWN, "none"}  # answers of somebody who looks, not of somebody who offers


class IntroduceForm(forms.Form):
    def __init__(self, desk: AtDesk, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        said = desk.introduced
        self.fields["name"] = _line(_("Name clients see"), said.name, _("Type the name clients know you by."))
        self.fields["handle"] = forms.SlugField(
            label=_("Address of your page"),
            help_text=_("Small letters, digits and hyphens. It stands after /d/ and is what you give to people."),
            initial=desk.handle,
            max_length=40,
            error_messages={"required": _("Choose an address."), "invalid": _("Use letters, digits and hyphens.")},
            widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off", "spellcheck": "false"}),
        )
        self.fields["reads"] = _line(
            _("When do you usually read?"),
            said.reads or _("I usually read within 3 working days."),
            _("Say when you usually read."),
            _("In your own words. Nothing is counted against you."),
        )
        self.fields["emergency"] = Text(
            label=_("What should somebody in an emergency do?"),
            help_text=_("Shown before anybody shares. Example: “I do not read this at once. Call 112 or go to …”"),
            rows=3,
            initial=said.emergency,
        )
        self.fields["emergency"].required = True
        self.fields["emergency"].error_messages["required"] = _("Say what to do in an emergency.")
        self.helper = Inside()

    def clean_handle(self) -> str:
        return str(self.cleaned_data["handle"]).lower()

    def introduced(self) -> Introduced:
        given = self.cleaned_data
        return Introduced(given["name"], given["reads"], given["emergency"])


class CardForm(forms.Form):
    def __init__(self, desk: AtDesk, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        asked, card = words().file("desk")["asked"], desk.draft
        hints = words().file("desk")["hints"]
        for item in ASKED:
            self.fields[item] = _options(item, str(asked[item]), card)
        for item in overlap.TEXTS:
            self.fields[item] = _line(str(asked[item]), card.texts.get(item, ""))
        for name in OWN:
            text = Text(label=asked[name], help_text=hints.get(name, ""), rows=2, initial=card.texts.get(name, ""))
            self.fields[name] = text
        self.fields["neurotype"] = OneOf(
            words().file("desk")["neurotype"].items(),
            label=asked["neurotype"],
            help_text=hints["neurotype"],
            initial=card.texts.get("neurotype", ""),
        )
        self.helper = Inside()

    def card(self) -> Card:
        given = self.cleaned_data
        answers = {item: _chosen(item, given[item]) for item in ASKED if given[item]}
        texts = {name: given[name] for name in (*overlap.TEXTS, *OWN, "neurotype") if given[name]}
        return Card(answers, texts)


def _options(item: str, label: str, card: Card) -> OneOf | AnyOf:
    asked = reader.questionnaire().items[item]
    choices = [
        (option, capfirst(of_card(item, option)))
        for option in asked.options
        if option not in LEFT_OUT or item == "C-B4"
    ]
    chosen = card.answers.get(item, ())
    if asked.answering == "PICK":
        return AnyOf(choices, label=label, initial=list(chosen))
    choices = [*((option, says) for option, says in choices if option != "unknown"), ("", _("I’d rather not say"))]
    return OneOf(choices, label=label, initial=chosen[0] if chosen else "")


def _chosen(item: str, value: str | list[str]) -> tuple[str, ...]:
    """In the order they are asked, however they came."""
    chosen = value if isinstance(value, list) else [value]
    return tuple(option for option in reader.questionnaire().items[item].options if option in chosen)


def _line(label: str, initial: str, needed: str = "", hint: str = "") -> forms.CharField:
    says = {"required": needed}
    return OneLine(200, bool(needed), label=label, help_text=hint, initial=initial, error_messages=says)
