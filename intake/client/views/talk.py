"""During a talk: own questions to tick and a note, saved as one goes."""

import secrets
from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from django_htmx.http import trigger_client_event

from intake import answering, comparing, following, summing, talking
from intake.client import paper, side_by_side
from intake.client.entry import called, person_of
from intake.client.forms.talk import TalkForm
from intake.client.presence import needs_notebook
from intake.client.walk import Walk
from intake.engine.criteria import Stage
from intake.pack.fields import sent
from intake.pack.speaking import words
from intake.pack.times import today
from intake.returning import Opened
from intake.summing import Summed
from intake.talking import Otherwise, Talk

Questions = Mapping[str, str]  # by id their words


@require_http_methods(["GET", "POST"])
@needs_notebook
def talk(request: HttpRequest, who: str, number: int = 0) -> HttpResponse:
    """The talk of today; by its number an earlier one."""
    opened, therapist = request.notebook, person_of(request.notebook, who).id
    rows = answering.everything(opened)
    known = talking.talks(rows, therapist)
    about = _talk(known, number)
    summed = summing.sum_up(opened, therapist, rows)
    form = _form(request, about, _lists(summed, comparing.not_asked(opened, summed, rows)))
    if form.is_valid():
        return _kept(request, who, form)
    context = {"earlier": [one for one in reversed(known) if one.number != about.number]}
    return _shown(request, who, form, context, status=422 if form.errors else 200)


def _talk(known: tuple[Talk, ...], number: int) -> Talk:
    """Raises Http404 for one that is neither written down nor the next."""
    now = talking.current(known, today())
    every = {0: now, now.number: now} | {one.number: one for one in known}
    if number not in every:
        raise Http404
    return every[number]


def _form(request: HttpRequest, about: Talk, lists: dict[str, Questions]) -> TalkForm:
    """What is to be asked and said today, and what was on the list when something was written about it."""
    is_over = about.revision and about.day != today()
    return TalkForm(about, {} if is_over else lists, secrets.token_hex(4), data=sent(request))


def _lists(summed: Summed, not_asked: list[str]) -> dict[str, Questions]:
    """By kind; to what is worth asking belongs what the comparison still leaves open."""
    ask, notice = dict(paper.to_ask(summed)), dict(paper.to_notice(summed))
    for item in not_asked:
        said = side_by_side.to_ask(None, item, summed)
        if said and said["says"] not in ask.values():
            short = words(summed.content.version).text(item, "short")
            (ask if said["ask"] else notice)[f"ask:{item}"] = said["says"] if said["ask"] else short
    noticed = {f"notice:{name}": says for name, says in notice.items()}
    return {"ask": ask, "raise": dict(paper.to_raise(summed)), "notice": noticed}


def _shown(request: HttpRequest, who: str, form: TalkForm, more: dict[str, object], status: int) -> HttpResponse:
    context = {
        "who": who,
        "name": called(request.notebook, who),
        "form": form,
        "about": form.talk,
        "address": reverse("talk_at", args=[who, form.talk.number]),
        "saved": "saved" in request.GET,
        **more,
    }
    return render(request, "client/talk.html", context, status=status)


def _kept(request: HttpRequest, who: str, form: TalkForm) -> HttpResponse:
    try:
        kept = talking.keep(request.notebook, who, form.said())
    except Otherwise as other:
        form.has_seen(other.stored)
        return _shown(request, who, form, {"other": other.stored}, status=409)
    if request.htmx:
        response = render(request, "client/talk_seen.html", {"seen": kept.revision})
        return trigger_client_event(response, "kept")
    if request.POST.get("go") == "on":
        return redirect(_how_it_went(request.notebook, who))
    return redirect(f"{reverse('talk_at', args=[who, kept.number])}?saved=1")


def _how_it_went(opened: Opened, who: str) -> str:
    """The first question of a first impression; of a check-in where that was said often enough."""
    heads = opened.index.with_them(who)
    now_and_then = (following.NEWS, following.HARD_MOMENT)  # after a first talk too
    goes_on = any(head.stage is Stage.ONGOING and head.length not in now_and_then for head in heads)
    often = sum(head.stage is Stage.AFTER for head in heads) >= following.MOST_AFTER
    stage, length = (Stage.ONGOING, "check_in") if goes_on or often else (Stage.AFTER, "first")
    opened, head = following.begin(opened, stage, length, today(), who)
    walk = Walk(opened, head)
    return walk.question_address(walk.carry_on() or walk.items[0])
