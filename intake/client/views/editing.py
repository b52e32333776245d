"""The client's own hand on the summary: top three, single lines, opening words, *How to meet me*."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intake import summing
from intake.client import handing, lines
from intake.client.concern import chosen, concern_of
from intake.client.entry import entry_of, whose
from intake.client.forms.lines import LineForm, MeetForm, WordsForm
from intake.client.paper import Section, say_first
from intake.client.presence import needs_notebook
from intake.content.wording import TONES
from intake.engine.findings import Finding
from intake.pack.fields import sent
from intake.pack.speaking import words
from intake.summing import Summed


@require_POST
@needs_notebook
def top_three(request: HttpRequest, who: str) -> HttpResponse:
    entry = entry_of(request.notebook, who)
    summing.choose_top(request.notebook, entry.id, request.POST.getlist("top"))
    return _back(entry.id, "top")


@require_http_methods(["GET", "POST"])
@needs_notebook
def edit_line(request: HttpRequest, who: str, line: str) -> HttpResponse:
    """One line: its words, a note, how much it matters, its mark, its place, whether it is shown."""
    summed, found = _found(request, who, line)
    context = {"line": lines.line(found, summed), "who": who}
    initial = {"text": context["line"].say, **summed.lines.get(line, {})}
    form = LineForm(words(), data=sent(request), initial=initial)
    if request.method == "GET":
        return render(request, "client/line.html", context | {"form": form})
    if "left" in request.POST:
        summing.change_line(request.notebook, summed.therapist, line, left=request.POST["left"] == "1")
    elif form.is_valid():
        changes = _changes(request, form, lines.said(found, summed))
        summing.change_line(request.notebook, summed.therapist, line, **changes)
        if request.POST.get("move") in ("up", "down"):
            summing.move_line(request.notebook, summed, found, down=request.POST["move"] == "down")
    else:
        return render(request, "client/line.html", context | {"form": form}, status=422)
    return _back(summed.therapist, line)


def _back(therapist: str, line: str) -> HttpResponse:
    """The summary at the place that was changed, with a word that it is saved."""
    return redirect(f"{reverse('summary_of', args=[whose(therapist)])}?saved={line}#{line}")


def _found(request: HttpRequest, who: str, line: str) -> tuple[Summed, Finding]:
    summed = summing.sum_up(request.notebook, entry_of(request.notebook, who).id)
    found = next((one for one in summed.summary.findings if one.id == line), None)
    if found is None:
        raise Http404
    return summed, found


def _changes(request: HttpRequest, form: LineForm, said: str) -> dict[str, Any]:
    """Words left as they were stay the content's; a button may put the mark on or take it off."""
    whole = "text" in request.POST  # an unticked box is not sent, and says no
    changes = {name: value for name, value in form.cleaned_data.items() if whole or name in request.POST}
    if changes.get("text") == said:
        changes["text"] = ""
    if request.POST.get("mark") in ("on", "off"):
        changes["mark"] = request.POST["mark"]
    return changes


@require_safe
@needs_notebook
def say(request: HttpRequest, who: str, line: str) -> HttpResponse:
    """One line, large, to hold up or hand over."""
    summed, found = _found(request, who, line)
    back = reverse("summary_of", args=[who])
    context = {"page": [Section("", "", [lines.line(found, summed).say])], "back": back}
    return render(request, "client/large.html", context)


@require_http_methods(["GET", "POST"])
@needs_notebook
def write(request: HttpRequest, who: str, line: str) -> HttpResponse:
    """The words of a line, to edit and copy into a message; those of a concern in three tones."""
    summed, found = _found(request, who, line)
    about, tone = concern_of(summed, found.item), handing.one_of(request, "tone", ("", *TONES))
    says, tones = chosen(about, tone) if about else (lines.line(found, summed).say, [])
    hint = _("Change it until it sounds like you. Then copy it into a message.")
    form = WordsForm(_("Your message"), hint, data=sent(request), initial={"text": says})
    if not form.is_valid():
        context = {"form": form, "line": lines.line(found, summed), "who": who, "tones": tones}
        return render(request, "client/write.html", context, status=422 if form.errors else 200)
    summing.change_line(request.notebook, summed.therapist, line, text=form.cleaned_data["text"])
    return _back(summed.therapist, line)


@require_http_methods(["GET", "POST"])
@needs_notebook
def opening(request: HttpRequest, who: str) -> HttpResponse:
    """The lines to begin with, in the client's own words."""
    therapist = entry_of(request.notebook, who).id
    shown = {"text": "\n".join(say_first(summing.sum_up(request.notebook, therapist)))}
    hint = _("One line each. They stand at the top of what you take with you.")
    form = WordsForm(_("What I want to say first"), hint, data=sent(request), initial=shown)
    if not form.is_valid():
        context = {"form": form, "who": who}
        return render(request, "client/opening.html", context, status=422 if form.errors else 200)
    summing.write_opening(request.notebook, therapist, form.cleaned_data["text"])
    return redirect("take", who)


@require_http_methods(["GET", "POST"])
@needs_notebook
def meet(request: HttpRequest) -> HttpResponse:
    """How to meet me: a card from the client's answers, editable line by line."""
    card_lines = lines.meet(summing.sum_up(request.notebook, ""))
    form = MeetForm(card_lines, data=sent(request))
    if not form.is_valid():
        return render(request, "client/meet.html", {"form": form}, status=422 if form.errors else 200)
    for name, text in form.cleaned_data.items():
        summing.change_line(request.notebook, "", name, text=text, hidden=not text)
    return redirect("notes")
