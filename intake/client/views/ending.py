"""How it ends, and what is taken along. Each page can be left out; what was written is shown until it is changed."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.views.decorators.http import require_http_methods

from intake import considering, following, summing
from intake import ending as at_the_end
from intake.client import ended as in_words
from intake.client import handing
from intake.client.brief import along, drawn, sections
from intake.client.entry import called, person_of
from intake.client.forms.ending import PLAN, AlongForm, BriefForm, GoodbyeForm, HardDaysForm
from intake.client.paper import Section
from intake.client.presence import needs_notebook
from intake.content import places
from intake.content.wording import TONES
from intake.ending import ALONG, BRIEF, GOODBYE, HARD_DAYS, Ended
from intake.engine.criteria import Stage
from intake.engine.ending import ASKED, Kind
from intake.notebook import Therapist
from intake.pack.fields import sent
from intake.pack.speaking import words
from intake.pack.times import today
from intake.returning import Opened


@require_http_methods(["GET", "POST"])
@needs_notebook
def ending(request: HttpRequest, who: str) -> HttpResponse:
    """The summary of its kind; before it was said how it ends, the question."""
    entry = person_of(request.notebook, who)
    if request.method == "POST":
        return redirect(_asking(request.notebook, entry))
    ended = at_the_end.look(request.notebook, entry.id)
    context = {"who": who, "name": called(request.notebook, entry.id), "written": ended.written}
    if ended.kind is None:
        return render(request, "client/ending_ask.html", context)
    request.notebook = summing.seen(request.notebook)
    context |= {"said": words().file("endings")[ended.kind], "parts": in_words.parts(ended)}
    if ended.kind is Kind.NOT_SAFE:
        return render(request, "client/ending_private.html", context | {"check": ended.record.counting(ASKED).check})
    return render(request, "client/ending.html", context)


def _asking(opened: Opened, entry: Therapist) -> str:
    """How it ends, asked first: in the check that was begun and did not say it, else in a new one."""
    heads = opened.index.with_them(entry.id)
    head = heads[-1] if heads and heads[-1].stage is Stage.ENDING else None
    if head is None or at_the_end.look(opened, entry.id).kind:
        opened, head = following.begin(opened, Stage.ENDING, "short", today(), entry.id)
    return reverse("question", args=[head.id, ASKED])


@require_http_methods(["GET", "POST"])
@needs_notebook
def words_to_end(request: HttpRequest, who: str) -> HttpResponse:
    """Words by reason, in three tones. An ending that was not safe has none."""
    ended = _ended(request, who)
    if ended.kind is Kind.NOT_SAFE:
        return redirect("ending", who)
    spoken, tone = words(), handing.one_of(request, "tone", TONES)
    kept = ended.written.get(GOODBYE, {}).get("text", "")
    offered = spoken.file("goodbyes")[ended.kind or Kind.PLAIN][tone].strip()
    text = kept if kept and "tone" not in request.GET else offered
    form = GoodbyeForm(spoken, data=sent(request), initial={"text": text})
    if form.is_valid():
        return _written(request, who, GOODBYE, {"text": form.said(spoken)})
    tones = [(one, spoken.file("goodbyes")["tones"][one], one == tone and text == offered) for one in TONES]
    page = [Section("say", "", _paragraphs(kept))] if kept else []
    return _shown(request, who, "words_to_end", form, page, tones=tones)


def _paragraphs(text: str) -> list[str]:
    return [one.strip() for one in text.split("\n\n") if one.strip()]


@require_http_methods(["GET", "POST"])
@needs_notebook
def take_along(request: HttpRequest, who: str) -> HttpResponse:
    """What worked, what was learned, one thing to take along, and a look at other people."""
    ended = _ended(request, who)
    if ended.kind is Kind.NOT_SAFE:
        return redirect("ending", who)
    kept = ended.written.get(ALONG, {})
    form = AlongForm(words(), data=sent(request), initial=kept or along(ended))
    if form.is_valid():
        return _written(request, who, ALONG, form.cleaned_data)
    return _shown(request, who, "take_along", form, _along(kept) if kept else [])


def _along(kept: dict[str, Any]) -> list[Section]:
    named, options = words().file("endings")["along"], words().of("E-E9")["options"]
    more_of = [capfirst(options[one]) for one in kept.get("more_of", ()) if one in options]
    every = ((name, more_of if name == "more_of" else _paragraphs(kept.get(name, ""))) for name in named)
    return [Section(name, named[name], found) for name, found in every if found]


@require_http_methods(["GET", "POST"])
@needs_notebook
def hard_days(request: HttpRequest, who: str) -> HttpResponse:
    """A plan on a card, with lines to call or write to in the country that was chosen."""
    kept = _ended(request, who).written.get(HARD_DAYS, {})
    form = HardDaysForm(words(), data=sent(request), initial=kept)
    if form.is_valid():
        return _written(request, who, HARD_DAYS, form.cleaned_data)
    return _shown(request, who, "hard_days", form, _plan(kept) if kept else [])


def _plan(kept: dict[str, str]) -> list[Section]:
    """The client's own lines first; then numbers, as the help page has them."""
    named = words().file("endings")["hard_days"]
    own = [Section(name, named[name], _paragraphs(kept.get(name, ""))) for name in PLAN]
    country = places.country(kept.get("country", ""))
    return [one for one in (*own, *handing.numbers(country)) if one.lines]


@require_http_methods(["GET", "POST"])
@needs_notebook
def brief(request: HttpRequest, who: str) -> HttpResponse:
    """For somebody new, so that nothing has to be told again; names and what is private are left out."""
    ended = _ended(request, who)
    kept = ended.written.get(BRIEF, {})
    names = tuple(one.nickname for one in request.notebook.index.therapists)
    form = BriefForm(words(), kept or drawn(ended, names), data=sent(request))
    if request.POST.get("go") == "again":
        at_the_end.take_back(request.notebook, who, BRIEF)
        return redirect("brief", who)
    if form.is_valid():
        return _written(request, who, BRIEF, form.cleaned_data)
    return _shown(request, who, "brief", form, sections(kept), again=bool(kept))


@require_http_methods(["GET", "POST"])
@needs_notebook
def keep(request: HttpRequest, who: str) -> HttpResponse:
    """What is stored and until when, and four ways on, none of them chosen for the client."""
    opened, entry = request.notebook, person_of(request.notebook, who)
    if request.POST.get("go") == "away":
        considering.archive(opened, entry.id)
    if request.method == "POST":
        return redirect("notes")
    context = {
        "who": who,
        "entry": entry,
        "name": called(opened, entry.id),
        "checks": len(opened.index.with_them(entry.id)),
        "written": len(at_the_end.look(opened, entry.id).written),
        "keep_until": opened.keep_until,
    }
    return render(request, "client/ending_keep.html", context)


def _ended(request: HttpRequest, who: str) -> Ended:
    return at_the_end.look(request.notebook, person_of(request.notebook, who).id)


def _written(request: HttpRequest, who: str, name: str, said: dict[str, Any]) -> HttpResponse:
    """Where nothing was written there is nothing to show: on to the next page."""
    at_the_end.write(request.notebook, who, name, said)
    if not any(said.values()):
        return redirect(handing.STEPS[name].onward, who)
    return redirect(f"{reverse(name, args=[who])}?saved=1")


def _shown(request: HttpRequest, who: str, name: str, form: Form, page: list[Section], **more: Any) -> HttpResponse:
    """What was written, with the ways to hand it over; else the form."""
    step, how = handing.STEPS[name], request.GET.get("as", "")
    if page and request.method == "GET" and how in step.ways:
        return handing.hand_over(request, how, step, page, reverse(name, args=[who]))
    context = {"who": who, "page": page, "form": form, "step": step, "saved": "saved" in request.GET, **more}
    changing = not page or request.method == "POST" or "change" in request.GET or "tone" in request.GET
    template = "client/ending_write.html" if changing else "client/ending_written.html"
    return render(request, template, context, status=422 if form.errors else 200)
