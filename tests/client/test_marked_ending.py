"""What is written at the end is found on its owner's pages, and in clear nowhere else."""

import logging

import pytest
from django.core.management import call_command

from tests.client.test_marked_word import everything_stored
from tests.ends import WRITTEN, ending_of, page
from tests.people import MARKED


@pytest.mark.django_db(transaction=True)
def test_what_is_written_at_the_end_lies_in_no_table_file_log_cookie_or_address(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    call_command("createcachetable", verbosity=0)
    client, _, who = ending_of("goals_reached", {"E-E8": f"one {MARKED} thing"}, name=f"the {MARKED} one")
    sent = [client.post(f"/with/{who}/ending/{name}", said) for name, said in WRITTEN.items()]
    for name in WRITTEN:
        assert MARKED in page(client, who, name)  # positive control
        sent += [client.get(f"/with/{who}/ending/{name}?as={how}") for how in ("large", "paper", "a4", "text")]

    printed = capsys.readouterr()
    assert MARKED not in caplog.text + printed.out + printed.err
    assert MARKED not in "".join(morsel.OutputString() for morsel in client.cookies.values())
    assert all(MARKED not in str(answer.headers) for answer in sent)
    assert MARKED.encode() not in everything_stored()
