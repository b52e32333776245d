"""The private page: apart from fit, seen only by the client, never counted, never shared."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from intake import answering, summing
from intake.answering import Jotting
from intake.client import presence
from intake.client.entry import whose
from intake.client.forms.between import GateForm, HappenedForm
from intake.client.presence import may_have_notebook
from intake.client.walk import Walk
from intake.content.reader import known, questionnaire, versions
from intake.engine.criteria import Stage
from intake.engine.ending import ASKED
from intake.notebook import CheckHead
from intake.pack.fields import sent
from intake.pack.speaking import words
from intake.returning import Opened


@require_http_methods(["GET", "POST"])
@may_have_notebook
def gate(request: HttpRequest) -> HttpResponse:
    """Asked first; the list is one tap behind Yes and I am not sure."""
    check = _check_of(request)
    form = GateForm(words().file("safety")["gate"], data=sent(request))
    if not form.is_valid():
        return render(request, "client/private.html", {"form": form}, status=422 if form.errors else 200)
    if request.POST.get("go") != "skip" and form.leads_to_the_list():
        return redirect(f"{reverse('private_list')}?check={check}" if check else "private_list")
    return redirect(_onward(check))


def _check_of(request: HttpRequest) -> str:
    """The check this page ends, when it belongs to this browser's notebook."""
    asked = request.GET.get("check", "")
    opened = presence.open_notebook(request)
    return asked if opened and opened.index.check(asked) else ""


def _onward(check: str) -> str:
    return f"{reverse('finish', args=[check])}?pairs=seen&private=seen" if check else reverse("start")


@require_http_methods(["GET", "POST"])
@may_have_notebook
def listed(request: HttpRequest) -> HttpResponse:
    spoken, check = words().file("safety"), _check_of(request)
    lines = [(line.id, spoken[line.id]["title"]) for line in questionnaire().safety]
    form = HappenedForm(spoken["list"], lines, kept=bool(check), data=sent(request))
    if not form.is_valid():
        return render(request, "client/private_list.html", {"form": form}, status=422 if form.errors else 200)
    picked = form.picked()
    if request.POST.get("go") == "skip" or not picked:
        return redirect(_onward(check))
    if check:
        answering.jot(presence.open_notebook(request), Jotting(check, "safety:list", {"picked": picked}))
        return redirect(f"{reverse('private_page')}?check={check}")
    # without a notebook nothing is kept: the page is shown at once
    return render(request, "client/private_page.html", _page(frozenset(picked), kept=False))


@require_safe
@may_have_notebook
def page(request: HttpRequest) -> HttpResponse:
    opened = presence.open_notebook(request)
    if opened is None or not opened.index.checks:
        return redirect("private")
    check = opened.index.check(request.GET.get("check", ""))
    therapist = check.therapist if check else opened.index.current()
    summed = summing.sum_up(opened, therapist)
    picked = summed.summary.safety_lines
    context = _page(picked, kept=True) | {"who": whose(therapist), "onward": _carry_on(opened, check, request)}
    context["also"] = [
        words().file("contradictions")[pair.id]["prompt"]
        for pair in summed.summary.pairs
        if not pair.hides and (pair.id == "X6" or "S01" in picked)
    ]
    return render(request, "client/private_page.html", context)


def _carry_on(opened: Opened, check: CheckHead | None, request: HttpRequest) -> str:
    """From an answer in the middle of a check: what comes after it. From its end, or once the end was not safe, no
    question follows: on to the page about the end."""
    if check is None:
        return ""
    walk = Walk(opened, check)
    place = walk.place(request.GET.get("after", ""))
    if check.stage is Stage.ENDING and (place is None or place.item.id == ASKED):
        return reverse("ending", args=[check.therapist])
    return walk.address(walk.after(place)) if place else ""


def _page(picked: frozenset[str], kept: bool) -> dict[str, Any]:
    spoken = words().file("safety")
    lines = [line for line in known(versions()[-1]).safety if line.id in picked]
    tier = "tier_1" if any(line.tier == 1 for line in lines) else "tier_2"
    return {
        "said": spoken["page"],
        "head": spoken["page"][tier],
        "lines": [spoken[line.id] for line in lines],
        "unsure": "unsure" in picked,
        "kept": kept,
    }
