"""What is shared by link, its code and its PIN lie in no table, file, log, cookie or address."""

import logging

import pytest
from django.core.management import call_command

from tests.client.test_marked_word import everything_stored
from tests.links import OPENS_NOTHING, linked
from tests.people import MARKED, sam


@pytest.mark.django_db(transaction=True)
def test_lines_reply_code_pin_and_end_code_are_in_clear_nowhere(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    call_command("createcachetable", verbosity=0)
    one, client = linked(), sam()
    reply = {**one.typed, "noticed": f"a {MARKED} reply"}
    sent = [
        client.post("/s/read", one.typed),
        client.post("/s/read", one.wrong_pin),
        client.post("/s/read", {**one.typed, "code": OPENS_NOTHING}),
        client.post("/s/reply/lines", reply),
        client.post("/s/reply/lines", {**reply, "send": "1"}),
        client.get("/s/reply/lines", reply),
        client.post("/s/end", {"code": one.receipt.end_code}),
    ]
    assert MARKED in sent[0].content.decode() and "Your reply of" in sent[4].content.decode()  # positive control
    assert sent[5]["Location"] == "/s/"

    printed = capsys.readouterr()
    cookies = "".join(morsel.OutputString() for morsel in client.cookies.values())
    told = caplog.text + printed.out + printed.err + cookies + "".join(str(answer.headers) for answer in sent)
    marks = [MARKED, one.receipt.code, one.receipt.code.lower(), one.receipt.end_code, one.receipt.pin]
    assert [mark for mark in marks if mark in told] == []
    stored = everything_stored()
    assert [mark for mark in marks[:-1] if mark.encode() in stored] == []  # six digits may stand there by chance
