"""Every document there is, and every form it can be taken along in.

A new document is a layout in `pdf/layouts/`, its words in `paper.toml`, and its line in KINDS. A new form is a module
and its line in FORMS.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from intake.exports import pdf, plain_text
from intake.exports.document import Document

KINDS: Mapping[str, str] = {  # a document -> the name of its file, which tells nothing
    "quick": "notes",
    "card": "notes",
    "whole": "my-notes",
    "page": "notes",
    "walk": "questions",
    "shared": "notes",
    "receipt": "receipt",
}


@dataclass(frozen=True)
class Form:
    ending: str
    content_type: str
    write: Callable[[Document], bytes]


FORMS: Mapping[str, Form] = {
    "a4": Form("pdf", "application/pdf", partial(pdf.write, paper="a4")),
    "letter": Form("pdf", "application/pdf", partial(pdf.write, paper="us-letter")),
    "text": Form("txt", "text/plain; charset=utf-8", plain_text.write),
}


def file_name(document: Document, form: Form) -> str:
    return f"{KINDS[document.kind]}.{form.ending}"
