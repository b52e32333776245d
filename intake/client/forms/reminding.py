"""When a calendar is to speak up, and what it says then."""

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from unicodedata import category

from django import forms
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _

from intake.pack.fields import LONGEST, DayToCome, Inside, OneOf, TooLong


@dataclass(frozen=True)
class Promise:
    """A concern that was too soon to tell, and the day to look at it again."""

    concern: str
    day: date
    says: str


def in_two_weeks(day: date) -> date:
    return day + timedelta(days=14)


def in_a_month(day: date) -> date:
    """The same day of the next month, or its last."""
    first = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))


class Title(forms.CharField):
    """One line: a run of white space is one space, control characters go, all else is kept as it was typed."""

    def to_python(self, value: Any) -> str:
        text = " ".join(super().to_python(value).split())
        return "".join(sign for sign in text if category(sign) != "Cc")


class RemindForm(forms.Form):
    """One of the days offered, or a day of the client's own, which counts when it is there."""

    def __init__(self, today: date, promises: Collection[Promise], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._days = {"two_weeks": in_two_weeks(today), "month": in_a_month(today)}
        self._days |= {one.concern: one.day for one in promises}
        named = {"two_weeks": _("In two weeks"), "month": _("In a month")} | {one.concern: one.says for one in promises}
        hints = {name: date_format(day, "j F Y") for name, day in self._days.items()}
        hints |= {
            one.concern: _("They said it would change. The day to look again: %(day)s") % {"day": hints[one.concern]}
            for one in promises
        }
        self.fields["when"] = OneOf(named.items(), hints, label=_("When do you want to be reminded?"))
        self.fields["own"] = DayToCome(
            today, label=_("Or a day of your own"), help_text=_("A day here counts, whatever is chosen above.")
        )
        self.fields["title"] = Title(
            label=_("What the calendar shows"),
            help_text=_("Others may see your calendar. “Reminder” tells them nothing."),
            required=False,
            initial=_("Reminder"),
            widget=forms.TextInput(attrs={"autocomplete": "off", "class": "input"}),
            validators=[TooLong(LONGEST)],
        )
        self.helper = Inside()

    def clean(self) -> None:
        if not self.errors and not self.day:
            self.add_error("when", _("Choose when, or type a day of your own."))

    @property
    def day(self) -> date | None:
        return self.cleaned_data.get("own") or self._days.get(self.cleaned_data.get("when", ""))
