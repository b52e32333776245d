"""What is asked between questions: how much a part matters, which of two answers fits, the private page."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from intake.client.forms.fields import how_much
from intake.content.wording import Words
from intake.pack.fields import AnyOf, Inside, OneOf, Question


class PartForm(forms.Form):
    """How much a part matters, asked once at its end."""

    def __init__(self, words: Words, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["need"] = how_much(
            words,
            _("How much does this part matter to you?"),
            help_text=_("It decides what comes first in your summary. You can change it for a single line there."),
        )
        self.helper = Inside()


class PairForm(forms.Form):
    """Two answers that do not agree: which fits. `pair` keeps a second tab from settling another pair."""

    pair = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, said: Mapping[str, Any], fits: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["fits"] = OneOf(fits.items(), apart={"unknown"}, label=said["prompt"])
        self.fields["fits"].said = (said["a"], said["b"])
        self.helper = Inside("pair", Question("fits", template="house/pair.html"))


class GateForm(forms.Form):
    """Asked first on the private page; the list is one tap behind *Yes* and *I am not sure*."""

    def __init__(self, said: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        choices = [(name, said[name]) for name in ("no", "yes", "unsure")]
        self.fields["gate"] = OneOf(choices, label=said["question"], help_text=said["hint"])
        self.helper = Inside(Question("gate"))

    def leads_to_the_list(self) -> bool:
        return self.is_valid() and self.cleaned_data["gate"] in ("yes", "unsure")


class HappenedForm(forms.Form):
    """The list of the private page. `kept` is false where no notebook is there to hold it."""

    BESIDE = ("unsure", "none", "private")

    def __init__(self, said: Mapping[str, str], lines: Iterable[tuple[str, str]], kept: bool, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        choices = [*lines, *((name, said[name]) for name in self.BESIDE)]
        hint = said["hint"] if kept else " ".join((said["hint"], _("Nothing you pick here is kept.")))
        self.fields["s"] = AnyOf(choices, apart=set(self.BESIDE), label=said["question"], help_text=hint)
        self.helper = Inside(Question("s", template="house/ticks.html"))

    def picked(self) -> list[str]:
        """Lines and *not sure*; *none* and *rather not say* are not kept."""
        chosen = self.cleaned_data["s"] if self.is_valid() else []
        return [one for one in chosen if one not in ("none", "private")]
