"""What the pages promise: each sentence stands on its page, and beside it what would catch it broken."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from intake import expiring, returning
from intake.client import presence, urls
from intake.content import reader
from intake.models import Notebook, Record, Share
from tests.desks import rivera
from tests.people import MARKED, begin, check_of, robin, sam
from tests.saved import bring, save
from tests.sharing import alex
from tests.sharing import share as shared_with

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def privacy() -> str:
    return _page(sam(), "/privacy")


def _page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_no_account_no_name_no_email() -> None:
    assert "No account, no name, no email." in privacy()
    pages = [sam().get(one).content.decode() for one in ("/", "/walk", "/card", "/return", "/display")]
    assert not any('type="email"' in page or 'autocomplete="email"' in page for page in pages)
    assert not {"account_login", "login", "signup"} & {one.name for one in urls.urlpatterns}


def test_every_answer_is_sealed_from_the_first_one_on() -> None:
    assert "sealed from the first one on" in privacy()
    client = robin()
    address = begin(client, contact="yes", length="first")
    client.post(address, {"answer": "no", "note": MARKED})
    assert MARKED in client.get(address).content.decode()
    assert all(MARKED.encode() not in bytes(row.sealed) for row in Record.objects.all())


def test_a_reader_sees_the_lines_that_were_picked_and_nothing_else_and_nobody_sees_more() -> None:
    assert "A reader you choose sees the lines you pick, until a day you choose, and nothing else." in privacy()
    at, (client, them) = rivera(), alex()
    assert MARKED in _page(client, f"{them}/take")  # positive control
    shared_with(client, them, "meet:C-B4", handle="rivera")
    read = at.client.get(f"/desk/share/{Share.objects.get().id}").content.decode()
    assert "I need silence to think." in read and MARKED not in read and "did not get to say it all" not in read
    assert MARKED not in _page(at.client, "/desk/")


def test_every_question_can_be_skipped_to_the_end() -> None:
    assert "You can skip every question." in privacy()
    client = sam()
    address = begin(client, contact="yes", length="short")
    for _ in range(60):
        if "/finish" in address:
            break
        address = client.post(address, {"go": "skip"})["Location"]
    assert "/finish" in address


def test_notes_are_kept_as_long_as_the_page_says_and_no_longer() -> None:
    assert "90 days after your last visit, 180 once you saw a summary." in privacy()
    today = TODAY()
    _, kept = returning.begin(own=False, today=today - timedelta(days=90))
    _, gone = returning.begin(own=False, today=today - timedelta(days=91))
    expiring.expire(today)
    assert [one.id for one in Notebook.objects.all()] == [kept.id] and gone.id != kept.id


def test_the_cookies_are_those_the_page_names_and_last_as_it_says() -> None:
    assert "On a shared device, 30 minutes or until you close the browser. On your own, 30 days." in privacy()
    shared, own = robin(), sam()
    begin(own, device="own")
    own.post("/display", {"scheme": "dark"})
    own.get("/card")
    assert set(own.cookies) <= {settings.NOTEBOOK_COOKIE, settings.DISPLAY_COOKIE, settings.CSRF_COOKIE_NAME}
    assert own.cookies[settings.NOTEBOOK_COOKIE]["max-age"] == presence.OWN_DEVICE == 30 * 24 * 3600
    assert shared.cookies[settings.NOTEBOOK_COOKIE]["max-age"] == "" and presence.SHARED_MINUTES == 30
    assert all(one["httponly"] for one in own.cookies.values())


def test_deleting_needs_no_code_and_says_what_is_true_of_this_database() -> None:
    assert "You need no code for it." in privacy()
    assert ("overwritten" in privacy()) is (connection.vendor == "sqlite")
    client = robin()
    client.post("/notes/delete")
    assert not Notebook.objects.exists() and not Record.objects.exists()


def test_every_page_says_draft_until_a_clinician_and_interviews_have_their_day(monkeypatch, tmp_path) -> None:
    assert reader.is_draft() and "Draft, not yet reviewed" in sam().get("/").content.decode()
    folder = tmp_path / "versions" / "x"
    folder.mkdir(parents=True)
    monkeypatch.setattr(reader, "HERE", tmp_path)
    for text, draft in (("clinician = 2027-01-31", True), ("clinician = 2027-01-31\ninterviews = 2027-02-01", False)):
        (folder / "review.toml").write_text(text)
        reader.is_draft.cache_clear()
        assert reader.is_draft("x") is draft
    reader.is_draft.cache_clear()


def test_nothing_of_a_walk_is_in_any_address() -> None:
    client = Client()
    address = begin(client, contact="yes", name=MARKED, length="first")
    onward = client.post(address, {"answer": "no", "note": MARKED})
    assert MARKED not in address + onward["Location"]


def test_a_file_that_is_looked_at_is_kept_nowhere_and_holds_no_code() -> None:
    page = privacy()
    assert "A file you open here is kept only when you say so." in page and "Your code is never in it." in page
    client = robin()
    code, file = client.get("/notes/code?show=1").context["code"], save(client)
    before = Notebook.objects.count(), Record.objects.count()
    assert bring(sam(), file).status_code == 200
    assert (Notebook.objects.count(), Record.objects.count()) == before and code not in file.decode()


def test_private_answers_are_in_a_file_only_if_one_says_so() -> None:
    assert "What you answered on the private page is in it only if you say so." in privacy()
    client = robin("full")
    check = check_of(begin(client, contact="yes", length="full"))
    client.post(f"/private/list?check={check}", {"s": ["S01"]})
    assert '"S01"' not in save(client).decode() and '"S01"' in save(client, private="yes").decode()
