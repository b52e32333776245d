"""Pages that stand ready: what everybody sees is drawn once, and what is one's own is put into its gaps."""

import re
import secrets
from collections.abc import Hashable, Mapping
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from intake.client import display
from intake.client.speaking import language

MARK = f"gap-{secrets.token_hex(8)}-"  # made at each start: nothing that a person writes can look like a gap
GAP = re.compile(f"({MARK}[a-z_0-9]+)-")
Same = tuple[tuple[str, Hashable], ...]


def gap(name: str) -> str:
    """Stands in `same` where a word of one's own comes."""
    return f"{MARK}{name}-"


def fill(request: HttpRequest, page: str, same: Mapping[str, Hashable], own: Mapping[str, str]) -> HttpResponse:
    """A page that is swapped in. What is `own` is escaped; what is `same` must be no secret, and rarely differ."""
    look = {"display": display.of(request), "page": page}
    words = {"csrf_token": get_token(request)} | {name: value for name, value in own.items() if value}
    return HttpResponse(piece("client/swap.html", look | {name: gap(name) for name in words} | same, words))


def piece(template: str, same: Mapping[str, Hashable], own: Mapping[str, str]) -> SafeString:
    """What a template draws with the gaps in `same` filled: what is `own` is escaped."""
    drawn = [
        escape(own[piece[1:]]) if piece[:1] == "\0" else piece
        for piece in _pieces(template, tuple(same.items()), language())
    ]
    return mark_safe("".join(drawn))  # noqa: S308 - the template escaped the rest


@lru_cache(maxsize=4096)
def _pieces(template: str, same: Same, spoken: str) -> tuple[str, ...]:
    """What stands between the gaps, and in their places a NUL with their names: no page holds one."""
    drawn = render_to_string(template, dict(same))
    return tuple(re.sub(f"^{MARK}", "\0", piece) for piece in GAP.split(drawn))
