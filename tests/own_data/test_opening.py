"""A file says what it adds, asks, and adds it; what is here stays as it is."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from intake.exports import own_data, resume_file
from intake.models import Device, Notebook
from tests.days import days_ago
from tests.pages import main_in, words_in
from tests.people import MARKED, answer, begin, check_of, robin, sam
from tests.released import NEW, OLD, forget, release
from tests.saved import agree, bring, everything_of, held_in, opened_by, save, take_in, wrote_everywhere

pytestmark = pytest.mark.django_db
PHRASE = "four words are best"


@pytest.fixture
def as_of_now(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever was released in a test is not there after it."""
    yield
    monkeypatch.undo()
    forget()


def words(page) -> str:
    return words_in(main_in(page.content.decode()))


def test_it_says_what_it_adds_and_adds_nothing_before_it_was_asked() -> None:
    file, other = save(wrote_everywhere()), sam()
    page = bring(other, file)
    assert "4 checks" in words(page) and "3 therapists" in words(page)
    assert "Dr Rivera" in words(page) and "Who uses this device?" in words(page)
    assert Notebook.objects.count() == 1 and Device.objects.count() == 1


def test_it_opens_a_new_notebook_on_the_device_that_was_said() -> None:
    file, other = save(wrote_everywhere()), sam()
    added = agree(other, bring(other, file))
    assert "Your notebook is open" in words(added) and "a code of its own" in words(added)
    assert opened_by(other).own and other.get("/notes").status_code == 200


def test_opened_twice_it_adds_nothing() -> None:
    client = wrote_everywhere()
    file = save(client, private="yes")
    was = everything_of(opened_by(client))
    page = bring(client, file)
    assert "It adds nothing to your notebook" in words(page)
    agree(client, page)
    assert everything_of(opened_by(client)) == was
    other = sam()
    take_in(other, file)
    assert "It adds nothing to your notebook" in words(bring(other, file))


def test_what_is_here_stays_and_what_is_missing_comes_back() -> None:
    client = sam()
    check = check_of(begin(client, contact="yes", length="full", name="the slow one"))
    answer(client, check, {"T-A1": "no", "T-A3": "yes"})
    file = save(client)
    client.post(f"/check/{check}/T-A1", {"answer": "yes", "note": MARKED})
    answer(client, check, {"T-A4": "yes"})
    page = bring(client, file)
    assert "It adds nothing to your notebook" in words(page)
    assert "1 thing is here already, and says something else. What is here stays." in words(page)
    assert MARKED in client.get(f"/check/{check}/T-A1").content.decode()


def test_a_check_that_was_deleted_comes_back_and_the_rest_stays() -> None:
    client = wrote_everywhere()
    file, was = save(client, private="yes"), everything_of(opened_by(client))
    gone = opened_by(client).index.checks[-1].id
    client.post(f"/notes/delete/check/{gone}")
    page = bring(client, file)
    assert "1 check" in words(page)
    agree(client, page)
    assert everything_of(opened_by(client)) == was


def test_into_another_notebook_checks_stand_in_the_order_of_their_days() -> None:
    with days_ago(20):
        old = sam()
        begin(old, contact="yes", name="the old one", device="own")
    client = sam()
    begin(client, contact="yes", name="the new one")
    take_in(client, save(old))
    heads = opened_by(client).index.checks
    assert [one.number for one in heads] == [1, 2] and heads[0].day < heads[1].day
    assert "the old one" in client.get("/notes").content.decode()


def test_what_the_client_needs_is_said_once_a_file_fills_what_was_not_said_here() -> None:
    old, client = sam(), sam()
    before = check_of(begin(old, length="full"))
    answer(old, before, {"T-B2": "must", "C-B2": "me"})
    here = check_of(begin(client, length="full"))
    answer(client, here, {"T-B2": "nice"})
    take_in(client, save(old))
    index = opened_by(client).index
    assert [one.id for one in index.checks] == [here]
    rows = everything_of(opened_by(client))
    assert rows[here, "T-B2"]["o"] == ["nice"] and rows[here, "C-B2"]["o"] == ["me"]


def test_what_the_client_needs_stays_out_where_it_was_asked_by_another_version(
    monkeypatch: pytest.MonkeyPatch, as_of_now: None, tmp_path: Path
) -> None:
    old, client, third = sam(), sam(), sam()
    before = check_of(begin(old, length="full"))
    answer(old, before, {"T-B4": "yes"})
    begin(old, contact="yes", name="the old one")
    file = save(old)
    release(tmp_path, monkeypatch)
    begin(client, length="full")
    page = bring(client, file)
    assert "What you need stays out" in words(page) and "1 check" in words(page)
    agree(client, page)
    assert [one.version for one in opened_by(client).index.checks] == [NEW, OLD]
    take_in(third, file)  # an older content comes in as it is
    assert [one.version for one in opened_by(third).index.checks] == [OLD, OLD]
    assert third.get(f"/check/{before}/T-B4").status_code == 200
    newer = save(client)
    monkeypatch.undo()
    forget()
    assert "questions that this server does not know yet" in words(bring(sam(), newer))


def test_a_file_in_which_an_id_means_something_else_is_refused_and_changes_nothing() -> None:
    client = robin()
    document = json.loads(client.post("/notes/data", {"as": "data"}).content)
    document["checks"][0]["day"] = "2026-01-01"
    was = everything_of(opened_by(client))
    page = bring(client, json.dumps(document).encode())
    assert page.status_code == 422 and "has gone another way" in words(page)
    assert everything_of(opened_by(client)) == was


def test_beyond_six_therapists_come_put_away_and_the_page_says_so() -> None:
    client, other = sam(), sam()
    for number in range(4):
        client.post("/with/new", {"name": f"one {number}"}) if number else begin(client, contact="yes", name="one 0")
        other.post("/with/new", {"name": f"two {number}"}) if number else begin(other, contact="yes", name="two 0")
    page = bring(client, save(other))
    assert "2 therapists come put away." in words(page)
    agree(client, page)
    assert len(opened_by(client).index.considered()) == 6 and len(opened_by(client).index.therapists) == 8


def test_ids_of_one_notebook_lead_to_nothing_in_another() -> None:
    client, other = wrote_everywhere(), sam()
    take_in(other, save(client))
    check = opened_by(other).index.checks[-1].id
    other.post(f"/check/{check}/T-A3", {"answer": "no", "note": MARKED})
    assert MARKED not in client.get(f"/check/{check}/T-A3").content.decode()
    assert sam().get(f"/check/{check}/T-A3").status_code == 302


def test_a_page_that_said_new_adds_to_no_notebook_that_was_opened_since() -> None:
    file, client = save(wrote_everywhere()), sam()
    page = bring(client, file)
    begin(client)
    was = everything_of(opened_by(client))
    asked = agree(client, page)
    assert "This is added to your notebook" in words(asked) and everything_of(opened_by(client)) == was


def test_a_locked_file_asks_for_its_phrase_and_opens_with_it_in_any_capitals() -> None:
    file, other = save(wrote_everywhere(), phrase=PHRASE), sam()
    page = bring(other, file)
    assert "This file is locked" in words(page)
    opened = other.post("/return/file", {**held_in(page), "phrase": " FOUR words  are Best "})
    assert "It opens a new notebook" in words(opened)
    agree(other, opened)
    assert "Dr Rivera" in other.get("/notes").content.decode()


def test_wrong_phrases_say_so_and_come_slower_like_wrong_codes() -> None:
    file, other = save(robin(), phrase=PHRASE), sam()
    held = held_in(bring(other, file))
    for _ in range(5):
        wrong = other.post("/return/file", {**held, "phrase": "another phrase"})
        assert wrong.status_code == 422 and "This phrase does not open the file." in words(wrong)
    early = other.post("/return/file", {**held, "phrase": PHRASE})
    assert early.status_code == 429 and early["Retry-After"] in ("1", "2")
    assert "This phrase was not tried." in words(early) and f'value="{PHRASE}"' in early.content.decode()
    assert other.post("/return", {"return_code": "0000"}).status_code == 429


def test_the_data_opens_a_notebook_too() -> None:
    client, other = wrote_everywhere(), sam()
    take_in(other, client.post("/notes/data", {"as": "data", "private": "yes"}).content)
    assert everything_of(opened_by(other)) == everything_of(opened_by(client))


def test_a_file_with_private_answers_says_so_before_it_is_opened() -> None:
    client = wrote_everywhere()
    assert "Private: it also holds" in words(bring(sam(), save(client, private="yes")))
    assert "Private: it also holds" not in words(bring(sam(), save(client)))


def test_the_pages_that_lead_here_do() -> None:
    client: Client = robin()
    assert "/notes/data" in client.get("/notes").content.decode()
    assert "/notes/data?then=delete" in client.get("/notes/delete").content.decode()
    assert all("/return/file" in sam().get(one).content.decode() for one in ("/return", "/return/lost"))


def test_a_large_notebook_still_fits_into_what_can_be_opened() -> None:
    """Fifty checks, sixty answers each, every fifth with a note of 300 signs."""
    from django.conf import settings

    page = own_data.compact({"checks": []})
    answers = [
        {"item": f"T-A{n}", "question": "q" * 60, "in_words": "w" * 20, "options": ["partly"]} for n in range(60)
    ]
    noted = [one | ({"note": "n" * 300} if n % 5 == 0 else {}) for n, one in enumerate(answers)]
    document = {"checks": [{"id": "abcdefgh", "answers": noted}] * 50}
    part = resume_file.Part("h" * 40, tuple((one["question"], one["in_words"] + one.get("note", "")) for one in noted))
    page = resume_file.write("en", "My notes", [], [part] * 50, own_data.compact(document))
    assert len(page) < settings.FILE_UPLOAD_MAX_MEMORY_SIZE / 2
    assert json.loads(resume_file.data_of(page))["checks"][0]["answers"][1] == {"item": "T-A1", "options": ["partly"]}
