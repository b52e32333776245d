"""My shares: who may read what until when, who opened it on which day, the reply, and ending it at once."""

import uuid
from contextlib import suppress
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateformat import format as on_day
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intake import overseeing, preparing, receipts, sharing, summing
from intake.client import sharable
from intake.client.entry import entry_of, whose
from intake.client.forms.sharing import LINK
from intake.client.limited import limited
from intake.client.presence import needs_notebook
from intake.engine import replied
from intake.overseeing import Sharing, Why
from intake.pack import on_paper
from intake.pack.filing import as_file
from intake.pack.picture import picture_of
from intake.pack.times import today
from intake.receipts import Receipt
from intake.returning import Opened
from intake.sharing import DAYS, Over


@require_safe
@needs_notebook
def shares(request: HttpRequest) -> HttpResponse:
    made = overseeing.mine(request.notebook, today())
    context = {
        "live": [_row(one) for one in made if not one.over(today())],
        "over": [_row(one) for one in made if one.over(today())],
    }
    return render(request, "client/shares.html", context)


def _row(made: Sharing) -> dict[str, Any]:
    lines, ended = len(made.receipt.snapshot.lines), made.ended or made.until
    return {"made": made, "says": _state(made), "lines": lines, "over": made.over(today()), "ended": ended}


def _state(made: Sharing) -> str:
    """What became of it, in a few words."""
    if made.reply:
        return _("There is a reply")
    return _("Opened") if made.opened else _("Not opened yet")


@require_safe
@needs_notebook
def one(request: HttpRequest, share: uuid.UUID) -> HttpResponse:
    """The receipt, what became of it, and everything that can still be done."""
    made = _mine(request.notebook, share)
    receipt, over = made.receipt, made.over(today())
    context = {
        "made": made,
        "receipt": receipt,
        "snapshot": receipt.snapshot,
        "over": over,
        "who": whose(receipt.therapist),
        "link": _link(request, receipt) if receipt.code and not over else "",
        "pin": receipts.pin_of(request.notebook, receipt, today()) if not over else "",
        "changed": 0 if over else _changed(request.notebook, receipt),
        "days": DAYS,
        "reply": _reply(made),
        "ended_on": made.ended or made.until,
        "spent": made.why_over(today()) is Why.PINS,
        "trusted": receipt.reader == "trusted",
        "end_code": receipts.groups(receipt.end_code),
        "ending": request.build_absolute_uri(reverse("end_share")),
    }
    return render(request, "client/share_one.html", context)


def _mine(opened: Opened, share: uuid.UUID) -> Sharing:
    """Raises Http404 for what was not shared from here."""
    made = overseeing.one_of_mine(opened, share, today())
    if made is None:
        raise Http404
    return made


def _link(request: HttpRequest, receipt: Receipt) -> str:
    """The code stands after the #: what stands there is never sent to a server."""
    return f"{request.build_absolute_uri(reverse('link'))}#{receipt.code}"


def _changed(opened: Opened, receipt: Receipt) -> int:
    """How many of the shared lines read otherwise in the notebook now."""
    if receipt.therapist and not opened.index.therapist(receipt.therapist):
        return 0
    sent = receipt.snapshot
    now = {one.id: one.says for one in sharable.offered(summing.sum_up(opened, receipt.therapist))}
    return sum(now.get(line.id, line.says) != line.says for line in sent.lines)


def _reply(made: Sharing) -> dict[str, Any] | None:
    """The therapist's words beside the client's own lines."""
    if not made.reply or not made.replied:
        return None
    said, lines = replied.read(made.reply), made.receipt.snapshot.lines
    earlier = made.reply.get("version", 1) < made.version
    return {"said": said, "lines": list(replied.beside(lines, said)), "day": made.replied, "earlier": earlier}


@require_safe
@needs_notebook
def show(request: HttpRequest, share: uuid.UUID) -> HttpResponse:
    """Held up to somebody in the room: the link as a picture, and the PIN to be told."""
    made = _mine(request.notebook, share)
    receipt = made.receipt
    if not receipt.code or made.over(today()):
        return redirect("shared_one", share)
    pin = receipts.pin_of(request.notebook, receipt, today())
    return render(request, "client/share_show.html", {"made": made, "receipt": receipt, "pin": pin})


@require_safe
@needs_notebook
def scan(request: HttpRequest, who: str) -> HttpResponse:
    """The picture of the newest link made on these pages, or the way to make one."""
    entry = entry_of(request.notebook, who)
    made = overseeing.newest_link(request.notebook, entry.id, today())
    if made:
        return redirect("share_show", made.receipt.id)
    return redirect(f"{reverse('share', args=[who])}?reader={LINK}")


@require_safe
@needs_notebook
def picture(request: HttpRequest, share: uuid.UUID) -> HttpResponse:
    """The link as a picture to be held up. The PIN is told apart."""
    made = _mine(request.notebook, share)
    if not made.receipt.code or made.over(today()):
        raise Http404
    return picture_of(_link(request, made.receipt))


@require_safe
@needs_notebook
@limited("file", ("GET",))
def receipt_as(request: HttpRequest, share: uuid.UUID, form: str) -> HttpResponse:
    """The receipt to keep. It holds neither the link nor the PIN."""
    made = _mine(request.notebook, share)
    receipt, day = made.receipt, {"day": on_day(made.receipt.day, "j F Y")}
    told = {
        receipt.reader_name: _("Shared on %(day)s") % day,
        _("You agreed to"): f"{receipt.agreed['consent']}. {receipt.agreed['adult']}.",
        _("End code"): " ".join(receipts.groups(receipt.end_code)),
        _("It ends this share without your notebook, at"): request.build_absolute_uri(reverse("end_share")),
    }
    return as_file(on_paper.receipt(receipt.snapshot, told), form)


@require_POST
@needs_notebook
def extend(request: HttpRequest, share: uuid.UUID) -> HttpResponse:
    """So many days from today, ninety at most."""
    made = _mine(request.notebook, share)
    days = request.POST.get("days", "")
    if days in map(str, DAYS):
        with suppress(Over):  # the page it comes back to says so
            sharing.extend(request.notebook, made.receipt.id, int(days), today())
    return redirect("shared_one", share)


@require_POST
@needs_notebook
def renew(request: HttpRequest, share: uuid.UUID) -> HttpResponse:
    """A new version begins with the same lines."""
    made = _mine(request.notebook, share)
    if made.over(today()):
        return redirect("shared_one", share)
    preparing.renew(request.notebook, made)
    return redirect("share_lines", whose(made.receipt.therapist))


@require_http_methods(["GET", "POST"])
@needs_notebook
def end(request: HttpRequest, share: uuid.UUID) -> HttpResponse:
    made = _mine(request.notebook, share)
    if request.method == "POST":
        sharing.end(request.notebook, made.receipt.id, today())
        return redirect("shared_one", share)
    return render(request, "client/share_end.html", {"made": made, "receipt": made.receipt})
