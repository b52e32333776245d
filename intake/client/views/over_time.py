"""One therapist over time: what happened when, with gold where it was repaired."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intake import summing
from intake.client import dated
from intake.client.entry import called, person_of
from intake.client.presence import needs_notebook
from intake.client.seam import draw


@require_safe
@needs_notebook
def over_time(request: HttpRequest, who: str) -> HttpResponse:
    """A timeline and a table that say the same, the check-in questions, and where things stand."""
    entry, index = person_of(request.notebook, who), request.notebook.index
    summed = summing.sum_up(request.notebook, entry.id)
    rows, standing = dated.rows(summed, index), dated.standing(summed)
    shown, few = dated.check_ins(summed)
    signs, days = {row.point.sign for row in rows}, dated.by_day(rows)
    context = {
        "who": who,
        "name": called(request.notebook, entry.id),
        "days": days[-dated.LATEST :],
        "earlier": days[: -dated.LATEST],
        "bands": draw([row.point for row in rows]),
        "legend": [(sign, said) for sign, said in dated.SIGNS.items() if sign in signs],
        "gold": "repair" in signs,
        "series": shown,
        "few": few,
        "in_words": dated.in_words(summed),
        "repairs": [one for one in standing if one.repaired],
        "others": [one for one in standing if not one.repaired],
        "to_follow": summed.summary.to_follow,
    }
    return render(request, "client/over_time.html", context)
