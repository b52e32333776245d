"""What became of what was raised: news of a concern, a hard moment, and the ways from here."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intake import following, summing
from intake.client import handing
from intake.client.concern import chosen, concern_of
from intake.client.entry import called, person_of
from intake.client.presence import needs_notebook
from intake.client.telling import observed
from intake.client.walk import Walk
from intake.content import sentences
from intake.content.wording import TONES
from intake.engine.answers import Record
from intake.engine.criteria import Stage
from intake.engine.followup import Followed
from intake.pack.speaking import words
from intake.pack.times import today
from intake.summing import Summed


@require_safe
@needs_notebook
def raised(request: HttpRequest, who: str) -> HttpResponse:
    """Every concern that may have news, most useful first."""
    entry = person_of(request.notebook, who)
    summed = summing.sum_up(request.notebook, entry.id)
    listed = [_concern(summed, name) for name in summed.summary.to_follow]
    context = {"who": who, "name": called(request.notebook, entry.id), "concerns": listed}
    return render(request, "client/raised.html", context)


def _concern(summed: Summed, name: str) -> dict[str, Any]:
    """What was said of it, and where it stands."""
    life = summed.summary.life_of(name)
    said = Record(summed.checks).counting(name)
    item = summed.content.items[name]
    return {
        "id": name,
        "says": observed(item, said.answer, said.version) if said else words().text(name, "short"),
        "day": said.day if said else None,
        "state": _stands(life),
        "since": life.steps[-1].day if life else None,
        "to_come": bool(life and life.check_again and life.check_again > today()),
    }


def _stands(life: Followed | None) -> str:
    if life is None:
        return str(words().file("ladder")["open"]["says"])
    return sentences.became(life.steps[-1], life.times_without_change, words())


@require_safe
@needs_notebook
def concern(request: HttpRequest, who: str, concern: str) -> HttpResponse:
    """The life of one concern, and words to say next. One that is not safe stands on the private page alone."""
    entry = person_of(request.notebook, who)
    about = concern_of(summing.sum_up(request.notebook, entry.id), concern)
    if about is None:
        raise Http404
    if about.life and about.life.safety:
        return redirect("private_page")
    says, tones = chosen(about, handing.one_of(request, "tone", ("", *TONES)))
    context = {
        "who": who,
        "about": about,
        "says": says,
        "tones": tones,
        "ask_me": words().file("tones")["ask_me"]["line"],
        "waits": concern in about.summed.summary.to_follow,
    }
    return render(request, "client/concern.html", context)


@require_POST
@needs_notebook
def take_up(request: HttpRequest, who: str, concern: str) -> HttpResponse:
    """News of one concern, dated today: its first question."""
    entry = person_of(request.notebook, who)
    if concern not in summing.sum_up(request.notebook, entry.id).summary.to_follow:
        raise Http404
    opened, head = following.take_up(request.notebook, entry.id, concern, today())
    walk = Walk(opened, head)
    asked = next(item for part in walk.opening for item in part.items if item.id.endswith(f"_{concern}"))
    return redirect(walk.question_address(asked))


@require_http_methods(["GET", "POST"])
@needs_notebook
def hurt(request: HttpRequest, who: str) -> HttpResponse:
    """Something went wrong: the client's own words first, then what they did."""
    entry = person_of(request.notebook, who)
    if request.method == "GET":
        context = {"who": who, "name": called(request.notebook, entry.id), "says": words().file("evidence")["EV-5"]}
        return render(request, "client/hurt.html", context)
    opened, head = following.begin(request.notebook, Stage.ONGOING, following.HARD_MOMENT, today(), entry.id)
    walk = Walk(opened, head)
    return redirect(walk.question_address(walk.carry_on() or walk.items[0]))


@require_safe
@needs_notebook
def options(request: HttpRequest, who: str) -> HttpResponse:
    """Six ways from here in a fixed order, none of them in front."""
    entry = person_of(request.notebook, who)
    said = words().file("ladder")["options"]
    ways = [text for name, text in said.items() if name != "heading"]
    context = {"who": who, "name": called(request.notebook, entry.id), "heading": said["heading"], "ways": ways}
    return render(request, "client/ways_from_here.html", context)
