"""Pages that need no notebook: help, privacy, this server, what it rests on, display settings, an example."""

from dataclasses import fields

from django.conf import settings as server
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from intake import bringing_back, expiring, freezing
from intake.client import display, example, kept, onlookers
from intake.content import places
from intake.pack.fields import sent
from intake.pack.speaking import words


@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """By country: the emergency number first, then text and chat before phone."""
    chosen = places.country(request.GET.get("country", ""))
    context = {
        "countries": places.countries(),
        "chosen": chosen,
        "lines": places.lines(chosen["code"]) if chosen else [],
        "registers": places.registers(chosen["code"]) if chosen else [],
        "phrases": words().file("phrases"),
    }
    return render(request, "client/help.html", context)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "client/privacy.html", {"kept": kept.everything(), "deleting": kept.after_deleting()})


@require_safe
def who(request: HttpRequest) -> HttpResponse:
    return render(request, "client/who.html", {"onlookers": onlookers.everyone()})


@require_safe
def status(request: HttpRequest) -> HttpResponse:
    """What anyone may know of this server. No counts."""
    context = {
        "version": server.FITCHECK_VERSION,
        "cleaned": expiring.last_run(),
        "tried": bringing_back.last_tried(),
        "frozen": freezing.since(),
        "late": expiring.is_late(timezone.now().date()),
        "logs": server.FITCHECK_LOG_REQUESTS,
        "numbers": server.FITCHECK_STATSD,
        "kept": kept.everything(),
    }
    return render(request, "client/status.html", context)


@require_safe
def evidence(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "client/evidence.html",
        {"lines": words().file("evidence").values(), "phrases": words().file("phrases")},
    )


@require_safe
def under_18(request: HttpRequest) -> HttpResponse:
    return render(request, "client/under_18.html", {"countries": places.countries(), "lines": places.youth()})


@require_safe
def see_example(request: HttpRequest) -> HttpResponse:
    return render(request, "client/summary.html", example.context())


@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    now = display.of(request)
    form = display.DisplayForm(sent(request), initial=now.__dict__)
    if not form.is_valid():
        return render(request, "client/display.html", {"form": form}, status=422 if form.errors else 200)
    response = redirect("display")
    chosen = {} if "reset" in request.POST else form.cleaned_data
    display.keep(response, display.Display(**{field.name: chosen.get(field.name, "") for field in fields(now)}))
    return response
