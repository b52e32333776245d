"""The fields of the client's side: those of the form pack, and two that are asked in several places."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from intake.content.wording import Words
from intake.engine.criteria import Level
from intake.pack.fields import (
    LONGEST,
    AnyOf,
    Fold,
    Inside,
    Note,
    OneLine,
    OneOf,
    Question,
    Text,
    TooLong,
    one_line,
    sent,
)

__all__ = [
    "LONGEST",
    "AnyOf",
    "Fold",
    "Inside",
    "Note",
    "OneLine",
    "OneOf",
    "Question",
    "Text",
    "TooLong",
    "how_much",
    "one_line",
    "sent",
    "which_device",
]


def how_much(words: Words, label: str, **kwargs: Any) -> OneOf:
    """The four steps of NEED."""
    need = words.file("kinds")["NEED"]
    return OneOf([(level.value, need[level]) for level in Level], label=label, **kwargs)


def which_device() -> OneOf:
    """How long the cookie lives."""
    hints = {
        "shared": _("Your notes close with the browser, or after 30 minutes."),
        "own": _("This device opens them again for 30 days."),
    }
    choices = [("shared", _("Others too, or I am not sure")), ("own", _("Only me"))]
    return OneOf(choices, hints, label=_("Who uses this device?"), initial="shared")
