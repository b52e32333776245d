"""The kinds of field our pages have, and how crispy draws a form inside a page's own form element."""

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Field, Layout
from django import forms
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, QueryDict
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from intake.engine.names import one_line

LONGEST = 2000  # characters of an answer or a note


def sent(request: HttpRequest) -> QueryDict | None:
    """What was posted; an empty post is a post, with nothing chosen. A form of what was not sent is never valid."""
    return request.POST if request.method == "POST" else None


class Code(forms.CharField):
    """A code copied by hand, in any spelling. A `scanned` one may come from behind the # of the address, by script."""

    def __init__(self, required: str, scanned: bool = False, **kwargs: Any) -> None:
        attrs = {"class": "input", "autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        widget = forms.TextInput(attrs=attrs | ({"data-scanned": True} if scanned else {}))
        kwargs.setdefault("help_text", _("16 letters and digits. Capitals, spaces and hyphens do not matter."))
        super().__init__(error_messages={"required": required}, widget=widget, **kwargs)


class TooLong(MaxLengthValidator):
    message = _("Shorten your text to %(limit_value)d characters. It has %(show_value)d now.")


class OneLine(forms.CharField):
    """A name or another short text, on one line."""

    def __init__(self, most: int = LONGEST, required: bool = False, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"class": "input", "autocomplete": "off"})
        super().__init__(required=required, widget=widget, **kwargs)
        self.validators = [TooLong(most)]

    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value))


class Text(forms.CharField):
    """Text as it was typed: control characters go, an over-long text stays in the form and is refused."""

    def __init__(self, rows: int = 3, most: int = LONGEST, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows, "class": "input"})
        super().__init__(required=False, strip=True, widget=widget, **kwargs)
        self.validators = [TooLong(most)]

    def to_python(self, value: Any) -> str:
        text = super().to_python(value).replace("\r\n", "\n")
        return "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) != "Cc")


class DayToCome(forms.DateField):
    """Today or later, or none."""

    def __init__(self, today: date, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "input"})
        invalid = _("Type the day as year, month and day, like 2026-03-14.")
        super().__init__(required=False, widget=widget, error_messages={"invalid": invalid}, **kwargs)
        self.today = today

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and value < self.today:
            raise forms.ValidationError(_("Choose a day that is still to come."))


class _Drawn:
    """What the pack needs to know of a list of answers beyond their words."""

    def draw(self, hints: Mapping[str, str], apart: Collection[str], side: bool = False, tap: bool = False) -> None:
        self.hints, self.apart, self.side, self.tap = hints, apart, side, tap

    @property
    def has_apart(self) -> bool:
        return any(value in self.apart for value, _label in self.choices)  # type: ignore[attr-defined]


class OneOf(_Drawn, forms.ChoiceField):
    """One answer or none. `apart` stand in the dashed block beside the scale; with `tap` each is a button."""

    default_error_messages = {"invalid_choice": _("Select one of the answers.")}

    def __init__(
        self,
        choices: Iterable[tuple[str, Any]],
        hints: Mapping[str, str] | None = None,
        apart: Collection[str] = (),
        side: bool = False,
        tap: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(choices=choices, required=False, widget=forms.RadioSelect, **kwargs)
        self.draw(hints or {}, apart, side, tap)


class AnyOf(_Drawn, forms.MultipleChoiceField):
    """Any number of answers, or as many as `most` allows."""

    default_error_messages = {"invalid_choice": _("Select from the answers shown.")}

    def __init__(
        self,
        choices: Iterable[tuple[str, Any]],
        hints: Mapping[str, str] | None = None,
        apart: Collection[str] = (),
        most: int | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(choices=choices, required=False, widget=forms.CheckboxSelectMultiple, **kwargs)
        self.most = most
        self.draw(hints or {}, apart)

    def validate(self, value: list[str]) -> None:
        super().validate(value)
        if self.most and len(value) > self.most:
            raise forms.ValidationError(_("Select up to %(most)d."), params={"most": self.most})


class Question(Field):
    """The field whose label is the heading of its page."""

    template = "house/question.html"


class Note(Field):
    """A closed note beside the answers; open as soon as it holds something."""

    template = "house/note.html"


class Fold(Div):
    """Fields that are set already, behind a line that names them; open when one of them was refused."""

    def __init__(self, names: str, *fields: str, opened: bool = False) -> None:
        super().__init__(*fields)
        self.names, self.opened = names, opened

    def render(self, form: Any, context: Any, *args: Any, **kwargs: Any) -> str:
        said = {"fields": self.get_rendered_fields(form, context, *args, **kwargs), "names": self.names}
        opened = self.opened or any(name in form.errors for name in self.fields)
        return render_to_string("house/fold.html", said | {"opened": opened})


class Inside(FormHelper):
    """Draws fields only: the page holds the form element, its token and its buttons."""

    form_tag = False
    disable_csrf = True

    def __init__(self, *fields: Any) -> None:
        super().__init__()
        self.layout = Layout(*fields) if fields else None
