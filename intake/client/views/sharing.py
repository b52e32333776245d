"""Sharing, step by step: who reads it, which lines, the exact page, and what is agreed to. Nothing is sent before."""

import hashlib
import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from intake import describing, preparing, receipts, sharing, summing
from intake.client import sharable
from intake.client.entry import NOBODY, called, entry_of
from intake.client.forms.sharing import DESK, TRUSTED, AgreeForm, LinesForm, ReaderForm
from intake.client.limited import limited
from intake.client.overlap import beside_me
from intake.client.presence import needs_notebook
from intake.describing import Public
from intake.engine import shared
from intake.engine.shared import Snapshot
from intake.freezing import stop_if_frozen
from intake.pack.fields import sent
from intake.pack.speaking import language, words
from intake.pack.times import today
from intake.preparing import Draft
from intake.returning import Opened
from intake.sharing import Agreed, Closed, Over, Twice


@require_safe
@needs_notebook
def with_desk(request: HttpRequest, handle: str) -> HttpResponse:
    """From a therapist's own page: the desk is filled in for the therapist the client last worked on."""
    therapist = request.notebook.index.current()
    preparing.address(request.notebook, therapist, DESK, handle)
    return redirect("share", therapist or NOBODY)


@require_http_methods(["GET", "POST"])
@needs_notebook
def who_reads(request: HttpRequest, who: str) -> HttpResponse:
    """Where sharing begins: while it is frozen this says so before any line is chosen."""
    stop_if_frozen()
    opened, entry = request.notebook, entry_of(request.notebook, who)
    draft = preparing.read(opened, entry.id)
    reader = request.GET.get("reader", draft.reader)
    form = ReaderForm(data=sent(request), initial={"reader": reader, "handle": draft.handle})
    if form.is_valid() and _found(form):
        said = form.cleaned_data
        preparing.address(opened, entry.id, said["reader"], said["handle"])
        if said["handle"]:
            summing.name_desk(opened, entry.id, said["handle"])
        return redirect("share_desk" if said["reader"] == DESK else "share_lines", who)
    context = {"who": who, "form": form}
    return render(request, "client/share_who.html", context, status=422 if form.errors else 200)


def _found(form: ReaderForm) -> bool:
    """A desk that is away or closed is said to be so before any line is chosen."""
    if form.cleaned_data["reader"] != DESK:
        form.cleaned_data["handle"] = ""
        return True
    desk = describing.public(form.cleaned_data["handle"], today())
    if desk is None:
        form.add_error("handle", _("No desk with that name here."))
    elif not desk.takes:
        form.add_error("handle", _takes_nothing(desk))
    return not form.errors


def _takes_nothing(desk: Public) -> str:
    if desk.away_until:
        says = _("This desk is away until %(day)s. You can share after that, or use a link and a PIN.")
        return says % {"day": date_format(desk.away_until, "j F Y")}
    return _("This desk takes nothing now. You can use a link and a PIN.")


@require_safe
@needs_notebook
def desk(request: HttpRequest, who: str) -> HttpResponse:
    """How they work beside what I need, when they read, and what to do in an emergency."""
    entry = entry_of(request.notebook, who)
    found = _desk(preparing.read(request.notebook, entry.id))
    if found is None:
        return redirect("share", who)
    summed = summing.sum_up(request.notebook, entry.id)
    context = {"who": who, "desk": found, **beside_me(summed, found)}
    return render(request, "client/share_desk.html", context)


def _desk(draft: Draft) -> Public | None:
    """The desk at that address. A newer version goes where the first one went, whoever has the address now."""
    return describing.public(draft.handle, today()) if draft.reader == DESK and not draft.replaces else None


@require_http_methods(["GET", "POST"])
@needs_notebook
def which_lines(request: HttpRequest, who: str) -> HttpResponse:
    opened, entry = request.notebook, entry_of(request.notebook, who)
    draft = preparing.read(opened, entry.id)
    if not draft.reader:
        return redirect("share", who)
    offered = sharable.offered(summing.sum_up(opened, entry.id))
    form = LinesForm(words(), offered, draft, data=sent(request))
    if form.is_valid():
        said = form.cleaned_data
        changes = {"name": said["name"], "contact": said["contact"], "days": int(said.get("days") or draft.days)}
        preparing.change(opened, entry.id, lines=form.chosen(), **changes)
        return redirect("share_agree", who)
    context = {"who": who, "form": form, "offered": offered, "draft": draft, "reader": _reader(opened, entry.id, draft)}
    return render(request, "client/share_lines.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@needs_notebook
@limited("share")
def agree(request: HttpRequest, who: str) -> HttpResponse:
    """The exact page, and two ticks. What was agreed to twice is shared once."""
    opened, entry = request.notebook, entry_of(request.notebook, who)
    draft = preparing.read(opened, entry.id)
    if request.method == "POST" and (made := _made(opened, draft, request.POST.get("share", ""))):
        return redirect("shared_one", made)
    snapshot = sharable.frozen(
        summing.sum_up(opened, entry.id), draft.lines or (), draft.name, draft.contact, language()
    )
    if not draft.reader or not snapshot.lines:
        return redirect("share_lines", who)
    says = _says(draft, _reader(opened, entry.id, draft), snapshot)
    initial = {"share": draft.share, "seen": _print(snapshot, draft, says)}
    form = AgreeForm(says, draft.replaces, data=sent(request), initial=initial)
    moved = request.method == "POST" and request.POST.get("seen") != initial["seen"]
    if not moved and form.is_valid():
        return _share(request, entry.id, draft, snapshot, says | {"seen": initial["seen"]}, form)
    if moved:
        form = AgreeForm(says, draft.replaces, initial=initial)
    context = {"who": who, "form": form, "draft": draft, "snapshot": snapshot, "moved": moved, **says}
    context |= {"desk": _desk(draft), "until": draft.last_day(today()), "trusted": draft.reader == TRUSTED}
    return render(request, "client/share_agree.html", context, status=409 if moved else 422 if form.errors else 200)


def _made(opened: Opened, draft: Draft, share: str) -> str:
    """The share that this page led to already, sent a second time."""
    if draft.reader and share in (str(draft.share), draft.share.hex):
        return ""
    return next((str(one.id) for one in receipts.made(opened) if share in (str(one.id), one.id.hex)), "")


def _reader(opened: Opened, therapist: str, draft: Draft) -> str:
    if draft.replaces:
        return draft.named
    if draft.reader == DESK:
        found = _desk(draft)
        return found.introduced.name if found else draft.handle
    if draft.reader == TRUSTED:
        return _("Someone I trust")
    return called(opened, therapist) if therapist else _("Whoever has the link and the PIN")


def _says(draft: Draft, reader: str, snapshot: Snapshot) -> dict[str, str]:
    """The words that are agreed to; the receipt keeps them."""
    lines = len(snapshot.lines)
    told = {"reader": reader, "n": lines, "day": date_format(draft.last_day(today()), "j F Y")}
    one = "%(reader)s may read this %(n)d line until %(day)s"
    many = "%(reader)s may read these %(n)d lines until %(day)s"
    return {
        "handle": draft.handle,
        "reader": reader,
        "consent": ngettext(one, many, lines) % told,
        "adult": _("I am 18 or over"),
    }


def _print(snapshot: Snapshot, draft: Draft, says: dict[str, str]) -> str:
    """A fingerprint of exactly these lines, for this reader until this day."""
    found = _desk(draft)
    agreed = [shared.plain(snapshot), draft.reader, str(found.id) if found else "", says]
    return hashlib.sha256(json.dumps(agreed, sort_keys=True).encode()).hexdigest()


def _share(
    request: HttpRequest, therapist: str, draft: Draft, snapshot: Snapshot, says: dict[str, str], form: AgreeForm
) -> HttpResponse:
    opened, found = request.notebook, _desk(draft)
    agreed = Agreed(draft.reader, says["reader"], found.id if found else None, draft.days, says)
    try:
        if draft.replaces:
            sharing.replace_lines(opened, draft.share, snapshot, form.cleaned_data["marks"], today(), says)
        else:
            sharing.share(opened, therapist, snapshot, agreed, today(), draft.share)
    except Twice:
        return redirect("shared_one", draft.share)
    except (Closed, Over):
        says = _("Nothing was sent: the desk has closed, or the share has ended meanwhile.")
        return render(request, "client/share_not_sent.html", {"says": says, "draft": draft}, status=409)
    preparing.drop(opened, therapist)
    return redirect("shared_one", draft.share)
