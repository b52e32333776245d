"""The one page before a walk: all preset or skippable."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from intake.client.forms.fields import which_device
from intake.client.forms.therapists import nickname
from intake.content.reader import questionnaire
from intake.engine import path
from intake.engine.criteria import Stage
from intake.pack.fields import Fold, Inside, OneOf

NEW = "new"


class StartForm(forms.Form):
    """The device is asked once, when a notebook is made. `known` are the therapists the walk may be about.
    What most people leave as it is set stands closed."""

    def __init__(self, asks_device: bool, known: Collection[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["contact"] = OneOf(
            [("no", _("Not yet")), ("yes", _("Yes, I had contact"))],
            side=True,
            label=_("Have you had contact with this therapist?"),
            initial="no",
        )
        if known:
            self.fields["who"] = OneOf([*known, (NEW, _("Somebody new"))], label=_("Which therapist is it about?"))
        self.fields["name"] = nickname(
            _("What do you call somebody new?") if known else _("What do you call this therapist?")
        )
        if asks_device:
            self.fields["device"] = which_device()
        lengths = _lengths()
        hints = {value: hint for value, _name, hint in lengths}
        choices = [(value, name) for value, name, _hint in lengths]
        self.fields["length"] = OneOf(choices, hints, label=_("How much today?"), initial="first")
        self.fields["onetap"] = forms.BooleanField(
            label=_("Answer with one tap"),
            help_text=_("A tap on an answer saves it and shows the next question."),
            required=False,
        )
        open_ones = [name for name in ("contact", "who", "device") if name in self.fields]
        self.helper = Inside(*open_ones, Fold(_("Nickname, length, one tap"), "name", "length", "onetap"))


def minutes() -> tuple[int, ...]:
    """The least and the most it takes as it is preset, with a contact or before one."""
    return tuple(sorted((_size(Stage.AFTER, "first")[1], _size(Stage.BEFORE, "short")[1])))


def _size(stage: Stage, length: str) -> tuple[int, int]:
    """Questions and minutes; a first impression has a minute more, for one's own words."""
    content = questionnaire()
    items = [content.items[one] for one in content.lengths[stage][length]]
    return len(items), path.minutes(content, items) + (length == "first")


def _lengths() -> list[tuple[str, str, str]]:
    """Value, name, and the true number of questions and minutes, counted from the content."""
    first, short_before = _size(Stage.AFTER, "first"), _size(Stage.BEFORE, "short")
    short_after, full = _size(Stage.AFTER, "short"), (_size(Stage.BEFORE, "full"), _size(Stage.AFTER, "full"))
    return [
        (
            "first",
            _("First impression"),
            _("After a contact: %(n)d questions and your own words, about %(m)d minutes. Before one: the short path.")
            % {"n": first[0], "m": first[1]},
        ),
        (
            "short",
            _("Short path"),
            _("Before: %(b)d questions, about %(bm)d minutes. After: %(a)d, about %(am)d minutes. Some only when due.")
            % {"b": short_before[0], "bm": short_before[1], "a": short_after[0], "am": short_after[1]},
        ),
        (
            "full",
            _("Full path"),
            _("Before: %(b)d questions, about %(bm)d minutes. After: %(a)d, about %(am)d minutes. In small parts.")
            % {"b": full[0][0], "bm": full[0][1], "a": full[1][0], "am": full[1][1]},
        ),
    ]
