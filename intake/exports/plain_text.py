"""A document as plain text: every sign as it was typed, whatever a font can print."""

from collections.abc import Iterator

from intake.exports.document import Document, Line, Part


def write(document: Document) -> bytes:
    head = "\n".join(filter(None, [document.title, document.lead]))
    written = "\n\n".join([head, *map(_part, document.parts), document.foot]) + "\n"
    return written.encode("utf-8", "replace")


def _part(part: Part) -> str:
    return "\n".join([*filter(None, [part.name, part.says]), *(row for line in part.lines for row in _rows(line))])


def _rows(line: Line) -> Iterator[str]:
    """What belongs to a line is set in below it, so that the next one is seen to begin."""
    first, *more = line.text.splitlines() or [""]
    yield f"- {first}"
    yield from (f"  {row}".rstrip() for row in [*more, *(row for text in line.under for row in text.splitlines())])
    if line.options:
        yield f"  {' · '.join(line.options)}"
