"""A PDF read back: by a checker of PDF/UA-1 that knows nothing of what made it, and as a reader shows it."""

import io
import re
from typing import Any

import page
import pikepdf
import pypdfium2


def findings(file: bytes) -> list[str]:
    """What breaks PDF/UA-1, by rule."""
    report = page.validate_pdf_bytes(file, profile=page.ValidationProfile.PDF_UA_1)
    assert report.rules.total > 100  # it was looked at
    return [f"{one.rule_id}: {one.message}" for one in report.failures]


def text_of(file: bytes) -> str:
    """All its words with single spaces, as somebody reads or copies them."""
    with pypdfium2.PdfDocument(file) as document:
        pages = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    return squeezed(" ".join(pages))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\ufffe", "")).strip()


def sizes(file: bytes) -> list[tuple[int, int]]:
    """Width and height of each page in points."""
    with pypdfium2.PdfDocument(file) as document:
        return [tuple(map(round, document[number].get_size())) for number in range(len(document))]


def facts(file: bytes) -> dict[str, Any]:
    with pikepdf.open(io.BytesIO(file)) as document:
        root = document.Root
        return {
            "language": str(root.Lang),
            "marked": bool(root.MarkInfo.Marked),
            "shows its title": bool(root.ViewerPreferences.DisplayDocTitle),
            "title": str(document.docinfo.get("/Title", "")),
            "tags": tags(root.StructTreeRoot),
        }


def tags(node: Any) -> list[str]:
    """Names in reading order."""
    if not isinstance(node, pikepdf.Dictionary):
        return []
    own = [str(node.S)[1:]] if "/S" in node else []
    below = node.get("/K", [])
    return own + [tag for one in (below if isinstance(below, pikepdf.Array) else [below]) for tag in tags(one)]
