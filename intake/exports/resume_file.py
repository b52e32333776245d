"""A page of its own that a person can read, and that carries the same as data. Opens in any browser: no script, no
other file, nothing asked for.
"""

import base64
import binascii
import html
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from intake.exports.own_data_read import Refused, Wrong

LOCKED, LOCKED_VERSION = "notebook-locked", 1
_OPENS, _CLOSES = '<script type="application/json" id="notes-data">', "</script>"
# what could end the block, or begin a comment in it, as JSON may spell it
_SPELLED = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
_STYLE = """
:root { color-scheme: light dark; --ink: light-dark(#25253a, #f1ede4); --soft: light-dark(#4c4a60, #c4bfcb); }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1.125rem/1.55 Verdana, system-ui, sans-serif;
  color: var(--ink); background: light-dark(#f7f4ee, #18171f); }
h1, h2 { font-family: Georgia, serif; line-height: 1.25; }
h2 { margin: 3rem 0 0; padding-top: 1.5rem; border-top: 1px solid light-dark(#dcd5c8, #3d3b49); font-size: 1.375rem; }
dt { margin-top: 1.25rem; color: var(--soft); }
dd { margin: .25rem 0 0; white-space: pre-line; overflow-wrap: anywhere; font-weight: 600; }
.note { padding: .25rem 1.25rem; border-radius: .75rem; background: light-dark(#fffdfa, #22212b);
  border: 1px solid light-dark(#dcd5c8, #3d3b49); }
@media print { body { max-width: none; margin: 0; font-size: 11pt; color: #000; background: none; } }
"""


@dataclass(frozen=True)
class Part:
    """Some lines under a heading: what was asked, and what was said."""

    heading: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Sealed:
    """Data that only its phrase opens."""

    salt: bytes
    body: bytes


def write(language: str, title: str, says: Iterable[str], parts: Iterable[Part], data: str) -> bytes:
    """`says` stands on top: what this is, who can read it, how it is opened again."""
    head = "".join(f"<p>{_text(one)}</p>\n" for one in says)
    return (
        f'<!doctype html>\n<html lang="{_text(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f'<meta name="robots" content="noindex">\n<title>{_text(title)}</title>\n<style>{_STYLE}</style>\n</head>\n'
        f'<body>\n<main>\n<h1>{_text(title)}</h1>\n<div class="note">\n{head}</div>\n'
        f"{''.join(_part(one) for one in parts)}</main>\n"
        f"{_OPENS}{data.translate(_SPELLED)}{_CLOSES}\n</body>\n</html>\n"
    ).encode()


def _part(part: Part) -> str:
    lines = "".join(f"<dt>{_text(asked)}</dt><dd>{_text(said)}</dd>\n" for asked, said in part.lines)
    return f"<section>\n<h2>{_text(part.heading)}</h2>\n<dl>\n{lines}</dl>\n</section>\n"


def _text(words: str) -> str:
    return html.escape(words)


def data_of(raw: bytes) -> str:
    """What a file carries: the block of such a page, or the whole of a file of data. Raises Refused."""
    begins, ends = _block(raw)
    try:
        return raw[begins:ends].decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(Wrong.DAMAGED) from None


def _block(raw: bytes) -> tuple[int, int]:
    """Where it begins and ends. Looked for among the bytes: as text a large page takes up to four times as much."""
    if raw[:100].decode("utf-8-sig", "replace").lstrip().startswith("{"):
        return 0, len(raw)
    opens = raw.find(_OPENS.encode())
    if opens < 0:
        raise Refused(Wrong.NO_DATA)
    begins = opens + len(_OPENS)
    ends = raw.find(_CLOSES.encode(), begins)
    if ends < 0:
        raise Refused(Wrong.DAMAGED)
    return begins, ends


def locked(sealed: Sealed) -> str:
    """What the page of a locked notebook carries."""
    spelled = {name: base64.b64encode(one).decode() for name, one in (("salt", sealed.salt), ("sealed", sealed.body))}
    return json.dumps({"schema": {"name": LOCKED, "version": LOCKED_VERSION}, **spelled})


def sealed_in(found: Mapping[str, Any]) -> Sealed:
    """Raises Refused."""
    if found["schema"]["version"] > LOCKED_VERSION:
        raise Refused(Wrong.NEWER)
    try:
        salt, body = (base64.b64decode(found[name], validate=True) for name in ("salt", "sealed"))
    except (KeyError, TypeError, ValueError, binascii.Error):
        raise Refused(Wrong.DAMAGED) from None
    return Sealed(salt, body)
