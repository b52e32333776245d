"""A marked word in a file that is saved and opened: in no log, header, table or file of the server."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

from tests.client.test_marked_word import everything_stored
from tests.people import MARKED, begin, check_of, sam
from tests.saved import agree, bring, held_in, save

OPENED: list[list[str]] = []  # files that are opened for writing, while somebody looks


def _hear(event: str, told: tuple[Any, ...]) -> None:
    if OPENED and (event == "tempfile.mkstemp" or (event == "open" and set("wax+") & set(str(told[1] or "")))):
        OPENED[-1].append(str(told[0]))


sys.addaudithook(_hear)  # it cannot be taken away again: outside of `watched` it hears nothing


@contextmanager
def watched() -> Iterator[list[str]]:
    OPENED.append([])
    try:
        yield OPENED[-1]
    finally:
        OPENED.pop()


@pytest.mark.django_db(transaction=True)
def test_a_marked_word_in_a_file_lies_in_no_log_header_table_or_temporary_file(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    call_command("createcachetable", verbosity=0)
    client = sam()
    check = check_of(begin(client, contact="yes", length="full", name=f"the {MARKED} one"))
    client.post(f"/check/{check}/T-A1", {"answer": "no", "note": f"a {MARKED} note"})
    large = MARKED.encode() * (settings.FILE_UPLOAD_MAX_MEMORY_SIZE // len(MARKED) + 1)
    with watched() as written:
        file, locked = save(client), save(client, phrase=f"{MARKED} and three words")
        other, third = sam(), sam()
        pages = [bring(other, file), bring(third, locked), bring(sam(), large), bring(sam(), file[:-200])]
        pages.append(third.post("/return/file", {**held_in(pages[1]), "phrase": f"{MARKED} and three words"}))
        pages.append(agree(other, pages[0]))
    assert MARKED in file.decode() and MARKED in other.get("/notes").content.decode()  # positive controls
    assert len(large) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE and pages[2].status_code == 422
    assert written == []
    printed = capsys.readouterr()
    assert MARKED not in caplog.text + printed.out + printed.err
    assert all(MARKED not in str(page.headers) for page in pages)
    assert MARKED.encode() not in everything_stored()


def test_the_watch_hears_a_temporary_file() -> None:
    import tempfile

    with watched() as written, tempfile.NamedTemporaryFile():
        pass
    assert written
