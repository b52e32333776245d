"""One form a question, built from its item: a table from the kind of answer to a field."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intake.content.wording import Words
from intake.engine.answers import SOMETHING_ELSE, Answer
from intake.engine.criteria import APART, Answering, Item, Level

LONGEST = 2000  # characters of an answer or a note


class Text(forms.CharField):
    """Text as it was typed: control characters go, an over-long text stays in the form and is refused."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, strip=True, **kwargs)
        self.validators = [TooLong(LONGEST)]

    def to_python(self, value: Any) -> str:
        text = super().to_python(value).replace("\r\n", "\n")
        return "".join(sign for sign in text if sign in "\n\t" or sign.isprintable() or ord(sign) > 0x9F)


class TooLong(MaxLengthValidator):
    message = gettext_lazy("Shorten your text to %(limit_value)d characters. It has %(show_value)d now.")


class QuestionForm(forms.Form):
    """`answer` and, beside any choice, `note`. Nothing is required."""

    def __init__(self, item: Item, words: Words, *, tap: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.item = item
        answer = FIELDS[item.answering](item, words)
        answer.label = words.text(item.id, "question")
        answer.help_text = words.text(item.id, "why")
        answer.is_question = True
        answer.tap = tap and item.answering in TAPPABLE
        self.fields["answer"] = answer
        if not item.typed:
            self.fields["note"] = Text(label=_("Your note"), widget=forms.Textarea(attrs={"rows": 3}))

    def given(self) -> Answer:
        """What was said; an unknown option never gets here, as the field refuses it."""
        chosen = self.cleaned_data.get("answer") or ()
        note = self.cleaned_data.get("note", "")
        if self.item.typed:
            return Answer(text=chosen or "")
        options = (chosen,) if isinstance(chosen, str) else tuple(chosen)
        level = self.cleaned_data.get("level")
        about = self.cleaned_data.get("about", "")
        return Answer(options, note=note, about=about, level=Level(level) if level else None)

    def clean_answer(self) -> Any:
        chosen = self.cleaned_data["answer"]
        if self.item.most and len(chosen) > self.item.most:
            raise forms.ValidationError(_("Select up to %(most)d.") % {"most": self.item.most})
        return chosen

    def add_about(self, concerns: list[tuple[str, str]]) -> None:
        choices = [*concerns, (SOMETHING_ELSE, _("Something else"))]
        field = forms.ChoiceField(
            label=_("What was it about?"), choices=choices, required=False, widget=forms.RadioSelect
        )
        self.fields["about"] = field
        self.order_fields(["answer", "about", "note"])


def initial_of(answer: Answer | None, item: Item) -> dict[str, Any]:
    if answer is None:
        return {}
    if item.typed:
        return {"answer": answer.text}
    many = item.answering is Answering.PICK
    chosen: Any = list(answer.options) if many else next(iter(answer.options), "")
    return {"answer": chosen, "note": answer.note, "about": answer.about, "level": answer.level or ""}


def level_field(words: Words, label: str) -> forms.ChoiceField:
    need = words.file("kinds")["NEED"]
    choices = [(level.value, need[level]) for level in Level]
    return forms.ChoiceField(label=label, choices=choices, required=False, widget=forms.RadioSelect)


def _one(item: Item, words: Words) -> forms.Field:
    field = forms.ChoiceField(choices=_choices(item, words), required=False, widget=forms.RadioSelect)
    field.error_messages["invalid_choice"] = _("Select one of the answers.")
    return _drawn(field, item, words)


def _many(item: Item, words: Words) -> forms.Field:
    choices = _choices(item, words)
    field = forms.MultipleChoiceField(choices=choices, required=False, widget=forms.CheckboxSelectMultiple)
    field.error_messages["invalid_choice"] = _("Select from the answers shown.")
    return _drawn(field, item, words)


def _typed(item: Item, words: Words) -> forms.Field:
    return Text(widget=forms.Textarea(attrs={"rows": 5}))


def _choices(item: Item, words: Words) -> list[tuple[str, str]]:
    return [(option, words.option(item, option)) for option in item.options]


def _drawn(field: forms.Field, item: Item, words: Words) -> forms.Field:
    field.hints = {option: words.hint(item, option) for option in item.options}
    field.unseen = APART
    field.has_apart = not APART.isdisjoint(item.options)
    return field


FIELDS: dict[Answering, Callable[[Item, Words], forms.Field]] = {
    Answering.YPN: _one,
    Answering.LRM: _one,
    Answering.NEED: _one,
    Answering.ONE: _one,
    Answering.RESP: _one,
    Answering.PICK: _many,
    Answering.TXT: _typed,
}
TAPPABLE = {Answering.YPN, Answering.LRM, Answering.NEED, Answering.ONE}


class StartForm(forms.Form):
    """The one page before a walk: all preset or skippable."""

    contact = forms.ChoiceField(
        label=gettext_lazy("Have you had contact with this therapist?"),
        choices=[("no", gettext_lazy("Not yet")), ("yes", gettext_lazy("Yes, I had contact"))],
        initial="no",
        required=False,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        label=gettext_lazy("What do you call this therapist?"),
        help_text=gettext_lazy("A nickname is enough, like “the Tuesday one”."),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    device = forms.ChoiceField(
        label=gettext_lazy("Who uses this device?"),
        choices=[("shared", gettext_lazy("Others too, or I am not sure")), ("own", gettext_lazy("Only me"))],
        initial="shared",
        required=False,
        widget=forms.RadioSelect,
    )
    length = forms.ChoiceField(
        label=gettext_lazy("How much today?"), required=False, initial="short", widget=forms.RadioSelect
    )
    onetap = forms.BooleanField(label=gettext_lazy("Answer with one tap"), required=False)

    def __init__(self, lengths: list[tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["contact"].side = True
        self.fields["device"].hints = {
            "shared": _("Your notes close with the browser, or after 30 minutes."),
            "own": _("This device opens them again for 30 days."),
        }
        self.fields["length"].choices = [(value, name) for value, name, _hint in lengths]
        self.fields["length"].hints = {value: hint for value, _name, hint in lengths}
