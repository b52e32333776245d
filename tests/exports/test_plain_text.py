"""Plain text holds everything a PDF does, and every sign as it was typed."""

import pytest

from intake.exports import plain_text
from intake.exports.document import Line, Part, make
from tests.exports.samples import EVERY, sample


@pytest.mark.parametrize("kind", EVERY)
def test_every_text_of_a_document_is_in_it(kind: str) -> None:
    typed = "😀 مرحبا #panic *x*"
    document = sample(kind, typed)
    text = plain_text.write(document).decode()
    assert text.count(typed) >= sum(len(part.lines) for part in document.parts if part.name != "Trust")
    assert text.startswith(document.title) and text.endswith(f"\n\n{document.foot}\n")


def test_what_belongs_to_a_line_is_set_in_below_it() -> None:
    line = Line("One\ntwo", ("because\nof it",), ("Yes", "No"))
    text = plain_text.write(make("page", [Part("Name", (line,), says="A sentence.")], "", "en")).decode()
    assert "Name\nA sentence.\n- One\n  two\n  because\n  of it\n  Yes · No\n" in text


def test_half_a_sign_makes_no_error() -> None:
    assert b"?" in plain_text.write(sample("page", "lone \ud800"))
