"""A decision, a no and practical facts are found on their owner's pages, and in clear nowhere else."""

import logging

import pytest
from django.core.management import call_command

from tests.client.test_marked_word import everything_stored
from tests.people import MARKED
from tests.three import main_of, three


@pytest.mark.django_db(transaction=True)
def test_what_is_written_beside_a_comparison_lies_in_no_table_file_log_cookie_or_address(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    call_command("createcachetable", verbosity=0)
    client, rivera, priya, _ = three()
    written = {
        "/compare/decision": {"lean": priya, "because": f"so {MARKED}", "others": f"my {MARKED}"},
        f"/with/{rivera}/decline": {"text": f"No, {MARKED}."},
        f"/with/{rivera}/practical": {"L-1": f"{MARKED} a session"},
        f"/with/{priya}/name": {"name": f"the {MARKED} one"},
    }
    sent = [client.post(address, said) for address, said in written.items()]
    for address in (*written, "/compare", "/compare/who", "/compare/open"):
        assert MARKED in main_of(client, address)  # positive control
        sent.append(client.get(address))

    printed = capsys.readouterr()
    assert MARKED not in caplog.text + printed.out + printed.err
    assert MARKED not in "".join(morsel.OutputString() for morsel in client.cookies.values())
    assert all(MARKED not in str(answer.headers) for answer in sent)
    assert MARKED.encode() not in everything_stored()
