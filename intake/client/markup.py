"""A question's fields as HTML. Unanswered, they look the same for everybody, and are drawn once for each language."""

from functools import lru_cache

from crispy_forms.utils import render_crispy_form
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from intake.client.forms.question import QuestionForm
from intake.content import wording
from intake.content.reader import questionnaire


def fields(form: QuestionForm) -> SafeString:
    return mark_safe(render_crispy_form(form))  # noqa: S308 - crispy escapes what it draws


@lru_cache(maxsize=2048)
def unanswered(version: str, item_id: str, language: str, tap: bool) -> SafeString:
    item = questionnaire(version).item(item_id)
    return fields(QuestionForm(item, wording.words(language), tap=tap))


@lru_cache(maxsize=1024)
def why(version: str, item_id: str, language: str) -> SafeString:
    """Why we ask this, what it rests on, and the hard words of a question."""
    item, spoken = questionnaire(version).item(item_id), wording.words(language)
    criterion = spoken.file("sections")["criteria"].get(item.criterion, {})
    context = {
        "criterion": criterion,
        "evidence": [spoken.file("evidence")[name] for name in criterion.get("evidence", [])],
        "terms": [spoken.file("glossary")[term] for term in spoken.items[item.id].get("terms", [])],
    }
    return render_to_string("pieces/why.html", context)
