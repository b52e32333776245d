"""One check, one therapist, or everything: one page names what goes, and the rest stays."""

import pytest

from intake.models import Record
from tests.people import MARKED, alex, begin, check_of, robin, sam, with_them

pytestmark = pytest.mark.django_db


def test_the_page_names_what_goes_and_a_look_at_it_deletes_nothing() -> None:
    client = robin()
    check = check_of(begin(client, contact="yes"))
    page = client.get(f"/notes/delete/check/{check}").content.decode()
    assert f"the {MARKED} one: How it went" in page and "It cannot be brought back." in page
    assert client.get(f"/check/{check}/answers").status_code == 200


def test_a_check_goes_with_its_answers_and_the_others_stay() -> None:
    client = sam()
    before = begin(client)
    client.post(before, {"answer": ["not_rush"]})
    after = begin(client, contact="yes", length="first")
    client.post(after, {"answer": "no"})
    client.post(f"{with_them(client)}/line/raise:T-A5", {"text": f"{MARKED} words"})
    assert MARKED in client.get("/summary").content.decode()
    client.post(f"/notes/delete/check/{check_of(after)}")
    assert client.get(after).status_code == 404 and client.get(before).status_code == 200
    assert Record.objects.count() == 1
    client.post(begin(client, contact="yes", length="first"), {"answer": "no"})
    assert MARKED not in client.get("/summary").content.decode()


def test_a_therapist_goes_with_the_name_and_what_the_client_needs_stays() -> None:
    client = alex()
    before = begin(client)
    client.post(before, {"answer": ["not_rush"]})
    after = begin(client, contact="yes", name=f"the {MARKED} one")
    client.post(after, {"answer": "yes"})
    address = with_them(client).split("/")[-1]
    assert MARKED in client.get(f"/notes/delete/therapist/{address}").content.decode()
    client.post(f"/notes/delete/therapist/{address}")
    page = client.get("/notes").content.decode()
    assert MARKED not in page and client.get(before).status_code == 200 and client.get(after).status_code == 404


@pytest.mark.parametrize("what", ["check/nothere", "therapist/nothere"])
def test_what_is_not_in_this_notebook_is_not_found(what: str) -> None:
    stranger = check_of(begin(sam()))
    client = alex()
    assert client.get(f"/notes/delete/{what}").status_code == 404
    assert client.post(f"/notes/delete/check/{stranger}").status_code == 404


def test_everything_goes_and_the_browser_is_nobody_again() -> None:
    client = robin()
    assert "Every answer" in client.get("/notes/delete").content.decode()
    assert "Everything is deleted" in client.post("/notes/delete").content.decode()
    assert client.get("/notes").status_code == 302 and not Record.objects.exists()
