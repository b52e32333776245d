"""The first question of the quick card, before there is a notebook; its POST makes one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from intake import answering, returning
from intake.client import markup, presence
from intake.client.drawing import draw
from intake.client.forms.question import QuestionForm
from intake.client.limited import limited
from intake.client.presence import may_have_notebook
from intake.client.views import showing
from intake.client.views.asking import question
from intake.client.walk import Walk
from intake.content.reader import questionnaire
from intake.engine.answers import Answer
from intake.engine.criteria import Stage
from intake.notebook import CheckHead
from intake.pack.fields import sent
from intake.pack.speaking import words
from intake.pack.times import today
from intake.returning import Opened


@require_http_methods(["GET", "POST"])
@may_have_notebook
@limited("notebook", unless=presence.open_notebook)
def quick(request: HttpRequest) -> HttpResponse:
    opened = presence.open_notebook(request)
    if opened and (before := opened.index.before()):
        return question(request, before.id, _first(before)) if request.method == "POST" else _again(opened, before)
    first = _first()
    form = QuestionForm(questionnaire().items[first], words(), tap=True, data=sent(request))
    if not form.is_valid():
        return _ask(request, form)
    given = Answer(note=form.given().note) if request.POST.get("go") == "skip" else form.given()
    return _begin(request, opened, first, given)


def _first(before: CheckHead | None = None) -> str:
    return questionnaire(before.version if before else "").lengths[Stage.BEFORE]["quick"][0]


def _ask(request: HttpRequest, form: QuestionForm) -> HttpResponse:
    total = len(questionnaire().lengths[Stage.BEFORE]["quick"])
    context = {
        "asked": markup.asked(form, questionnaire().version, unsaved=True),
        "address": reverse("quick"),
        "titled": _("Question %(at)d of %(of)d") % {"at": 1, "of": total},
        "count": _("%(at)d of %(of)d") % {"at": 1, "of": total},
        "section": _("Quick card"),
        "back": reverse("start"),
        "trail": (("at", *[""] * (total - 1)),),
        "error": bool(form.errors),
    }
    return draw(request, "client/asking.html", context, status=422 if form.errors else 200)


def _begin(request: HttpRequest, opened: Opened | None, first: str, given: Answer) -> HttpResponse:
    token = None
    if opened is None:
        token, opened = returning.begin(own=False, today=today())
    opened, head = answering.start_check(opened, Stage.BEFORE, "quick", today())
    answering.record(opened, head, first, given)
    walk = Walk(opened, head)
    saved = (questionnaire().items[first], given)
    response = showing.go_on(request, walk, walk.carry_on() or reverse("card"), saved)
    if token:
        presence.welcome(response, token, own=False)
    return response


def _again(opened: Opened, before: CheckHead) -> HttpResponse:
    """A card that was begun goes on at its first open question."""
    walk = Walk(opened, before)
    item = walk.carry_on() if before.length == "quick" else None
    unseen = item and item.id not in walk.answers()
    return redirect(walk.question_address(item)) if item and unseen else redirect("card")
