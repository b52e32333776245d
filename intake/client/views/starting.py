"""The ways in: the first page and the page before a walk."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from intake import answering, returning
from intake.client import display, example, markup, presence
from intake.client.forms.beginning import StartForm
from intake.client.presence import may_have_notebook
from intake.client.speaking import language
from intake.client.times import today
from intake.client.walk import Walk
from intake.content.reader import questionnaire
from intake.engine.criteria import Stage


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    context = {"opened": presence.open_notebook(request), "sizes": sizes(), "picture": example.piece()}
    return render(request, "client/start.html", context)


def sizes() -> dict[str, int]:
    """True numbers of questions, counted from the content."""
    lengths = questionnaire().lengths
    return {
        "quick": len(lengths[Stage.BEFORE]["quick"]),
        "before": len(lengths[Stage.BEFORE]["short"]),
        "after": len(lengths[Stage.AFTER]["first"]),
    }


@require_http_methods(["GET", "POST"])
@may_have_notebook
def before_walk(request: HttpRequest) -> HttpResponse:
    """The one page before a walk; its POST makes the notebook and leads to question 1."""
    new = presence.open_notebook(request) is None
    if request.method == "GET":
        contact = "yes" if request.GET.get("contact") == "yes" else "no"
        fields = markup.beginning(new, contact, bool(display.of(request).onetap), language())
        return render(request, "client/before_walk.html", {"fields": fields})
    form = StartForm(asks_device=new, data=request.POST)
    if not form.is_valid():
        context = {"fields": markup.drawn(form), "error": True}
        return render(request, "client/before_walk.html", context, status=422)
    said = form.cleaned_data
    stage = Stage.AFTER if said["contact"] == "yes" else Stage.BEFORE
    response = _begin(request, stage, said["length"] or "first", said.get("device") == "own", said["name"])
    if said["onetap"]:
        look = display.of(request)
        display.keep(response, display.Display(**{**look.__dict__, "onetap": "1"}))
    return response


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


@require_safe
def all_questions(request: HttpRequest) -> HttpResponse:
    from intake.client.outline import outline  # noqa: PLC0415

    return render(request, "client/all_questions.html", {"stages": outline()})


def count_of_questions(number: int) -> str:
    return ngettext("%(n)d question", "%(n)d questions", number) % {"n": number}
