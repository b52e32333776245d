"""Who may read by link and PIN. This page is the whole story.

- Nobody: the page with a field for each. Every address that needs both leads there when nothing was sent to it.
- Code and PIN, sent again with each form: what was shared, until it ends; for thirty days after, the day it ended. A
  wrong PIN is counted, and the fifth ends the share.
- A reply: whoever reads as a therapist does. For somebody the client trusts it is "not here", like what never was.
- A code that opens nothing: the same page whether it never was or ended long ago. After a few, its network has to wait.

Nothing is remembered between two requests: no session, and no cookie but the one that protects forms.
"""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from intake import reading
from intake.pack.slowed import address_of
from intake.reader.forms import LinkForm
from intake.reading import TooEarly, WrongPin
from intake.reviewing import Ended, NotYours, Reading

Answer = Callable[[HttpRequest, Reading], HttpResponse]


def needs_pin(view: Answer, over: int = 200) -> Callable[[HttpRequest], HttpResponse]:
    """What code and PIN open, with `request.held` to open it again; `over` is the status once it has ended."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return redirect("link")
        form = LinkForm(data=request.POST)
        found = _knock(request, form)
        if found is None:
            return form.answered(render(request, "reader/door.html", {"form": form, "onward": request.path}))
        if isinstance(found, Ended):
            return ended(request, found, over)
        request.held = form.held()
        return view(request, found)

    return guarded


def may_reply(view: Answer) -> Callable[[HttpRequest], HttpResponse]:
    """Once it has ended, what was written is not sent: nobody would see it."""

    @wraps(view)
    def guarded(request: HttpRequest, found: Reading) -> HttpResponse:
        if found.by_a_friend:
            raise Http404
        return view(request, found)

    return needs_pin(guarded, over=409)


def _knock(request: HttpRequest, form: LinkForm) -> Reading | Ended | None:
    """None when the form says why not."""
    if not form.is_valid():
        return None
    code, pin = form.cleaned_data["code"], form.cleaned_data["pin"]
    try:
        return reading.open_by_link(code, pin, address_of(request), timezone.now())
    except NotYours:
        form.status = 404
        form.add_error("code", _("This code opens nothing. Compare it with the link. It may also have ended."))
    except WrongPin as wrong:
        form.add_error("pin", _tries(wrong.left))
    except TooEarly as early:
        form.too_early("code", early.seconds)
    return None


def _tries(left: int) -> str:
    more = ngettext("You can try %(n)d more time.", "You can try %(n)d more times.", left) % {"n": left}
    return _("This is not the PIN.") + " " + more + " " + _("Then the link ends, and whoever shared it is told.")


def ended(request: HttpRequest, ended: Ended, status: int = 200) -> HttpResponse:
    return render(request, "reader/ended.html", {"side": "reader/base.html", "ended": ended}, status=status)
