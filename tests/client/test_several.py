"""Several therapists in one notebook: told apart, kept apart, put away and taken back, in two tabs, under any name."""

import re

import pytest
from django.test import Client
from django.utils.html import escape

from intake.engine.names import one_line
from tests.people import answer, begin, check_of, sam
from tests.three import add, check_with, lines_of, main_of

pytestmark = pytest.mark.django_db
ALONE = "You got too little time to say what you wanted to say"


@pytest.fixture
def client() -> Client:
    """Somebody who said what they need."""
    client = sam()
    answer(client, check_of(begin(client, length="full")), {"C-B2": "me"})
    return client


def test_a_seventh_is_refused_with_what_to_do_and_the_name_stays_in_the_form(client: Client) -> None:
    for number in range(6):
        add(client, f"number {number}")
    page = client.post("/with/new", {"name": "the seventh"})
    text = page.content.decode()
    assert page.status_code == 422 and "Put one away first" in text and 'value="the seventh"' in text
    notes = main_of(client, "/notes")
    assert "/with/new" not in notes and "Six therapists fit in here at a time" in notes
    page = client.post("/walk", {"contact": "yes", "length": "first", "who": "new", "name": "the seventh"})
    assert page.status_code == 422 and "Put one away first" in page.content.decode()


def test_one_put_away_keeps_everything_and_comes_back_as_it_was(client: Client) -> None:
    one = add(client, "One")
    answer(client, check_with(client, one), {"C-A1": "little"})
    before = lines_of(client, one)
    client.post(f"/with/{one}/archive")
    notes = main_of(client, "/notes")
    assert notes.index("1 put away") < notes.index("One") and "folder-card" in notes
    assert "Put away" in main_of(client, f"/with/{one}") and ALONE in main_of(client, f"/with/{one}/summary")
    client.post(f"/with/{one}/archive")
    assert "put away" not in main_of(client, "/notes")
    assert before and lines_of(client, one) == before


def test_without_nicknames_they_are_told_apart_by_the_order_they_were_added_in(client: Client) -> None:
    one = add(client, "")
    assert "This therapist" in main_of(client, f"/with/{one}")
    two = add(client, "")
    assert "Therapist 1" in main_of(client, f"/with/{one}") and "Therapist 2" in main_of(client, f"/with/{two}")
    client.post(f"/with/{one}/name", {"name": "Kim"})
    assert "Kim" in main_of(client, f"/with/{one}") and "Therapist 2" in main_of(client, f"/with/{two}")


def test_two_tabs_on_two_therapists_save_each_to_their_own(client: Client) -> None:
    one, two = add(client, "One"), add(client, "Two")
    first, second = check_with(client, one), check_with(client, two)
    answer(client, first, {"C-A1": "little"})
    answer(client, second, {"T-A1": "yes"})
    answer(client, first, {"T-A3": "yes"})
    assert ALONE in main_of(client, f"/with/{one}/summary") and ALONE not in main_of(client, f"/with/{two}/summary")
    assert "/check/" + first not in main_of(client, f"/with/{two}/summary")
    assert "/check/" + second not in main_of(client, f"/with/{one}/summary")


def test_a_name_given_in_another_tab_does_not_undo_a_check_begun_in_this_one(client: Client) -> None:
    one = add(client, "One")
    other_tab = Client()
    other_tab.cookies = client.cookies
    check = check_with(client, one)
    other_tab.post(f"/with/{one}/name", {"name": "Another"})
    answer(client, check, {"T-A1": "yes"})
    page = main_of(client, f"/with/{one}")
    assert "Another" in page and f"/check/{check}" in page


def test_what_one_needs_is_said_once_and_stands_in_every_summary(client: Client) -> None:
    for name in ("One", "Two"):
        who = add(client, name)
        answer(client, check_with(client, who), {"T-A1": "yes"})
        assert "/C-B2" in main_of(client, f"/with/{who}/summary")


def test_the_page_before_a_walk_offers_those_who_are_considered_and_begins_with_the_chosen_one(client: Client) -> None:
    one, two, gone = add(client, "One"), add(client, "Two"), add(client, "Gone")
    client.post(f"/with/{gone}/archive")
    page = main_of(client, "/walk?contact=yes")
    assert re.findall(r'name="who" value="(\w+)"', page) == [one, two, "new"]
    check = check_of(begin(client, contact="yes", length="first", who=one))
    assert f"/check/{check}" in main_of(client, f"/with/{one}")
    assert f"/check/{check}" not in main_of(client, f"/with/{two}")
    assert client.post("/walk", {"contact": "yes", "length": "first", "who": "nobody1"}).status_code == 422


HOSTILE = ["<script>alert(1)</script>", "{{ 7*7 }}{% url 'notes' %}", "%(n)d %s {0}", "evil\u200b", "a" * 80]


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_stands_as_it_was_typed_on_every_page_and_in_no_address(client: Client, name: str) -> None:
    one, two = add(client, name), add(client, f"B{name}"[:80])
    for who in (one, two):
        answer(client, check_with(client, who), {"T-A1": "yes", "C-A1": "little"})
    client.post("/compare", {"counts": [f"{one}:trust", f"{two}:trust"], "go": "save"})
    for address in (
        "/notes",
        f"/with/{one}",
        "/compare",
        "/compare/who",
        "/compare/open",
        "/compare/decision",
        "/walk",
    ):
        page = main_of(client, address)
        assert "<script>alert" not in page and "49" not in re.sub(r'value="\w{64}"', "", page)
        assert escape(name) in page, address
    assert re.fullmatch(r"\w+", one)


@pytest.mark.parametrize("name", ["a" * 81])
def test_a_name_that_cannot_be_kept_is_refused(client: Client, name: str) -> None:
    assert client.post("/with/new", {"name": name}).status_code == 422


def test_a_foreign_id_is_not_found_and_changes_nothing(client: Client) -> None:
    other = sam()
    begin(other)
    theirs = add(other, "Theirs")
    for page in ("", "/name", "/archive", "/again", "/decline", "/practical", "/summary"):
        assert client.post(f"/with/{theirs}{page}", {"name": "Mine"}).status_code in (404, 405)
    client.post("/compare/who", {"who": [theirs, add(client, "One")]})
    assert "Theirs" in main_of(other, f"/with/{theirs}")
    assert theirs not in main_of(client, "/compare/open")


def test_two_with_the_same_nickname_are_told_apart_everywhere(client: Client) -> None:
    one, two = add(client, "Kim"), add(client, "kim")
    for address in ("/notes", "/compare/who", "/compare", "/walk?contact=yes"):
        text = main_of(client, address)
        assert "Kim (1)" in text and "kim (2)" in text, address
    client.post(f"/with/{two}/name", {"name": "Sam"})
    assert "Kim (1)" not in main_of(client, f"/with/{one}")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u202eKim\u2066", "Kim"),
        ("Kim\u0007\u2028 Lee", "Kim Lee"),
        ("👩\u200d⚕️ Kim", "👩\u200d⚕️ Kim"),
        ("קים \u200fא", "קים \u200fא"),
    ],
)
def test_a_name_keeps_to_its_line_and_its_direction(client: Client, typed: str, kept: str) -> None:
    one = add(client, typed)
    assert kept in main_of(client, f"/with/{one}") and not set("\u202e\u2066\u2028") & set(main_of(client, "/notes"))


def test_a_name_of_signs_that_nobody_sees_is_no_name() -> None:
    assert [one_line(typed) for typed in ("\u200b\u2060", "\u202e\u0301", "Kim\u200d")] == ["", "", "Kim\u200d"]
