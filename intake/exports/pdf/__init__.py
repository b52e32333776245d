"""A document as a PDF/UA-1 file, set by typst: tagged, in its language, with its fonts inside.

What people wrote goes in as data and is never a part of a template, so nothing in it can be read as a command.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from intake.exports.document import Document
from intake.exports.pdf import signs

HERE = Path(__file__).parent
LAYOUTS, FONTS = HERE / "layouts", HERE / "fonts"
NAMED = 12  # signs that could not be printed, by name; the others are one word


class CouldNotBeSet(RuntimeError):
    """A mistake in a layout."""


def write(document: Document, paper: str) -> bytes:
    import typst  # noqa: PLC0415  # 70 MB that a server does without until a file is asked for

    try:
        return typst.compile(
            str(LAYOUTS / f"{document.kind}.typ"),
            root=str(LAYOUTS),
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            sys_inputs={"document": json.dumps(_data(document)), "paper": paper},
            format="pdf",
            pdf_standards=["ua-1"],
        )
    except typst.TypstError:
        raise CouldNotBeSet(document.kind) from None  # the reason would quote what somebody wrote


def _data(document: Document) -> dict[str, Any]:
    words = document.words["signs"]
    printing = signs.Printing(words)
    data: dict[str, Any] = printing.each(asdict(document))
    title = data["title"].strip() or document.words[document.kind]["title"]
    return data | {"title": title, "notice": _notice(list(printing.lost), words), "words": document.words["set"]}


def _notice(lost: list[str], words: dict[str, str]) -> str:
    """The signs that stand in brackets instead, by name."""
    if not lost:
        return ""
    more = [words["others"]] if len(lost) > NAMED else []
    return words["notice"].replace("{names}", ", ".join([*lost[:NAMED], *more]))
