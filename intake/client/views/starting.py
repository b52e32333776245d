"""The ways in: the first page and the page before a walk."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from intake import answering, considering, following, returning
from intake.client import display, example, markup, presence
from intake.client.entry import called
from intake.client.forms.beginning import StartForm, minutes
from intake.client.limited import limited
from intake.client.presence import may_have_notebook
from intake.client.walk import Walk
from intake.considering import Enough
from intake.content.reader import questionnaire
from intake.engine.criteria import Stage
from intake.exports import kinds
from intake.pack.filing import attached
from intake.pack.speaking import language
from intake.pack.times import today
from intake.returning import Opened


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    context = {"opened": presence.open_notebook(request), "sizes": sizes(), "picture": example.piece(language())}
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
@limited("notebook", unless=presence.open_notebook)
def before_walk(request: HttpRequest) -> HttpResponse:
    """The one page before a walk; its POST makes the notebook and leads to question 1."""
    opened = presence.open_notebook(request)
    known = _known(opened)
    if request.method == "GET":
        contact = "yes" if request.GET.get("contact") == "yes" else "no"
        return _page(request, _fields(request, contact, known))
    form = StartForm(asks_device=opened is None, known=known, data=request.POST)
    if not form.is_valid():
        return _page(request, markup.drawn(form), error=True)
    said = form.cleaned_data
    stage = Stage.AFTER if said["contact"] == "yes" else Stage.BEFORE
    try:
        response = _begin(request, stage, said)
    except Enough:
        form.add_error("name", _("You have six therapists here. Put one away first, or choose one above."))
        return _page(request, markup.drawn(form), error=True)
    if said["onetap"]:
        look = display.of(request)
        display.keep(response, display.Display(**{**look.__dict__, "onetap": "1"}))
    return response


def _page(request: HttpRequest, fields: str, error: bool = False) -> HttpResponse:
    context = {"fields": fields, "minutes": minutes(), "error": error}
    return render(request, "client/before_walk.html", context, status=422 if error else 200)


def _known(opened: Opened | None) -> tuple[tuple[str, str], ...]:
    """Those the walk may be about: id and name."""
    entries = opened.index.considered() if opened else ()
    return tuple((one.id, called(opened, one.id)) for one in entries)


def _fields(request: HttpRequest, contact: str, known: tuple[tuple[str, str], ...]) -> str:
    """As it is preset; for somebody who knows no therapist yet it is the same for everybody, and drawn once."""
    opened, onetap = presence.open_notebook(request), bool(display.of(request).onetap)
    if not known:
        return markup.beginning(opened is None, contact, onetap, language())
    now = {"contact": contact, "length": "first", "onetap": onetap, "who": opened.index.current()}
    return markup.drawn(StartForm(asks_device=False, known=known, initial=now))


def _begin(request: HttpRequest, stage: Stage, said: dict[str, Any]) -> HttpResponse:
    opened, token, own = presence.open_notebook(request), None, said.get("device") == "own"
    length = said["length"] or "first"
    if stage is Stage.BEFORE and length == "first":
        length = "short"
    if opened is None:
        token, opened = returning.begin(own, today())
    opened, therapist = _about(opened, said, stage)
    before = opened.index.before()
    if stage is Stage.BEFORE and before:  # there is one before: it grows, and nothing is asked twice
        opened = answering.lengthen(opened, before.id, length)
        head = opened.index.before()
    else:
        opened, head = following.begin(opened, stage, length, today(), therapist)
    walk = Walk(opened, head)
    item = walk.carry_on()
    response = redirect(walk.question_address(item)) if item else redirect("notes")
    if token:
        presence.welcome(response, token, own)
    return response


def _about(opened: Opened, said: dict[str, Any], stage: Stage) -> tuple[Opened, str]:
    """The therapist that was chosen, or a new one; before a talk only one that was named. Raises Enough."""
    chosen = said.get("who") or ("" if said["name"] else opened.index.current())
    if opened.index.therapist(chosen):
        return opened, chosen
    if said["name"] or stage is not Stage.BEFORE:
        return considering.add(opened, said["name"])
    return opened, ""


@require_safe
def all_questions(request: HttpRequest) -> HttpResponse:
    from intake.client.outline import outline  # noqa: PLC0415

    return render(request, "client/all_questions.html", {"stages": outline()})


@require_safe
def on_paper(request: HttpRequest, stage: str, form: str) -> HttpResponse:
    """The questions of one stage as a file."""
    from intake.client import outline  # noqa: PLC0415

    shape = kinds.FORMS.get(form)
    if stage not in tuple(Stage) or shape is None:
        raise Http404
    body = outline.on_paper(Stage(stage), form, language())
    return attached(body, shape.content_type, f"{kinds.KINDS['walk']}.{shape.ending}")
