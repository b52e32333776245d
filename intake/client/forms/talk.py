"""What is noted during a talk: how far each question was answered, and one note."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from intake.client.forms.fields import Long
from intake.pack.fields import OneOf
from intake.talking import Talk

FIRST = 6  # of a list in sight; the others stand behind one tap


@dataclass(frozen=True)
class Group:
    """Questions under one heading."""

    kind: str
    name: str
    first: list[forms.BoundField]
    more: list[forms.BoundField]


class TalkForm(forms.Form):
    """A field a question. `seen` and `page` tell two open pages apart."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    page = forms.CharField(max_length=32, widget=forms.HiddenInput)

    def __init__(self, talk: Talk, lists: Mapping[str, Mapping[str, str]], page: str, **kwargs: Any) -> None:
        """`lists` has by kind (ask, raise, notice) the words of each question by id."""
        super().__init__(initial={"seen": talk.revision, "page": page, "note": talk.note}, **kwargs)
        self.talk = talk
        listed = {name: says for one in lists.values() for name, says in one.items()}
        self.asked = listed | {name: says for name, says in talk.asked.items() if name not in listed}
        for name, says in self.asked.items():
            self.fields[_field(name)] = OneOf(far(name), side=True, label=says, initial=talk.marks.get(name, ""))
        self.fields["note"] = Long(6, label=_("My note"))

    def groups(self) -> list[Group]:
        every = [_group(self, kind, name) for kind, name in _named()]
        return [one for one in every if one.first]

    def said(self) -> Talk:
        """The talk as this page has it."""
        clean = self.cleaned_data
        marks = {name: clean[_field(name)] for name in self.asked if clean[_field(name)]}
        number, day = self.talk.number, self.talk.day
        return Talk(number, day, clean["note"], marks, self.asked, clean["page"], clean["seen"])

    def has_seen(self, stored: Talk) -> None:
        """From now on the page knows what another one wrote; its own words stay."""
        self.data = self.data.copy()
        self.data["seen"] = str(stored.revision)


def _field(name: str) -> str:
    return f"q:{name}"


def _group(form: TalkForm, kind: str, name: str) -> Group:
    fields = [form[_field(one)] for one in form.asked if _kind(one) == kind]
    return Group(kind, name, fields[:FIRST], fields[FIRST:])


def _named() -> tuple[tuple[str, str], ...]:
    return ("ask", _("To ask")), ("raise", _("To say")), ("notice", _("To notice"))


def _kind(name: str) -> str:
    """A finding's id begins with its kind; what is only to be noticed has that before it."""
    kind = name.partition(":")[0]
    return kind if kind in ("ask", "notice") else "raise"


def far(name: str) -> list[tuple[str, str]]:
    if _kind(name) == "ask":
        return [("", _("Not asked")), ("partly", _("Partly")), ("answered", _("Answered"))]
    if _kind(name) == "notice":
        return [("", _("Not seen yet")), ("partly", _("Partly")), ("answered", _("Yes"))]
    return [("", _("Not said")), ("partly", _("Partly")), ("answered", _("Said"))]
