"""A page of headings and lines as plain text."""

from collections.abc import Iterable


def write(page: Iterable[tuple[str, list[str]]], title: str) -> str:
    parts = [title]
    for heading, lines in page:
        parts.append("\n".join([heading, *(f"- {line}" for line in lines)]))
    return "\n\n".join(parts) + "\n"
