"""Pages that stand ready: what everybody sees is drawn once, and what is one's own is put into its gaps."""

import re
import secrets
from collections.abc import Hashable, Mapping
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.html import escape

from intake.client import display
from intake.client.speaking import language

MARK = f"gap-{secrets.token_hex(8)}-"  # made at each start: nothing that a person writes can look like a gap
Same = tuple[tuple[str, Hashable], ...]


def gap(name: str) -> str:
    """Stands in `same` where a word of one's own comes."""
    return MARK + name


def fill(request: HttpRequest, page: str, same: Mapping[str, Hashable], own: Mapping[str, str]) -> HttpResponse:
    """A page that is swapped in. What is `own` is escaped; what is `same` must be no secret, and rarely differ."""
    look = (("display", display.of(request)), ("page", page))
    words = {"csrf_token": get_token(request)} | {name: escape(value) for name, value in own.items() if value}
    pieces = _pieces((*look, *same.items()), tuple(words), language())
    return HttpResponse("".join([words.get(piece[1:], piece) if piece[:1] == "\0" else piece for piece in pieces]))


@lru_cache(maxsize=4096)
def _pieces(same: Same, gaps: tuple[str, ...], spoken: str) -> tuple[str, ...]:
    """What stands between the gaps, and in their places a NUL with their names: no page holds one."""
    drawn = render_to_string("client/swap.html", {name: gap(name) for name in gaps} | dict(same))
    return tuple(re.sub(f"^{MARK}", "\0", piece) for piece in re.split(f"({MARK}(?:{'|'.join(gaps)}))", drawn))
