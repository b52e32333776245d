"""Between questions: the end of a part, and what follows the last one."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from intake import answering, summing
from intake.answering import Jotting
from intake.client.entry import whose
from intake.client.forms.between import PairForm, PartForm
from intake.client.plan import QUICK
from intake.client.presence import needs_notebook
from intake.client.views import showing
from intake.client.walk import Walk, walk_of
from intake.engine.criteria import Stage, concern_of
from intake.engine.summary import Summary
from intake.following import NEWS
from intake.pack.fields import sent
from intake.pack.speaking import words


@require_http_methods(["GET", "POST"])
@needs_notebook
def part_end(request: HttpRequest, check: str, number: int) -> HttpResponse:
    """Three plain lines, and how much this part matters."""
    walk = walk_of(request.notebook, check)
    part = walk.numbered(number)
    if part is None:
        raise Http404
    if request.method == "GET":
        return showing.part_end(request, walk, part)
    form = PartForm(words(), data=request.POST)
    if request.POST.get("go") != "skip" and part.last:
        if not form.is_valid():
            return showing.part_end(request, walk, part, form)
        if form.cleaned_data["need"]:
            body = {"level": form.cleaned_data["need"]}
            answering.jot(walk.opened, Jotting(walk.head.id, f"importance:{part.section}", body))
    return showing.go_on(request, walk, walk.after_part(part))


@require_safe
@needs_notebook
def finish(request: HttpRequest, check: str) -> HttpResponse:
    """After the last question: contradictions first, then the private page, then what the check was for."""
    walk = walk_of(request.notebook, check)
    if walk.head.length == "quick":
        return redirect("card")
    summary = _summary_of(walk)
    if "pairs" not in request.GET and summary.open_pairs:
        return redirect("pairs", check)
    asks_privately = walk.head.stage is not Stage.BEFORE and walk.head.length != NEWS
    if asks_privately and "private" not in request.GET:
        return redirect(f"{reverse('private')}?check={check}")
    return redirect(*_result(walk, summary))


def _result(walk: Walk, summary: Summary) -> tuple[str, ...]:
    """A page's name, and what stands in its address."""
    who = whose(walk.head.therapist)
    if walk.head.stage is Stage.ENDING:
        return ("ending", who)
    if summary.options and walk.head.stage is Stage.ONGOING:
        return ("options", who)
    if walk.head.length == NEWS and (news := _news(walk, summary)):
        return ("concern", who, news)
    return ("summary_of", who) if walk.head.length in QUICK else ("answers", walk.head.id)


def _news(walk: Walk, summary: Summary) -> str:
    """The concern that was taken up last, where it still has a page."""
    told = (concern_of(first) for first in reversed(walk.head.follows))
    lives = {life.concern for life in summary.followed}
    return next((one for one in told if one in lives or one in summary.to_follow), "")


@require_http_methods(["GET", "POST"])
@needs_notebook
def pairs(request: HttpRequest, check: str) -> HttpResponse:
    """Two answers that do not agree, one pair a page, skippable."""
    walk = walk_of(request.notebook, check)
    onward = f"{reverse('finish', args=[check])}?pairs=seen"
    found = _summary_of(walk).open_pairs
    if not found:
        return redirect(onward)
    form = _pair_form(found[0].id, sent(request))
    if request.method == "GET":
        return render(request, "client/pairs.html", {"form": form})
    if request.POST.get("go") == "skip" or found[0].id != request.POST.get("pair"):
        return redirect(onward)
    if not form.is_valid():
        return render(request, "client/pairs.html", {"form": form}, status=422)
    if not form.cleaned_data["fits"]:
        return redirect(onward)
    answering.jot(walk.opened, Jotting(check, f"settled:{found[0].id}", {"fits": form.cleaned_data["fits"]}))
    return redirect("pairs", check)


def _summary_of(walk: Walk) -> Summary:
    return summing.sum_up(walk.opened, walk.head.therapist).summary


def _pair_form(pair: str, data: Any) -> PairForm:
    said = words().file("contradictions")
    return PairForm(said[pair], said["answers"], data=data, initial={"pair": pair})
