"""An answer keeps the wording it was given to: a newer version changes no page of what was answered before it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.people import answer, begin, check_of, sam
from tests.released import MARK, forget, release

pytestmark = pytest.mark.django_db
NEEDED: dict[str, Any] = {
    **{"T-B1": ["not_rush", "other"], "T-B2": "must", "T-B4": "not_yet", "C-B2": "me", "C-B1": ["time_think"]},
    **{"G-B1": "Sleep.", "W-B1": "share", "N-B1": ["autistic"], "R-B1": "hard", "L-1": "up to 80", "L-2": ["video"]},
}
SEEN: dict[str, Any] = {
    **{"T-A1": "partly", "T-A5": "no", "T-A6": "no", "C-A1": "little", "W-A1": "yes", "W-A7": "therapist"},
    **{"P-A5": ["too_cold"], "G-A2": "no", "K-A1": "not_seen", "R-A1": "yes", "U-A1": "yes", "U-A9": "not_yet"},
    "R-A2": {"answer": "no_change", "about": "T-A6"},
}
ENDED: dict[str, Any] = {"E-E1": "agreed", "C-E1": "yes", "C-E3": "right", "E-E7": ["sad"], "T-E2": "Lists."}
TAKEN = ("/take", "/take/paper?all=1", "/take/card/text", "/take/large")
RAISED = ("/raised", "/raised/T-A6", "/raised/C-A1")
PAGES = ("", "/summary", *TAKEN, *RAISED, "/time", "/talk", "/remind", "/ending", "/ending/brief")
Known = tuple[Client, str, str, str]


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Called, it releases the second version."""
    yield lambda: release(tmp_path, monkeypatch)
    monkeypatch.undo()
    forget()


@pytest.fixture
def known() -> Known:
    """A browser, its before, a check after a talk, and where the pages of the therapist begin."""
    client = sam()
    before = check_of(begin(client, length="full"))
    answer(client, before, NEEDED)
    check = check_of(begin(client, contact="yes", length="full", name="Tuesday"))
    answer(client, check, SEEN)
    found = re.search(r'href="(/with/\w+)/take"', client.get("/summary").content.decode())
    assert found
    return client, before, check, found[1]


def words_of(client: Client, address: str) -> str:
    """A page without what differs at every look."""
    page = client.get(address)
    assert page.status_code == 200, address
    return re.sub(r'name="csrfmiddlewaretoken"[^>]*|value="[0-9a-f]{8}"', "", page.content.decode())


def addresses(known: Known) -> list[str]:
    """Every page on which answers of the two checks stand."""
    _client, before, check, them = known
    asked = [f"/check/{before}/{item}" for item in NEEDED] + [f"/check/{check}/{item}" for item in SEEN]
    of_checks = [f"/check/{one}{page}" for one in (before, check) for page in ("", "/answers", "/end/1", "/end/2")]
    of_others = [f"/with/me{page}" for page in TAKEN]
    return [*asked, *of_checks, *of_others, *(f"{them}{page}" for page in PAGES), "/notes", "/with/me/summary"]


def test_a_newer_version_changes_no_page_of_what_was_answered_before(known: Known, newer: Callable[[], None]) -> None:
    then = {address: words_of(known[0], address) for address in addresses(known)}
    newer()
    assert then == {address: words_of(known[0], address) for address in addresses(known)}


def again(known: Known, check: str = "after-full") -> str:
    client, *_, them = known
    return check_of(client.post(f"{them}/again", {"check": check})["Location"])


def test_a_new_check_asks_in_the_new_words_and_tells_of_the_last_time_in_the_old(
    known: Known, newer: Callable[[], None]
) -> None:
    newer()
    check = again(known)
    page = words_of(known[0], f"/check/{check}/T-A1")
    assert f"Did the therapist ask what you want from therapy? {MARK}" in page and f"In part {MARK}" in page
    last = re.search(r"Last time you said.*?</p>", page, re.S)
    assert last and "Partly" in last[0] and MARK not in last[0]


def test_what_opens_a_new_check_goes_back_to_what_was_said_in_its_own_words(
    known: Known, newer: Callable[[], None]
) -> None:
    newer()
    client, *_, them = known
    address = client.post(f"{them}/raised/T-A5/news")["Location"]
    page = words_of(client, address)
    assert "you said: They did not pay attention to you." in page
    assert f"Did you talk about this with the therapist? {MARK}" in page


def test_a_summary_of_two_versions_tells_each_answer_in_the_words_of_its_own(
    known: Known, newer: Callable[[], None]
) -> None:
    newer()
    client, *_, them = known
    answer(client, again(known), {"T-A1": "partly", "W-A1": "no"})
    shown = words_of(client, f"{them}/summary")
    assert f"In part {MARK}" in shown  # T-A1, said again
    old = "You got too little time to say what you wanted to say"
    assert old in shown and f"{old} {MARK}" not in shown  # C-A1, said in the first check alone
    taken = words_of(client, f"{them}/take/card/text")
    assert "I did not get to say it all. Can I start next time?\n" in taken
    assert re.search(rf"^.*{re.escape(MARK)}$", taken, re.M)


def test_what_is_asked_no_more_can_be_read_and_changed_where_it_was_asked_and_keeps_its_life(
    known: Known, newer: Callable[[], None]
) -> None:
    client, before, check, them = known
    newer()
    new = again(known)
    assert client.get(f"/check/{new}/T-A6").status_code == 404
    answer(client, new, {"T-A7": "yes", "W-A1": "no"})
    assert "/T-A6" not in words_of(client, f"/check/{new}/answers")
    assert "/T-A6" in words_of(client, f"/check/{check}/answers")
    assert f"/check/{check}/R-A2" in words_of(client, f"{them}/summary")  # no change was made of T-A6
    assert f"/check/{before}/T-B4" in words_of(client, f"{them}/summary")
    for page in PAGES:
        words_of(client, f"{them}{page}")
    answer(client, check, {"T-A6": "yes", "R-A1": "nothing"})
    assert f"/check/{check}/T-A6" in words_of(client, f"{them}/summary")


def test_the_life_of_what_is_asked_no_more_goes_on_in_a_new_check(known: Known, newer: Callable[[], None]) -> None:
    client, *_, them = known
    newer()
    address = client.post(f"{them}/raised/T-A6/news")["Location"]
    onward = client.post(address, {"answer": "yes"})["Location"]
    assert MARK in words_of(client, onward)
    client.post(onward, {"answer": "no_change"})
    assert "You asked more than once and it has not changed." in words_of(client, f"{them}/summary")


def test_what_is_new_is_asked_in_no_check_that_was_begun_before(known: Known, newer: Callable[[], None]) -> None:
    client, _before, check, _them = known
    newer()
    assert client.get(f"/check/{check}/T-A7").status_code == 404
    assert "T-A7" not in words_of(client, f"/check/{check}/answers")
    assert client.get(f"/check/{again(known)}/T-A7").status_code == 200


def test_an_ending_looks_back_in_the_words_of_each_check(known: Known, newer: Callable[[], None]) -> None:
    newer()
    client, *_, them = known
    answer(client, again(known, "ending-full"), ENDED)
    page = words_of(client, f"{them}/ending")
    assert f"sad {MARK}" in page
    assert "I talk most" in page and f"I talk most {MARK}" not in page  # C-B2, shown next to C-E3


def test_another_word_for_the_same_answer_is_no_change_over_time(known: Known, newer: Callable[[], None]) -> None:
    client, *_, them = known
    for release_now in (False, False, True):
        if release_now:
            newer()
        answer(client, again(known, "ongoing-check_in"), {"N-O1": "partly"})
    page = words_of(client, f"{them}/time")
    assert f"In part {MARK}" in page and "Partly" in page
    assert f"In part {MARK}, before" not in page


def test_therapists_seen_in_two_versions_stand_side_by_side_each_in_its_own_words(
    known: Known, newer: Callable[[], None]
) -> None:
    newer()
    client, *_ = known
    check = check_of(begin(client, contact="yes", length="full", who="new", name="Friday"))
    answer(client, check, {"T-A1": "no", "C-A1": "little", "T-A7": "no"})
    page = words_of(client, "/compare")
    said = "You got too little time to say what you wanted to say"
    assert page.count(said) == 2 and page.count(f"{said} {MARK}") == 1
    words_of(client, "/compare/open")


@pytest.mark.parametrize("released", [False, True])
def test_an_answer_takes_as_many_statements_with_two_versions_as_with_one(
    known: Known, newer: Callable[[], None], released: bool, django_assert_num_queries: Any
) -> None:
    if released:
        newer()
    client, _before, check, _them = known
    client.get(f"/check/{check}/T-A2")
    with django_assert_num_queries(3):
        client.post(f"/check/{check}/T-A2", {"answer": "yes"}, HTTP_HX_REQUEST="true")
