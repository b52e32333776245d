"""A reminder to take along: a calendar file without content. Nothing is sent, and nothing of it is stored."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from intake import summing
from intake.client.entry import called, person_of
from intake.client.forms.reminding import Promise, RemindForm, in_two_weeks
from intake.client.presence import needs_notebook
from intake.client.telling import concern_said
from intake.exports import calendar
from intake.pack.fields import sent
from intake.pack.filing import attached
from intake.pack.times import today
from intake.summing import Summed


@require_safe
def later(request: HttpRequest) -> HttpResponse:
    """The shortest way: a reminder without content, two weeks from now."""
    return _file(in_two_weeks(today()), "")


@require_http_methods(["GET", "POST"])
@needs_notebook
def remind(request: HttpRequest, who: str) -> HttpResponse:
    """When, and what the calendar shows; the answer to the form is the file."""
    entry = person_of(request.notebook, who)
    promises = _promises(summing.sum_up(request.notebook, entry.id))
    form = RemindForm(today(), promises, data=sent(request), initial={"when": request.GET.get("when")})
    if form.is_valid():
        return _file(form.day, form.cleaned_data["title"])
    context = {"form": form, "who": who, "name": called(request.notebook, entry.id)}
    return render(request, "client/remind.html", context, status=422 if form.errors else 200)


def _promises(summed: Summed) -> list[Promise]:
    """What is too soon to tell, as long as the day to look again is still to come."""
    waiting = ((life, life.check_again) for life in summed.summary.followed)
    return [Promise(life.concern, day, concern_said(summed.content, life)) for life, day in waiting if _to_come(day)]


def _to_come(day: date | None) -> bool:
    return day is not None and day > today()


def _file(day: date, title: str) -> HttpResponse:
    body = calendar.reminder(day, today(), title or _("Reminder"))
    return attached(body, "text/calendar; charset=utf-8", "reminder.ics")
