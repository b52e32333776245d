"""The therapists a client considers: one page each, and what can be done next with them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intake import answering, considering, following, summing
from intake.client.entry import called, person_of
from intake.client.forms.therapists import NameForm
from intake.client.presence import needs_notebook
from intake.client.telling import kind_of_check
from intake.client.views.summing_up import in_short
from intake.client.walk import Walk
from intake.considering import Enough
from intake.content.reader import questionnaire
from intake.engine import path
from intake.engine.criteria import Stage
from intake.notebook import CheckHead
from intake.pack.fields import sent
from intake.pack.times import today
from intake.returning import Opened

SHOWN = 5  # checks that stand open on a therapist's page


@require_http_methods(["GET", "POST"])
@needs_notebook
def add(request: HttpRequest) -> HttpResponse:
    form = NameForm(data=sent(request))
    if form.is_valid():
        try:
            _opened, entry_id = considering.add(request.notebook, form.cleaned_data["name"])
            return redirect("therapist", entry_id)
        except Enough:
            form.add_error("name", _("You have six therapists here. Put one away first."))
    context = {"form": form, "title": _("Add a therapist")}
    return render(request, "client/therapist_name.html", context, status=422 if form.errors else 200)


@require_safe
@needs_notebook
def therapist(request: HttpRequest, who: str) -> HttpResponse:
    """Where one stands with a therapist, and everything that can be done next."""
    entry = person_of(request.notebook, who)
    opened, heads = request.notebook, request.notebook.index.with_them(entry.id)
    rows = answering.every_row(opened)
    summed = summing.sum_up(opened, entry.id, rows.everything())
    listed = [_row(head) for head in reversed(heads)]
    context = {
        "who": who,
        "entry": entry,
        "name": called(opened, entry.id),
        "heads": heads,
        "says": in_short(summed) if heads else "",
        "stopped": _unfinished(opened, heads, rows),
        "to_follow": len(summed.summary.to_follow),
        "first": listed[:SHOWN],
        "more": listed[SHOWN:],
    }
    return render(request, "client/therapist.html", context)


def _row(head: CheckHead) -> dict[str, Any]:
    return {"head": head, "name": kind_of_check(head)}


def _unfinished(opened: Opened, heads: tuple[CheckHead, ...], rows: answering.Rows) -> str:
    """The next question of the newest check, when it has one that was never shown."""
    walk = Walk(opened, heads[-1], rows=rows) if heads else None
    item = walk.carry_on() if walk else None
    return walk.question_address(item) if walk and item and not walk.answer(item) else ""


@require_http_methods(["GET", "POST"])
@needs_notebook
def name(request: HttpRequest, who: str) -> HttpResponse:
    entry = person_of(request.notebook, who)
    form = NameForm(data=sent(request), initial={"name": entry.nickname})
    if form.is_valid():
        considering.name(request.notebook, entry.id, form.cleaned_data["name"])
        return redirect("therapist", who)
    context = {"form": form, "title": _("Another name"), "who": who}
    return render(request, "client/therapist_name.html", context, status=422 if form.errors else 200)


@require_POST
@needs_notebook
def archive(request: HttpRequest, who: str) -> HttpResponse:
    """Out of the way, or back again."""
    entry = person_of(request.notebook, who)
    if not entry.archived:
        considering.archive(request.notebook, entry.id)
        return redirect("notes")
    try:
        considering.take_back(request.notebook, entry.id)
    except Enough:
        says = _("You have six therapists here. Put one away first, then take this one back.")
        return render(request, "client/therapist_name.html", {"title": _("Take back"), "says": says}, status=422)
    return redirect("therapist", who)


@require_http_methods(["GET", "POST"])
@needs_notebook
def again(request: HttpRequest, who: str) -> HttpResponse:
    """The next check: which one, and how long it takes. One tap begins it."""
    entry = person_of(request.notebook, who)
    offered = _offered(request.notebook, entry.id)
    if request.method == "GET":
        context = {"who": who, "name": called(request.notebook, entry.id), "offered": offered}
        return render(request, "client/again.html", context)
    chosen = next((one for one in offered if one["value"] == request.POST.get("check")), None)
    if chosen is None:
        return redirect("again", who)
    opened, head = following.begin(request.notebook, chosen["stage"], chosen["length"], today(), entry.id)
    walk = Walk(opened, head)
    item = walk.carry_on()
    return redirect(walk.question_address(item) if item else walk.home())


def _offered(opened: Opened, therapist_id: str) -> list[dict[str, Any]]:
    """After a contact, four times at most; then as therapy goes on; and at its end."""
    after = sum(one.stage is Stage.AFTER for one in opened.index.with_them(therapist_id))
    kinds = [
        (Stage.AFTER, "first", _("First impression"), _("Straight after a talk.")),
        (Stage.AFTER, "short", _("How it went, short path"), _("Every part, the main questions.")),
        (Stage.AFTER, "full", _("How it went, full path"), _("Every part, in small steps.")),
        (Stage.ONGOING, "check_in", _("Check-in"), _("A few questions, and your own words.")),
        (Stage.ONGOING, "short", _("Ongoing, short path"), _("Once a month, or after a hard meeting.")),
        (Stage.ONGOING, "full", _("Ongoing, full path"), _("Every part, in small steps.")),
        (Stage.ENDING, "short", _("Ending, short path"), _("How it ends, and what you take with you.")),
        (Stage.ENDING, "full", _("Ending, full path"), _("Every part, looking back.")),
    ]
    return [
        {
            "value": f"{stage}-{length}",
            "stage": stage,
            "length": length,
            "name": said,
            "hint": _size(stage, length, hint),
        }
        for stage, length, said, hint in kinds
        if stage is not Stage.AFTER or after < following.MOST_AFTER
    ]


def _size(stage: Stage, length: str, hint: str) -> str:
    """The true number of questions and minutes, counted from the content."""
    content = questionnaire()
    items = [content.items[name] for name in content.lengths[stage][length]]
    size = {"n": len(items), "m": path.minutes(content, items)}
    counted = ngettext("%(n)d question", "%(n)d questions", len(items)) % size
    took = ngettext("about %(m)d minute", "about %(m)d minutes", size["m"]) % size
    return f"{hint} {counted}, {took}."
