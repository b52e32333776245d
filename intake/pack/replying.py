"""A reply: to each line one of four words and a sentence, or a kind no. Everything is optional but not all of it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from intake.content.gaps import inner
from intake.engine.replied import WORDS, Answered, Said, beside
from intake.engine.shared import SharedLine, Snapshot
from intake.pack.fields import Inside, OneOf, Text


@dataclass(frozen=True)
class Ways:
    """Where a reply goes and where its reading is. `held` opens it again, where no session does."""

    back: str
    talk: str
    lines: str
    decline: str
    held: tuple[tuple[str, str], ...] = ()


def words() -> dict[str, str]:
    spoken = (_("I can do this"), _("Partly"), _("I cannot"), _("Let us talk about it"))
    return dict(zip(WORDS, spoken, strict=True))


def was_replaced(posted: QueryDict, version: int) -> bool:
    """A newer version came since the page was read that this was written on."""
    return posted.get("version", str(version)) != str(version)


def typed(posted: QueryDict) -> list[str]:
    """The sentences of a reply that is not sent, to be copied."""
    own = ("sentence", "noticed", "next_step", "referral")
    return [text for name in posted if name.startswith(own) for text in posted.getlist(name) if text]


class _Reply(forms.Form):
    """Holds what was typed through its preview, in hidden fields."""

    def hidden(self) -> list[tuple[str, str]]:
        return [(name, value) for name in self.fields for value in self.data.getlist(name)]


class LinesForm(_Reply):
    def __init__(self, snapshot: Snapshot, said: Said | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        said = said or Said("lines")
        self.asked = answerable(snapshot)
        for number, line in enumerate(self.asked):
            given = said.lines.get(line.id, Answered())
            self.fields[f"word{number}"] = OneOf(words().items(), label=f"“{inner(line.says)}”", initial=given.word)
            self.fields[f"sentence{number}"] = _sentence(given.sentence)
        self.fields["noticed"] = Text(label=_("What I noticed"), rows=2, initial=said.noticed)
        self.fields["next_step"] = Text(label=_("Next step"), rows=2, initial=said.next_step)

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """A word and a sentence for each line."""
        return [(self[f"word{number}"], self[f"sentence{number}"]) for number, _line in enumerate(self.asked)]

    def rest(self) -> list[forms.BoundField]:
        return [self["noticed"], self["next_step"]]

    def clean(self) -> dict[str, Any]:
        if not any(self.cleaned_data.values()) and not self.errors:
            raise forms.ValidationError(_("Answer one line or more, or choose “Read; let us talk when we meet”."))
        return self.cleaned_data

    def said(self) -> Said:
        given = self.cleaned_data
        lines = {
            line.id: Answered(given[f"word{number}"], given[f"sentence{number}"], line.says)
            for number, line in enumerate(self.asked)
            if given[f"word{number}"] or given[f"sentence{number}"]
        }
        return Said("lines", lines, given["noticed"], given["next_step"])


class DeclineForm(_Reply):
    def __init__(self, snapshot: Snapshot | None = None, **kwargs: Any) -> None:
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


def answerable(snapshot: Snapshot) -> tuple[SharedLine, ...]:
    """The client's own first lines; where there are none, every line that was shared."""
    return snapshot.says_first or snapshot.lines


def page_of(form: LinesForm | DeclineForm, snapshot: Snapshot) -> tuple[str, dict[str, Any]]:
    """The page that shows a reply as the client will see it, or the one that asks for it."""
    if not form.is_valid() or "change" in form.data:
        return "reader/reply_form.html", {"form": form}
    said = form.said()
    shown = {"said": said, "lines": list(beside(snapshot.lines, said)), "hidden": form.hidden()}
    return "reader/reply_preview.html", shown


def _sentence(initial: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"class": "input", "autocomplete": "off"})
    return forms.CharField(label=_("One sentence"), required=False, max_length=400, initial=initial, widget=widget)
