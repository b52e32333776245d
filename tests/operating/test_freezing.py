"""The day something leaks: sharing stops everywhere, people are told plainly, and what was open is named by its id."""

import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from intake import freezing, overseeing, sharing
from intake.freezing import Frozen
from intake.models import Share
from tests import sharing as steps
from tests.desks import rivera, shared, snapshot
from tests.links import linked
from tests.people import MARKED, robin, sam

pytestmark = pytest.mark.django_db
PAUSED = "Sharing is paused on this server"


def today() -> date:
    return timezone.now().date()


def freeze(*arguments: str) -> str:
    said = io.StringIO()
    call_command("freeze", *arguments, stdout=said)
    return said.getvalue()


def paused(answer: Any) -> bool:
    page = answer.content.decode()
    return answer.status_code == 503 and PAUSED in page and MARKED not in page


def test_while_it_is_frozen_nothing_shared_is_opened_at_a_desk_or_by_link() -> None:
    at, by_link = rivera(), linked()
    _, share = shared(at.desk, MARKED)
    at.client.get(f"/desk/share/{share}")
    assert "Frozen:" in freeze()
    for address in ("/desk/", "/desk/settings/opened", f"/desk/share/{share}", f"/desk/share/{share}/file/a4"):
        assert paused(at.client.get(address))
    assert paused(Client().post("/s/read", by_link.typed)) and paused(Client().get("/s/"))
    freeze("--over")
    assert MARKED in at.client.get(f"/desk/share/{share}").content.decode()
    assert MARKED in Client().post("/s/read", by_link.typed).content.decode()


def test_a_pin_that_was_typed_meanwhile_is_not_counted() -> None:
    by_link = linked()
    freeze()
    Client().post("/s/read", by_link.wrong_pin)
    assert Share.objects.get().wrong_pins == 0


def test_while_it_is_frozen_nothing_is_shared_and_what_was_chosen_stays() -> None:
    client, them = steps.alex()
    client.post(f"{them}/share", {"reader": "link", "handle": ""})
    steps.choose(client, them, "meet:C-B2")
    said = steps.agreeing(client, them)
    freeze()
    assert paused(client.get(f"{them}/share"))  # said before anybody chooses lines
    assert paused(client.post(f"{them}/share/agree", said)) and not Share.objects.exists()
    freeze("--over")
    assert client.post(f"{them}/share/agree", said).status_code == 302 and Share.objects.count() == 1


def test_a_share_is_neither_extended_nor_replaced_but_it_can_be_ended() -> None:
    by_link = linked()
    freeze()
    with pytest.raises(Frozen):
        sharing.extend(by_link.opened, by_link.receipt.id, 30, today())
    with pytest.raises(Frozen):
        sharing.replace_lines(by_link.opened, by_link.receipt.id, snapshot(), False, today())
    sharing.end(by_link.opened, by_link.receipt.id, today())
    assert overseeing.mine(by_link.opened, today())[0].ended == today()


def test_a_reply_that_was_being_written_comes_back_and_is_not_sent() -> None:
    at = rivera()
    _, share = shared(at.desk)
    freeze()
    answer = at.client.post(f"/desk/share/{share}/decline", {"referral": "Ask Dr Weber.", "send": "1"})
    assert answer.status_code == 503 and "Ask Dr Weber." in answer.content.decode()


def test_a_notebook_opens_as_before() -> None:
    client = robin()
    freeze()
    assert client.get("/notes").status_code == client.get("/shares").status_code == 200


def test_what_could_be_read_in_a_time_is_named_by_its_id_and_nothing_of_it() -> None:
    at = rivera()
    _, early = shared(at.desk, days=14, today=today() - timedelta(days=20))
    _, late = shared(at.desk)
    by_link = linked()
    sharing.end(by_link.opened, by_link.receipt.id, today())
    week = [str(today() - timedelta(days=back)) for back in (17, 10)]
    assert [line.split()[0] for line in freeze("--list", *week).splitlines()] == [str(early)]
    named = freeze("--list", str(today()), str(today()))
    assert [line.split()[0] for line in named.splitlines()] == [str(late), str(by_link.receipt.id)]
    assert "/d/rivera" in named and "by link" in named and MARKED not in named
    assert freezing.since() is None


def test_days_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(CommandError, match="before the first"):
        freeze("--list", "2026-02-01", "2026-01-01")


@pytest.mark.parametrize("address", ["/", "/walk", "/help", "/status", "/desk/account/sign-in", "/s/", "/nothing/here"])
def test_a_notice_stands_on_every_page(address: str, settings: Any) -> None:
    settings.FITCHECK_NOTICE = "On 3 March <others> read this server."
    assert "On 3 March &lt;others&gt; read this server." in sam().get(address).content.decode()
