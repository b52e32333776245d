"""Pages that stand ready: what everybody sees is drawn once, and what is one's own is put into its gaps."""

import html
import re
import secrets
from collections.abc import Hashable, Mapping
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from intake.client import display
from intake.pack.speaking import language

MARK = f"gap-{secrets.token_hex(8)}-"  # made at each start: nothing that a person writes can look like a gap
GAP = re.compile(f"({MARK}[a-z_0-9]+)-")
Same = tuple[tuple[str, Hashable], ...]
Pieces = tuple[str, ...]  # what stands between the gaps, and a NUL with its name where one is: no page holds a NUL


def gap(name: str) -> str:
    """Stands in `same` where a word of one's own comes."""
    return f"{MARK}{name}-"


def fill(request: HttpRequest, page: str, same: Mapping[str, Hashable], own: Mapping[str, str]) -> HttpResponse:
    """A page that is swapped in. What is `own` is escaped; what is `same` must be no secret, and rarely differ."""
    look = {"display": display.of(request), "page": page}
    words = {"csrf_token": get_token(request)} | {name: value for name, value in own.items() if value}
    same = look | {name: gap(name) for name in words} | dict(same)
    return HttpResponse(filled(_pieces(tuple(same.items()), language()), words))


@lru_cache(maxsize=4096)
def _pieces(same: Same, spoken: str) -> Pieces:
    return pieces("client/swap.html", dict(same))


def pieces(template: str, same: Mapping[str, object]) -> Pieces:
    """What a template draws, cut at its gaps."""
    return tuple(re.sub(f"^{MARK}", "\0", piece) for piece in GAP.split(render_to_string(template, dict(same))))


def filled(drawn: Pieces, own: Mapping[str, str]) -> SafeString:
    """What is `own` is escaped; the template escaped the rest."""
    words = {"\0" + name: html.escape(word) for name, word in own.items()}
    return mark_safe("".join([words.get(piece, piece) for piece in drawn]))  # noqa: S308 - as said above
