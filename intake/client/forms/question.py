"""One form a question, built from its item: a table from the kind of answer to a field."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from intake.client.forms.fields import how_much
from intake.content.wording import Words
from intake.engine.answers import SOMETHING_ELSE, Answer
from intake.engine.criteria import APART, Answering, Item, Level, concern_of
from intake.pack.fields import AnyOf, Inside, Note, OneOf, Question, Text

Concerns = list[tuple[str, str]]  # id and words of each thing to raise so far


class QuestionForm(forms.Form):
    """`answer` and, beside any choice, `note`. Nothing is required."""

    def __init__(
        self, item: Item, words: Words, *, tap: bool = False, concerns: Concerns | None = None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.item = item
        self.fields["answer"] = _answer(item, words, tap, get_language())
        if item.has_level:
            self.fields["level"] = how_much(words, _("How much does this type matter to you?"))
        if item.answering is Answering.RESP and not concern_of(item.id):
            self.fields["about"] = _about(concerns or [])
        if not item.typed:
            self.fields["note"] = _note(get_language())

    @property
    def helper(self) -> Inside:
        drawn = {"answer": Question, "note": Note}
        return Inside(*(drawn[name](name) if name in drawn else name for name in self.fields))

    def given(self) -> Answer:
        """What was said; an unknown option never gets here, as the field refuses it."""
        said = self.cleaned_data
        chosen = said.get("answer") or ()
        if self.item.typed:
            return Answer(text=chosen or "")
        options = (chosen,) if isinstance(chosen, str) else tuple(chosen)
        level = Level(said["level"]) if said.get("level") else None
        return Answer(options, note=said.get("note", ""), about=said.get("about", ""), level=level)


def initial_of(answer: Answer | None, item: Item) -> dict[str, Any]:
    if answer is None:
        return {}
    if item.typed:
        return {"answer": answer.text}
    many = item.answering is Answering.PICK
    chosen: Any = list(answer.options) if many else next(iter(answer.options), "")
    return {"answer": chosen, "note": answer.note, "about": answer.about, "level": answer.level or ""}


@lru_cache(maxsize=4096)
def _answer(item: Item, words: Words, tap: bool, spoken: str) -> forms.Field:
    """Made once, as a field holds nothing of what is sent: that stays in its form."""
    field = FIELDS[item.answering](item, words)
    field.label, field.help_text = words.text(item.id, "question"), words.text(item.id, "why")
    field.example = words.text(item.id, "example")
    field.tap = tap and item.answering in TAPPABLE
    return field


@lru_cache
def _note(spoken: str) -> forms.Field:
    hint = _("A few words are enough. Nobody reads this unless you share it.")
    return Text(label=_("Your note"), help_text=hint)


def _about(concerns: Concerns) -> OneOf:
    return OneOf([*concerns, (SOMETHING_ELSE, _("Something else"))], label=_("What was it about?"))


def _one(item: Item, words: Words) -> forms.Field:
    return OneOf(_choices(item, words), _hints(item, words), APART)


def _many(item: Item, words: Words) -> forms.Field:
    return AnyOf(_choices(item, words), _hints(item, words), APART, most=item.most)


def _typed(item: Item, words: Words) -> forms.Field:
    return Text(rows=5)


def _choices(item: Item, words: Words) -> list[tuple[str, str]]:
    return [(option, words.option(item, option)) for option in item.options]


def _hints(item: Item, words: Words) -> dict[str, str]:
    return {option: words.hint(item, option) for option in item.options}


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
