"""The ways in: the first page and the page before a walk."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from intake import answering, returning
from intake.client import display, presence
from intake.client.forms import StartForm
from intake.client.times import today
from intake.client.walk import Walk
from intake.content.reader import questionnaire
from intake.engine import path
from intake.engine.criteria import Stage


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "client/start.html", {"opened": presence.open_notebook(request), "sizes": sizes()})


def sizes() -> dict[str, int]:
    """True numbers of questions, counted from the content."""
    lengths = questionnaire().lengths
    return {
        "quick": len(lengths[Stage.BEFORE]["quick"]),
        "before": len(lengths[Stage.BEFORE]["short"]),
        "after": len(lengths[Stage.AFTER]["first"]),
    }


@require_http_methods(["GET", "POST"])
def before_walk(request: HttpRequest) -> HttpResponse:
    """The one page before a walk; its POST makes the notebook and leads to question 1."""
    form = StartForm(_lengths(), data=request.POST or None, initial=_preset(request))
    if request.method == "GET" or not form.is_valid():
        context = {"form": form, "opened": presence.open_notebook(request)}
        return render(request, "client/before_walk.html", context, status=422 if form.errors else 200)
    said = form.cleaned_data
    stage = Stage.AFTER if said["contact"] == "yes" else Stage.BEFORE
    response = _begin(request, stage, said["length"] or "first", said["device"] == "own", said["name"])
    if said["onetap"]:
        look = display.of(request)
        display.keep(response, display.Display(**{**look.__dict__, "onetap": "1"}))
    return response


def _preset(request: HttpRequest) -> dict[str, object]:
    contact = "yes" if request.GET.get("contact") == "yes" else "no"
    return {"contact": contact, "length": "first", "onetap": bool(display.of(request).onetap)}


def _begin(request: HttpRequest, stage: Stage, length: str, own: bool, name: str) -> HttpResponse:
    content = questionnaire()
    if stage is Stage.BEFORE and length == "first":
        length = "short"
    opened, token = presence.open_notebook(request), None
    if opened is None:
        token, opened = returning.begin(own, today())
    before = opened.index.before()
    if stage is Stage.BEFORE and before:  # there is one before: it grows, and nothing is asked twice
        opened = answering.lengthen(opened, before.id, length)
        head = opened.index.before()
    else:
        opened, head = answering.start_check(opened, stage, length, content.version, today(), name)
    walk = Walk(opened, head)
    item = walk.carry_on()
    response = redirect(walk.question_address(item)) if item else redirect("notes")
    if token:
        presence.welcome(response, token, own)
    return response


def _lengths() -> list[tuple[str, str, str]]:
    content = questionnaire()

    def size(stage: Stage, length: str) -> tuple[int, int]:
        items = [content.items[one] for one in content.lengths[stage][length]]
        return len(items), path.minutes(content, items)

    first, short_before = size(Stage.AFTER, "first"), size(Stage.BEFORE, "short")
    short_after, full = size(Stage.AFTER, "short"), (size(Stage.BEFORE, "full"), size(Stage.AFTER, "full"))
    return [
        (
            "first",
            _("First impression"),
            _("After a contact: %(n)d questions and your own words, about %(m)d minutes. Before one: the short path.")
            % {"n": first[0], "m": first[1] + 1},
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


@require_safe
def all_questions(request: HttpRequest) -> HttpResponse:
    from intake.client.outline import outline  # noqa: PLC0415

    return render(request, "client/all_questions.html", {"stages": outline()})


def count_of_questions(number: int) -> str:
    return ngettext("%(n)d question", "%(n)d questions", number) % {"n": number}
