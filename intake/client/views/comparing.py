"""Therapists beside each other, what is still open, where the client leans, and what follows: nothing is ever sent."""

from typing import Any
from urllib.parse import urlencode

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from intake import comparing
from intake.client import handing, side_by_side
from intake.client.entry import called, person_of
from intake.client.forms.comparing import NOBODY, DecisionForm, DeclineForm, FactsForm, MattersForm, WhoForm, steps
from intake.client.handing import Step
from intake.client.paper import Section
from intake.client.presence import needs_notebook
from intake.client.telling import section_name
from intake.comparing import DECLINE, FACTS, Compared
from intake.engine.criteria import Level
from intake.pack.fields import sent
from intake.pack.speaking import words

SWITCHES = (("only", "differences"), ("limits", "hidden"))
Rows = list[dict[str, Any]]
ONWARD = {"lean": "decision", "open": "open_questions", "choose": "choose"}  # what is ticked is kept on the way
DECLINING = Step(gettext_lazy("Say no, kindly"), "", gettext_lazy("My words"), "therapist", "", ways=("large",))


@require_http_methods(["GET", "POST"])
@needs_notebook
def compare(request: HttpRequest) -> HttpResponse:
    """Parts in the client's own order, therapists as they were added. What is ticked is kept."""
    opened, compared = request.notebook, comparing.look(request.notebook)
    columns = side_by_side.columns(opened, compared)
    if not compared.enough:
        return render(request, "client/compare_not_yet.html", {"columns": columns, "few": len(columns) < 2})
    only = request.GET.get("only") == "differences"
    table = side_by_side.table(opened, compared, tuple(row for row in compared.rows if row.differs or not only))
    if request.method == "POST":
        return _tick(request, compared, table, columns)
    limits = [] if request.GET.get("limits") == "hidden" else side_by_side.practical(opened, compared)
    context = {
        "columns": columns,
        "table": table,
        "limits": limits,
        "saved": "saved" in request.GET,
        "more": len(opened.index.considered()) > comparing.FEWEST,
        **_switches(request),
    }
    return render(request, "client/compare.html", context)


def _tick(request: HttpRequest, compared: Compared, table: Rows, columns: Rows) -> HttpResponse:
    shown = [cell["value"] for row in table for cell in row["cells"] if cell["kinds"]]
    comparing.tick(request.notebook, compared, request.POST.getlist("counts"), shown)
    switches = {name: one["address"] for name, one in _switches(request)["switches"].items()}
    onward = {**ONWARD, **switches, **side_by_side.onward(table, columns)}
    return redirect(onward.get(request.POST.get("go", "")) or _saved(request))


def _saved(request: HttpRequest) -> str:
    kept = {name: request.GET[name] for name, _value in SWITCHES if name in request.GET}
    return f"{reverse('compare')}?{urlencode({**kept, 'saved': '1'})}"


def _switches(request: HttpRequest) -> dict[str, Any]:
    """Two ways to see less, each of which keeps what the other one chose."""
    now = {name: value for name, value in SWITCHES if name in request.GET}
    links = {}
    for name, value in SWITCHES:
        turned = {key: one for key, one in now.items() if key != name} if name in now else {**now, name: value}
        asked = f"?{urlencode(turned)}" if turned else ""
        links[name] = {"on": name in now, "address": f"{reverse('compare')}{asked}"}
    return {"switches": links}


@require_http_methods(["GET", "POST"])
@needs_notebook
def choose(request: HttpRequest) -> HttpResponse:
    """Who is compared: two to four."""
    opened = request.notebook
    chosen = [one.id for one in comparing.look(opened).people] if request.method == "GET" else []
    known = [(one.id, called(opened, one.id)) for one in opened.index.considered()]
    form = WhoForm(known, data=sent(request), initial={"who": chosen})
    if form.is_valid():
        comparing.choose(opened, form.cleaned_data["who"])
        return redirect("compare")
    return _asked(request, form, _("Choose who to compare"), "compare")


@require_http_methods(["GET", "POST"])
@needs_notebook
def matters(request: HttpRequest, section: str) -> HttpResponse:
    """How much one part matters: the newest word, for every therapist."""
    compared = comparing.look(request.notebook)
    row = next((one for one in compared.rows if one.section == section), None)
    if row is None:
        raise Http404
    form = MattersForm(words(), data=sent(request), initial={"need": row.level})
    if form.is_valid():
        if form.cleaned_data["need"]:
            comparing.matters(request.notebook, section, Level(form.cleaned_data["need"]))
        return redirect(f"{reverse('compare')}#part-{section}")
    return _asked(request, form, section_name(section), "compare")


def _asked(request: HttpRequest, form: Form, title: str, back: str, **more: Any) -> HttpResponse:
    context = {"form": form, "title": title, "back": back, **more}
    return render(request, "client/compare_ask.html", context, status=422 if form.errors else 200)


@require_safe
@needs_notebook
def open_questions(request: HttpRequest) -> HttpResponse:
    """Of each the one to three questions that would change the picture most."""
    opened, compared = request.notebook, comparing.look(request.notebook)
    people = [one | {"questions": _questions(compared, one["id"])} for one in side_by_side.columns(opened, compared)]
    return render(request, "client/compare_open.html", {"people": people})


def _questions(compared: Compared, therapist: str) -> list[dict[str, Any]]:
    said = (side_by_side.to_ask(*one, compared.summed[therapist]) for one in compared.still_open(therapist))
    return [one for one in said if one]


@require_http_methods(["GET", "POST"])
@needs_notebook
def decision(request: HttpRequest) -> HttpResponse:
    """Where the client leans, in own words. Nothing is sent."""
    opened, compared = request.notebook, comparing.look(request.notebook)
    kept = {**compared.decision}
    entries = [one for one in opened.index.therapists if not one.archived or one.id == kept.get("lean")]
    known = [(one.id, called(opened, one.id)) for one in entries]
    form = DecisionForm(known, data=sent(request), initial=kept or {"because": side_by_side.ticked(opened, compared)})
    if form.is_valid():
        comparing.decide(opened, form.cleaned_data)
        return redirect(f"{reverse('decision')}?saved=1" if any(form.cleaned_data.values()) else reverse("compare"))
    if kept and request.method == "GET" and "change" not in request.GET:
        return render(request, "client/decision_kept.html", _kept(request, kept, known))
    return _asked(request, form, _("Where I lean"), "compare", step="decision")


def _kept(request: HttpRequest, kept: dict[str, Any], known: list[tuple[str, str]]) -> dict[str, Any]:
    """In words; and the others, who can be told."""
    lean, names = kept.get("lean", ""), dict(known)
    others = [one for one in known if one[0] != lean] if lean in (*names, NOBODY) else []
    said = _("Nobody so far") if lean == NOBODY else names.get(lean, _("I do not know yet"))
    return {
        "saved": "saved" in request.GET,
        "lean": said,
        "leans_to": lean if lean in names else "",
        "because": kept.get("because", ""),
        "sure": dict(steps()).get(kept.get("sure", ""), ""),
        "others": kept.get("others", ""),
        "to_tell": others,
    }


@require_http_methods(["GET", "POST"])
@needs_notebook
def decline(request: HttpRequest, who: str) -> HttpResponse:
    """A kind no, to copy or to show. No reason is needed, and nothing is sent."""
    entry, said = person_of(request.notebook, who), words().file("decline")
    tone = handing.one_of(request, "tone", tuple(said["tones"]))
    text = comparing.read(request.notebook, entry.id, DECLINE).get("text", "")
    if text and request.method == "GET" and request.GET.get("as") == "large":
        return handing.hand_over(request, "large", DECLINING, [_lines(text)], reverse("decline", args=[who]))
    shown = text if text and "tone" not in request.GET else said["texts"][tone]
    form = DeclineForm(data=sent(request), initial={"text": shown})
    if form.is_valid():
        comparing.write(request.notebook, entry.id, DECLINE, form.cleaned_data)
        return redirect(f"{reverse('decline', args=[who])}?saved=1")
    context = {
        "who": who,
        "name": called(request.notebook, entry.id),
        "form": form,
        "kept": bool(text),
        "saved": "saved" in request.GET,
        "tones": [(key, name, shown == said["texts"][key]) for key, name in said["tones"].items()],
    }
    return render(request, "client/decline.html", context, status=422 if form.errors else 200)


def _lines(text: str) -> Section:
    return Section("say", "", [one.strip() for one in text.split("\n\n") if one.strip()])


@require_http_methods(["GET", "POST"])
@needs_notebook
def practical(request: HttpRequest, who: str) -> HttpResponse:
    """Facts about this therapist, in own words. None is a sign of fit."""
    entry = person_of(request.notebook, who)
    kept, needs = comparing.facts(request.notebook, entry.id)
    form = FactsForm(words(), side_by_side.limits(needs), data=sent(request), initial=kept)
    if form.is_valid():
        comparing.write(request.notebook, entry.id, FACTS, form.cleaned_data)
        return redirect("compare" if request.GET.get("from") == "compare" else "therapist", *_to(request, who))
    name = called(request.notebook, entry.id)
    return _asked(request, form, _("Practical facts"), "therapist", who=who, name=name, step="practical")


def _to(request: HttpRequest, who: str) -> tuple[str, ...]:
    return () if request.GET.get("from") == "compare" else (who,)
