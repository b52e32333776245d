"""Who reads, which lines, how one appears and until when; and what is agreed to."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from intake.client.sharable import ABOUT_THE_READER, Line
from intake.content.wording import Words
from intake.engine.shared import SECTIONS
from intake.pack.fields import AnyOf, Inside, OneLine, OneOf
from intake.preparing import Draft
from intake.sharing import DAYS

DESK, LINK, TRUSTED = "desk", "link", "trusted"
SHORT = 200  # characters of a name, or of a way to be reached
WHOLE = ("say", "meet", "practical", "ask", "goals", "needs")  # lists that one tick can share
ORDER = (*WHOLE, *ABOUT_THE_READER)  # what tells of the reader is ticked line by line


class ReaderForm(forms.Form):
    """A desk by its address, anybody by link and PIN, or someone to trust."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        choices = {
            DESK: (_("A therapist with a desk here"), _("They gave you the address of their page.")),
            LINK: (_("A link and a PIN"), _("For any therapist. You tell them the PIN yourself.")),
            TRUSTED: (_("Someone I trust"), _("By link and PIN too. They can only read.")),
        }
        hints = {name: hint for name, (_said, hint) in choices.items()}
        self.fields["reader"] = OneOf(
            [(name, said) for name, (said, _h) in choices.items()], hints, label=_("Who reads it")
        )
        self.fields["handle"] = OneLine(
            SHORT,
            label=_("Address of their page"),
            help_text=_("Only for a desk here. It stands after /d/ in the address."),
        )
        self.fields["handle"].depends = True  # on the answer before it, whether it is needed
        self.helper = Inside()

    def clean_handle(self) -> str:
        """A whole address is fine too."""
        return str(self.cleaned_data["handle"]).rstrip("/").rpartition("/")[2].lower()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("reader"):
            self.add_error("reader", _("Select who reads it."))
        elif cleaned["reader"] == DESK and not cleaned.get("handle"):
            self.add_error("handle", _("Type the address of their page."))
        return cleaned


class LinesForm(forms.Form):
    """A list of ticks for each group of lines. Only what is on offer can be chosen."""

    def __init__(self, words: Words, offered: list[Line], draft: Draft, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        said = words.file("sharing")
        self.start = {one.id for one in offered if one.written} if draft.lines is None else set(draft.lines)
        for kind in ORDER:
            group = [(one.id, one.says) for one in offered if one.kind == kind and not one.twice]
            self._list(kind, group, said["groups"][kind], said["hints"].get(kind, ""))
        careful = [(one.id, one.says) for one in offered if one.twice]
        hint = _("They tell of hard things. What was read cannot be unread.")
        self._list("careful", careful, _("Lines to think about twice"), hint)
        if careful:
            self.fields["sure"] = forms.BooleanField(
                label=_("Yes, share these hard lines too"),
                required=False,
                initial=bool(self.start & dict(careful).keys()),
            )
        self._about_me(draft)

    def _list(self, name: str, group: list[tuple[str, str]], label: str, hint: str) -> None:
        if group:
            chosen = [line for line, _says in group if line in self.start]
            self.fields[name] = AnyOf(group, label=label, help_text=hint, initial=chosen)
            if name in WHOLE and len(group) > max(1, len(chosen)):
                self.fields[f"whole_{name}"] = forms.BooleanField(label=_("All of these"), required=False)

    def _about_me(self, draft: Draft) -> None:
        """A newer version stands until the day of the share it replaces."""
        self.fields["name"] = OneLine(
            SHORT, label=_("The name I go by"), help_text=_("Leave it empty to give no name."), initial=draft.name
        )
        self.fields["contact"] = OneLine(
            SHORT,
            label=_("How they can reach me"),
            help_text=_("Only if you want that. Say when, too."),
            initial=draft.contact,
        )
        if not draft.replaces:
            days = [(str(n), _("%(n)d days") % {"n": n}) for n in DAYS]
            self.fields["days"] = OneOf(days, side=True, label=_("Until when"), initial=str(draft.days))

    def groups(self) -> list[tuple[forms.BoundField, forms.BoundField | None]]:
        """Each list of lines, and the tick for all of it where there is one."""
        named = [(kind, f"whole_{kind}") for kind in WHOLE if kind in self.fields]
        return [(self[kind], self[whole] if whole in self.fields else None) for kind, whole in named]

    def seen(self) -> list[forms.BoundField]:
        return [self[kind] for kind in ABOUT_THE_READER if kind in self.fields]

    def chosen(self) -> tuple[str, ...]:
        kinds = (*SECTIONS, "careful")
        return tuple(name for kind in kinds for name in self._chosen_of(kind))

    def _chosen_of(self, kind: str) -> Iterable[str]:
        if self.cleaned_data.get(f"whole_{kind}"):
            return [line for line, _says in self.fields[kind].choices]
        return self.cleaned_data.get(kind, ())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("careful") and not cleaned.get("sure"):
            self.add_error("sure", _("Tick this too, or take the hard lines out."))
        if not self.errors and not self.chosen():
            self.add_error(next(iter(self.fields)), _("Select at least one line."))
        return cleaned


class AgreeForm(forms.Form):
    """Two ticks, neither of them set. `share` and `seen` tell what was on the page when they were set."""

    share = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, says: Mapping[str, str], marks: bool, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["consent"] = forms.BooleanField(
            label=says["consent"],
            help_text=_("You can end it earlier. What was read cannot be unread."),
            error_messages={"required": _("Tick this if you agree that they may read these lines.")},
        )
        self.fields["adult"] = forms.BooleanField(
            label=says["adult"], error_messages={"required": _("Tick this if you are 18 or over.")}
        )
        if marks:
            self.fields["marks"] = forms.BooleanField(
                label=_("Show which lines are new or changed"),
                required=False,
                help_text=_("Otherwise they stand there unmarked."),
            )
        self.helper = Inside()
