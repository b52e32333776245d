"""What stands in the forms of a walk. Unanswered, a form is the same for everybody: drawn once for each language."""

from functools import lru_cache

from crispy_forms.utils import render_crispy_form
from django.forms import Form
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from intake.client.forms.beginning import StartForm
from intake.client.forms.between import PartForm
from intake.client.forms.question import QuestionForm
from intake.content import wording
from intake.content.reader import known
from intake.pack.speaking import language


def asked(form: QuestionForm, version: str, unsaved: bool = False) -> SafeString:
    """The fields, the ways on, and why we ask; `unsaved` while there is no notebook to come back to."""
    context = {"form": form, "why": why(version, form.item.id, language()), "unsaved": unsaved}
    return render_to_string("pieces/asked.html", context)


@lru_cache(maxsize=2048)
def unanswered(version: str, item_id: str, spoken: str, tap: bool) -> SafeString:
    return asked(QuestionForm(known(version).item(item_id), wording.words(spoken, version), tap=tap), version)


@lru_cache(maxsize=1024)
def why(version: str, item_id: str, spoken: str) -> SafeString:
    """Why we ask this, what it rests on, and the hard words of a question."""
    item, words = known(version).item(item_id), wording.words(spoken, version)
    criterion = words.file("sections")["criteria"].get(item.criterion, {})
    context = {
        "criterion": criterion,
        "evidence": [words.file("evidence")[name] for name in criterion.get("evidence", [])],
        "terms": [words.file("glossary")[term] for term in words.of(item.id).get("terms", [])],
    }
    return render_to_string("pieces/why.html", context)


@lru_cache(maxsize=64)
def importance(chosen: str, spoken: str) -> SafeString:
    """How much a part matters, with what was said of it before."""
    return drawn(PartForm(wording.words(spoken), initial={"need": chosen}))


@lru_cache(maxsize=64)
def beginning(asks_device: bool, contact: str, onetap: bool, spoken: str) -> SafeString:
    """The page before a walk as it is preset, in the language that is spoken."""
    return drawn(StartForm(asks_device, initial={"contact": contact, "length": "first", "onetap": onetap}))


def drawn(form: Form) -> SafeString:
    return mark_safe(render_crispy_form(form))  # noqa: S308 - the pack's templates escape what they draw
