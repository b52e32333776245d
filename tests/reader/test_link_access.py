"""Who may read by link: every address of the room with nothing, with what is not theirs, and with what is."""

import re
import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from intake import sharing
from intake.models import Opening, Reply, Share
from intake.reader import urls
from tests.desks import rivera
from tests.links import OPENS_NOTHING, Linked, linked, with_a_friend
from tests.people import MARKED, alex, sam

pytestmark = pytest.mark.django_db
ADDRESSES = ["/" + str(one.pattern) for one in urls.with_code_and_pin]
WRITTEN = {"send": "1", "noticed": "Hello", "referral": "Ask Dr Weber."}
TODAY = timezone.now().date()


def without_tokens(response: HttpResponse) -> str:
    return re.sub(r'value="\w{64}"', "", response.content.decode())


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_opened_without_a_form_leads_to_the_fields(address: str) -> None:
    linked()
    assert sam().get(address)["Location"] == "/s/"
    empty = sam().post(address)
    assert empty.status_code == 422 and MARKED not in empty.content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("who", [sam, alex, lambda: rivera().client], ids=["nobody", "a client", "a desk"])
def test_nobody_reads_without_both(address: str, who: Callable[[], Client]) -> None:
    mine, other = linked(), linked()
    client = who()
    foreign = [
        {**mine.typed, "pin": other.receipt.pin if other.receipt.pin != mine.receipt.pin else "12"},
        {**mine.typed, "code": OPENS_NOTHING},
        {**mine.typed, "code": mine.receipt.end_code},
        {**mine.typed, "code": str(mine.receipt.id)},
        {**mine.typed, "pin": ""},
        {**mine.typed, "code": ""},
    ]
    for typed in foreign:
        answer = client.post(address, {**WRITTEN, **typed})
        assert answer.status_code in (404, 422) and MARKED not in answer.content.decode()
    assert not Reply.objects.exists() and not Opening.objects.exists()


def test_with_both_everybody_reads_and_nothing_is_remembered() -> None:
    one = linked()
    client = sam()
    page = client.post("/s/read", one.typed)
    assert page.status_code == 200 and MARKED in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store"
    assert set(client.cookies) == {"csrf"}
    assert client.get("/s/read").status_code == 302 and MARKED not in client.get("/s/").content.decode()


@pytest.mark.parametrize("address", ["/s", "/s/"])
def test_the_page_with_the_fields_is_neutral_and_sets_one_cookie(address: str) -> None:
    client = sam()
    page = client.get(address)
    assert "<title>Code and PIN – Notebook</title>" in page.content.decode()
    assert set(client.cookies) == {"csrf"} and page.headers["Cache-Control"] == "no-store"


def test_an_open_notebook_changes_nothing_about_the_page() -> None:
    one = linked()
    nobody, client = sam(), alex()
    assert without_tokens(nobody.get("/s/")) == without_tokens(client.get("/s/"))
    assert without_tokens(nobody.post("/s/read", one.typed)) == without_tokens(client.post("/s/read", one.typed))


def test_a_share_by_link_is_at_no_desk() -> None:
    one, at = linked(), rivera()
    for share in (one.receipt.id, uuid.uuid4()):
        assert at.client.get(f"/desk/share/{share}").status_code == 404


@pytest.mark.parametrize("address", [one for one in ADDRESSES if one != "/s/read"])
def test_a_friend_reads_and_finds_no_reply(address: str) -> None:
    one = with_a_friend()
    assert MARKED in sam().post("/s/read", one.typed).content.decode()
    assert sam().post(address, {**one.typed, **WRITTEN}).status_code == 404
    assert not Reply.objects.exists()


def ended_long_ago() -> Linked:
    """Its row is still there: the daily clean-up has not run."""
    one = linked(days=90)
    sharing.end(one.opened, one.receipt.id, TODAY - timedelta(days=30))
    assert Share.objects.exists()
    return one


def run_out_long_ago() -> Linked:
    return linked(days=14, today=TODAY - timedelta(days=44))


@pytest.mark.parametrize("over", [ended_long_ago, run_out_long_ago])
def test_what_ended_long_ago_and_what_never_was_are_the_same_page_and_the_same_work(over: Callable[[], Linked]) -> None:
    one = over()
    client, pages, work = sam(), [], []
    client.get("/s/")
    for code in (one.receipt.code, OPENS_NOTHING):
        with CaptureQueriesContext(connection) as asked:
            answer = client.post("/s/read", {**one.typed, "code": code})
        assert answer.status_code == 404 and "This code opens nothing" in answer.content.decode()
        pages.append(without_tokens(answer).replace(code, ""))
        work.append(len(asked))
    assert pages[0] == pages[1] and work[0] == work[1]


def test_what_ended_lately_tells_its_day_and_no_more() -> None:
    one = linked()
    sharing.end(one.opened, one.receipt.id, TODAY)
    page = sam().post("/s/read", one.typed)
    assert page.status_code == 200 and "Access ended" in page.content.decode()
    assert MARKED not in page.content.decode() and "Alex" not in page.content.decode()
    written = sam().post("/s/reply/lines", {**one.typed, **WRITTEN})
    assert written.status_code == 409 and "Access ended" in written.content.decode()


def test_a_page_that_is_open_when_access_ends_sends_nothing_any_more() -> None:
    one = linked()
    client = sam()
    client.post("/s/read", one.typed)
    sharing.end(one.opened, one.receipt.id, TODAY)
    assert client.post("/s/reply", one.typed).status_code == 409
    assert not Reply.objects.exists()
