"""Where one leans, a kind no, and practical facts: own words, skippable, sent to nobody."""

import pytest

from tests.people import begin, sam
from tests.three import Three, lines_of, main_of, three

pytestmark = pytest.mark.django_db
LONG = "a" * 20_001


@pytest.fixture
def beside() -> Three:
    return three()


def test_a_decision_is_kept_in_own_words_and_leads_on(beside: Three) -> None:
    client, rivera, priya, tuesday = beside
    said = {"lean": priya, "because": "Warm.\nOn time.", "sure": "rather", "others": "My sister"}
    assert client.post("/compare/decision", said)["Location"] == "/compare/decision?saved=1"
    page = main_of(client, "/compare/decision?saved=1")
    for words in ("Saved", "Priya", "Warm.", "Rather sure", "My sister", "Nothing is sent"):
        assert words in page
    assert f"/with/{priya}/again" in page and f"/with/{priya}/decline" not in page
    assert f"/with/{rivera}/decline" in page and f"/with/{tuesday}/decline" in page
    assert "Warm." in main_of(client, "/compare/decision?change=1")


def test_leaning_to_nobody_may_tell_everyone_and_not_knowing_tells_nobody(beside: Three) -> None:
    client = beside[0]
    client.post("/compare/decision", {"lean": "nobody"})
    assert main_of(client, "/compare/decision").count("/decline") == 3
    client.post("/compare/decision", {"lean": "not_yet"})
    page = main_of(client, "/compare/decision")
    assert "I do not know yet" in page and "/decline" not in page and "/again" not in page


def test_an_empty_decision_is_none(beside: Three) -> None:
    client = beside[0]
    client.post("/compare/decision", {"because": "Warm."})
    assert client.post("/compare/decision", {"because": ""})["Location"] == "/compare"
    assert "<form" in main_of(client, "/compare/decision")


def test_a_decision_goes_with_a_therapist_who_is_deleted_and_the_page_says_so(beside: Three) -> None:
    client, rivera, priya, _ = beside
    client.post("/compare", {"counts": [f"{rivera}:goals", f"{priya}:trust"], "go": "save"})
    client.post("/compare/decision", {"lean": rivera, "because": "Priya was cold."})
    assert "“Where I lean”" in main_of(client, f"/notes/delete/therapist/{priya}")
    client.post(f"/notes/delete/therapist/{priya}")
    page = main_of(client, "/compare/decision")
    assert "Priya" not in page and "<form" in page and "Dr Rivera, Goals" in page


def test_a_therapist_who_was_put_away_is_still_the_one_that_was_leaned_to(beside: Three) -> None:
    client, _, priya, _ = beside
    client.post("/compare/decision", {"lean": priya})
    client.post(f"/with/{priya}/archive")
    assert "<dd>Priya</dd>" in main_of(client, "/compare/decision")
    assert client.post("/compare/decision", {"lean": priya, "sure": "sure"}).status_code == 302


@pytest.mark.parametrize(
    ("address", "field"), [("/compare/decision", "because"), ("/compare/decision", "others"), ("decline", "text")]
)
def test_over_long_words_are_refused_and_stay_in_the_form(beside: Three, address: str, field: str) -> None:
    client, rivera, *_ = beside
    address = f"/with/{rivera}/{address}" if field == "text" else address
    page = client.post(address, {field: LONG})
    assert page.status_code == 422 and LONG in page.content.decode()
    assert client.post(address, {field: LONG[:-1]}).status_code == 302


def test_whom_one_leans_to_has_to_be_one_of_them(beside: Three) -> None:
    assert beside[0].post("/compare/decision", {"lean": "somebody"}).status_code == 422


def test_a_kind_no_has_three_tones_and_is_kept_as_it_was_changed(beside: Three) -> None:
    client, rivera, priya, _ = beside
    address = f"/with/{rivera}/decline"
    offered = {tone: main_of(client, f"{address}?tone={tone}") for tone in ("short", "warm", "names")}
    assert "I wish you well" in offered["warm"] and "other therapists" in offered["names"]
    assert "I wish you well" not in offered["short"] and "Dr Rivera" not in offered["short"].split("<textarea")[1]
    assert "Show large" not in offered["short"]  # there is nothing of one's own to show yet
    client.post(address, {"text": "Thank you, no."})
    page = main_of(client, address)
    assert "Thank you, no." in page and "Show large" in page and "You do not need a reason" in page
    assert "Thank you, no." in main_of(client, f"{address}?as=large")
    assert "Thank you, no." not in main_of(client, f"/with/{priya}/decline")


def test_facts_are_optional_and_stand_beside_what_the_client_said(beside: Three) -> None:
    client, rivera, *_ = beside
    address = f"/with/{rivera}/practical"
    page = main_of(client, address)
    assert 'value="90 a session"' in page and "You said: up to 80" in page
    assert client.post(address, {"L-1": "95"})["Location"] == f"/with/{rivera}"
    assert client.post(f"{address}?from=compare", {"L-5": "English"})["Location"] == "/compare"
    page = main_of(client, "/compare")
    assert "English" in page and "90 a session" not in page
    assert client.post(address, {"L-1": "b" * 2001}).status_code == 422


def test_a_fact_is_never_a_finding(beside: Three) -> None:
    client, rivera, *_ = beside
    before = lines_of(client, rivera)
    client.post(f"/with/{rivera}/practical", {"L-1": "500 a session"})
    assert before and lines_of(client, rivera) == before


@pytest.mark.parametrize("page", ["decline", "practical"])
def test_nobody_and_the_therapist_of_another_notebook_are_not_found(beside: Three, page: str) -> None:
    other = sam()
    begin(other)
    for who in (beside[1], "me", "nothing"):
        assert other.get(f"/with/{who}/{page}").status_code == other.post(f"/with/{who}/{page}").status_code == 404
