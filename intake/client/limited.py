"""What may be asked for so many times in an hour from one network. Nobody is shut out for longer.

The numbers are far above what a clinic or a school behind one address needs, and far below what fills a disk.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from intake import slowing
from intake.client.refused import too_many
from intake.pack.slowed import address_of
from intake.slowing import TooEarly

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
AN_HOUR = {"notebook": 1000, "share": 120, "file": 240, "upload": 120}


def limited(
    what: str, methods: tuple[str, ...] = ("POST",), unless: Callable[[HttpRequest], object] = lambda _request: None
) -> Callable[[View[P]], View[P]]:
    """As often as AN_HOUR says. Only these methods count, and no request for which `unless` gives something."""

    def limit(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            asked = "GET" if request.method == "HEAD" else request.method  # it makes the same file
            if asked in methods and not unless(request):
                try:
                    slowing.count(what, AN_HOUR[what], address_of(request), timezone.now())
                except TooEarly as early:
                    return too_many(request, early.seconds)
            return view(request, *args, **kwargs)

        return guarded

    return limit
