"""The pages of an ending in their order, and the ways to hand over what was written on one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intake.client import filing
from intake.client.limited import limited
from intake.client.paper import Section
from intake.content import places
from intake.exports.kinds import FORMS
from intake.pack.filing import as_file
from intake.pack.times import today

WAYS = ("large", "paper", *FORMS)


@dataclass(frozen=True)
class Step:
    """One page. `heading` stands over what is handed over; `onward` is the page after it."""

    title: str | Promise
    lead: str | Promise
    heading: str | Promise
    onward: str
    goes_to: str | Promise
    ways: tuple[str, ...] = WAYS
    for_me: bool = False


STEPS: Mapping[str, Step] = {
    "words_to_end": Step(
        gettext_lazy("Words to end with"),
        gettext_lazy("You can say them, or write them. You do not have to explain."),
        gettext_lazy("My words"),
        "take_along",
        gettext_lazy("Go on to what I take with me"),
        ways=("large",),
    ),
    "take_along": Step(
        gettext_lazy("What I take with me"),
        gettext_lazy("It is for you. Write a word, a page, or nothing."),
        gettext_lazy("What I take with me"),
        "hard_days",
        gettext_lazy("Go on to the plan for hard days"),
        for_me=True,
    ),
    "hard_days": Step(
        gettext_lazy("Plan for hard days"),
        gettext_lazy("It makes a card that you can look at on such a day. Leave out what you like."),
        gettext_lazy("My plan"),
        "brief",
        gettext_lazy("Go on to the brief"),
        for_me=True,
    ),
    "brief": Step(
        gettext_lazy("Brief for the next therapist"),
        gettext_lazy("So that you do not have to tell it all again. One line each. Delete a line to leave it out."),
        gettext_lazy("What helps to know about me"),
        "keep",
        gettext_lazy("Go on to keep or delete"),
    ),
}


def one_of(request: HttpRequest, name: str, choices: tuple[str, ...]) -> str:
    """What an address chooses; the first where it chooses nothing that is there."""
    asked = request.GET.get(name, "")
    return asked if asked in choices else choices[0]


def hand_over(request: HttpRequest, how: str, step: Step, page: list[Section], back: str) -> HttpResponse:
    if how in FORMS:
        return _as_file(request, how, step, page)
    context = {"page": page, "back": back, "heading": step.heading, "for_me": step.for_me}
    if how == "large":
        return render(request, "client/large.html", context)
    return render(request, "client/paper.html", context | {"every": True, "day": today()})


@limited("file", ("GET",))
def _as_file(request: HttpRequest, how: str, step: Step, page: list[Section]) -> HttpResponse:
    return as_file(filing.page("page", page, str(step.heading)), how)


def numbers(country: dict[str, Any] | None) -> Iterator[Section]:
    """The emergency number, then the lines that were seen, as they stand: text and chat before a call."""
    if country:
        emergency = _("Emergency: %(number)s") % {"number": country["emergency"]}
        rows = places.lines(country["code"])
        found = [". ".join([f"{row['name']}: {row['reach']}", *filter(None, [row.get("hours")])]) for row in rows]
        named = _("Numbers: %(place)s") % {"place": country["name"]}
        looked_at = _looked_at(rows)
        yield Section("numbers", named, [emergency, *found, *filter(None, [looked_at])], looked_at)


def _looked_at(rows: list[dict[str, Any]]) -> str:
    """Numbers grow old: the day on which the first of them was looked at."""
    day = min((row["verified_on"] for row in rows), default=None)
    return _("Last looked at on %(day)s") % {"day": f"{day.day} {day:%B %Y}"} if day else ""
