"""A marked word is found on its owner's pages, and in clear nowhere else."""

import logging
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from tests.people import MARKED, begin, check_of, sam


@pytest.mark.django_db(transaction=True)
def test_a_marked_word_lies_in_no_table_file_log_cookie_or_address(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    call_command("createcachetable", verbosity=0)
    client = sam()
    address = begin(client, contact="yes", length="full", name=f"the {MARKED} one")
    check = check_of(address)
    sent = [client.post(f"/check/{check}/T-A1", {"answer": "no", "note": f"a {MARKED} note"})]
    sent += [client.post("/summary/line/raise:T-A1", {"text": f"say {MARKED}"})]
    sent += [client.post(f"/check/{check}/T-A2", {"answer": MARKED})]
    assert MARKED in client.get("/summary").content.decode()  # positive control

    printed = capsys.readouterr()
    heard = caplog.text + printed.out + printed.err
    cookies = "".join(morsel.OutputString() for morsel in client.cookies.values())
    assert MARKED not in heard and MARKED not in cookies
    assert all(MARKED not in str(answer.headers) for answer in sent)
    assert MARKED.encode() not in everything_stored()


def everything_stored() -> bytes:
    """Every table's rows, and the bytes of the database's files."""
    stored = b""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names come from the database itself
            stored += b"".join(
                bytes(cell) if isinstance(cell, bytes) else str(cell).encode() for row in cursor for cell in row
            )
    name = Path(str(connection.settings_dict["NAME"]))
    return stored + b"".join(path.read_bytes() for path in name.parent.glob(name.name + "*"))
