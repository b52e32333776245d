"""Every door that a stranger can push has a limit: the addresses are taken from the app's own list."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from intake import slowing
from intake.client import limited
from intake.slowing import TooEarly
from tests import sharing as steps
from tests.fitcheck.addresses import every_address
from tests.people import begin, robin, sam, with_them

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
HOME = "192.0.2.7"
# what a stranger can send something to, and what limits it; on every other address nothing happens without a notebook
# or a desk, which the test below asks of each
DOORS = {
    "/walk": "notebook",
    "/card": "notebook",
    "/return": "wrong codes",
    "/return/file": "upload",
    "/display": "keeps nothing here: a cookie",
    "/leave": "keeps nothing here: a cookie",
    "/desk/invited": "wrong codes",
    "/s/read": "wrong codes",
    "/s/reply": "wrong codes",
    "/s/reply/lines": "wrong codes",
    "/s/reply/decline": "wrong codes",
    "/s/end": "wrong codes",
    "/desk/account/sign-in": "allauth",
    "/desk/account/sign-in/factor": "after the password",
    "/desk/account/sign-in/passkey": "allauth",
    "/desk/account/join": "closed",
}
REFUSED = {403, 404, 405}  # without a notebook what was sent comes back; nothing is kept


@pytest.fixture(autouse=True)
def nobody_came_yet() -> None:
    cache.clear()


def test_every_address_where_a_stranger_can_send_something_is_named_with_its_limit() -> None:
    let_in = {address for address in every_address() if not _shut(address)}
    assert let_in - DOORS.keys() == set()


def _shut(address: str) -> bool:
    answer = Client().post(address, {"note": "some words"})
    if answer.status_code == 302:
        return re.match(r"/(return|desk/account/sign-in|$|walk$)", answer["Location"]) is not None
    return answer.status_code in REFUSED


@pytest.mark.parametrize("what", limited.AN_HOUR)
def test_an_hour_begins_with_the_first_and_then_a_network_may_again(what: str) -> None:
    for _ in range(3):
        slowing.count(what, 3, HOME, NOW)
    with pytest.raises(TooEarly) as early:
        slowing.count(what, 3, HOME, NOW + timedelta(minutes=50))
    assert early.value.seconds == 600
    slowing.count(what, 3, "198.51.100.1", NOW)
    slowing.count(what, 3, HOME, NOW + timedelta(minutes=61))


def test_what_is_kept_of_it_names_no_address_and_goes_within_an_hour() -> None:
    now = timezone.now()  # the cache counts from it, too
    slowing.count("share", 3, HOME, now)
    slowing.count("share", 3, HOME, now + timedelta(minutes=1))
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM cache")
        ((key, value),) = cursor.fetchall()
    assert "192.0" not in key + value and "share" not in key
    slowing.forget_old(now + timedelta(seconds=3605))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cache")
        assert cursor.fetchone() == (0,)


def test_beyond_it_nothing_is_made_and_the_page_says_when(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(limited.AN_HOUR, "notebook", 1)
    begin(sam())
    answer = sam().post("/walk", {"contact": "no", "length": "short", "device": "shared", "name": "a word"})
    assert answer.status_code == 429 and answer["Retry-After"].isdigit()
    assert "Try again in 60 minutes." in answer.content.decode() and "a word" in answer.content.decode()
    assert not answer.cookies.get("notebook-key")


def test_shares_files_and_uploads_have_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    client, them = steps.alex()
    steps.share(client, them)
    for what in limited.AN_HOUR:
        monkeypatch.setitem(limited.AN_HOUR, what, 0)
    who = with_them(client)
    assert client.post(f"{them}/share/agree", {"consent": "1"}).status_code == 429
    assert client.get(f"{who}/take/whole/a4").status_code == 429
    assert client.post("/notes/data", {"private": "no"}).status_code == 429
    assert sam().post("/return/file", {"held": "{}"}).status_code == 429
    assert sam().post("/card", {}).status_code == 429
    assert sam().post("/walk", {"contact": "no"}).status_code == 429


def test_a_file_costs_the_same_however_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    client, them = steps.alex()
    share = steps.share(client, them)
    who = with_them(client)
    client.post(f"{who}/ending/brief", {"need": "Time."})
    monkeypatch.setitem(limited.AN_HOUR, "file", 0)
    assert client.head(f"{who}/take/whole/a4").status_code == 429
    for address in ("/card/file/a4", f"{share}/receipt/a4", f"{who}/ending/brief?as=a4"):
        assert client.get(address).status_code == 429, address


def test_a_stranger_who_used_up_the_hour_keeps_nobody_from_a_notebook_that_is_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = robin()
    monkeypatch.setitem(limited.AN_HOUR, "notebook", 0)
    assert client.post("/walk", {"contact": "no", "length": "short"}).status_code == 302
    assert sam().post("/walk", {"contact": "no", "length": "short", "device": "shared"}).status_code == 429
