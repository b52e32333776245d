"""Every door that a stranger can push has a limit: the addresses are taken from the app's own list."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from allauth.account import app_settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from intake import slowing
from intake.client import limited
from intake.slowing import TooEarly
from tests import sharing as steps
from tests.desks import SIGN_IN, rivera
from tests.fitcheck.addresses import every_address
from tests.people import begin, robin, sam, with_them
from tests.post import Post, signing_in_by_mail

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
    "/desk/account/sign-in/code": "allauth",
    "/desk/account/forgotten": "allauth",
    "/desk/account/forgotten/code": "three tries of a code that was asked for",
    "/desk/account/forgotten/new": "after the code",
}
REFUSED = {403, 404, 405}  # without a notebook what was sent comes back; nothing is kept


@pytest.fixture
def post(settings: Any) -> Iterator[Post]:
    with signing_in_by_mail(settings) as post:
        yield post


def test_every_address_where_a_stranger_can_send_something_is_named_with_its_limit(post: Post) -> None:
    assert set(DOORS) <= set(every_address())
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


CODE, FORGOTTEN = "/desk/account/sign-in/code", "/desk/account/forgotten"


def statuses(address: str, times: int, **said: str) -> list[int]:
    """Of a stranger who begins anew each time; # in a value is the number of the try."""
    one = [{name: value.replace("#", str(at)) for name, value in said.items()} for at in range(times)]
    return [Client().post(address, each).status_code for each in one]


def test_letters_to_one_address_end_after_a_few_and_from_one_network_after_some_more(post: Post) -> None:
    at = rivera()
    assert statuses(FORGOTTEN, 6, email=at.email) == [302] * 5 + [429]
    assert statuses(CODE, 4, email=at.email) == [302] * 3 + [429] and len(post.letters) == 8
    assert statuses(FORGOTTEN, 15, email="nobody#@example.org") == [302] * 14 + [429]
    assert statuses(CODE, 17, email="nobody#@example.org") == [302] * 16 + [429]


def test_a_code_by_letter_is_tried_three_times(post: Post) -> None:
    at = rivera()
    for asked in (CODE, FORGOTTEN):
        client = sam()
        typed_at = client.post(asked, {"email": at.email})["Location"]
        tried = [client.post(typed_at, {"code": "AAAA-AAAA"}).status_code for _ in range(3)]
        assert tried == [200, 200, 302]
        assert client.post(typed_at, {"code": "AAAA-AAAA"})["Location"] in (asked, SIGN_IN)


def test_the_form_for_a_code_comes_back_with_what_was_typed_and_says_when(post: Post) -> None:
    at = rivera()
    statuses(CODE, 3, email=at.email)
    page = Client().post(CODE, {"email": at.email.upper()})
    assert page.status_code == 429 and page["Retry-After"] == "60"
    said = page.content.decode()
    assert "Codes were asked for too often. Try again in a minute." in said and at.email.upper() in said


def test_signing_in_ends_after_thirty_tries_a_minute_and_says_so_plainly(settings: Any) -> None:
    assert app_settings.RATE_LIMITS["login"] == "30/m/ip"
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
    assert statuses(SIGN_IN, 3, login="", password="") == [200, 200, 429]
    page = Client().post(SIGN_IN, {"login": "", "password": ""})
    assert "Try again in a minute." in page.content.decode() and page["Retry-After"] == "60"
