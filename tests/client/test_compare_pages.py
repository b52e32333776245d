"""The comparison on its pages: parts, cells, evidence, levels, ticks, the decision; safety answers are nowhere."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.pages import main_of
from tests.people import MARKED, answer, begin, check_of, sam
from tests.three import Three, add, check_with, three

pytestmark = pytest.mark.django_db


@pytest.fixture
def beside() -> Three:
    return three()


def parts(page: str) -> list[str]:
    return re.findall(r'<tr role="row" id="part-(\w+)"', page)


def test_columns_stand_as_they_were_added_and_parts_as_they_matter(beside: Three) -> None:
    page = main_of(beside[0], "/compare")
    assert re.findall(r"<b>([^<]+)</b>", page)[:3] == ["Dr Rivera", "Priya", "The Tuesday one"]
    assert parts(page)[0] == "trust" and parts(page)[-1] == "personality"


def test_a_cell_says_kinds_in_words_and_one_reason_and_leads_to_its_evidence(beside: Three) -> None:
    client, rivera, *_ = beside
    page = main_of(client, "/compare")
    assert "1 fit signal, 1 red flag" in page and "The goal is not something you want" in page
    address = client.post("/compare", {"go": f"{rivera}:goals"})["Location"]
    assert address == f"/with/{rivera}/summary#part-goals" and f'value="{rivera}:goals">1 fit' in page
    assert 'id="part-goals"' in main_of(client, address)


def test_where_nothing_was_seen_it_says_so_with_a_question(beside: Three) -> None:
    page = main_of(beside[0], "/compare")
    assert "Not enough information yet" in page and "Ask: “What do you keep private?" in page


def test_there_is_no_total_and_no_word_of_a_ranking(beside: Three) -> None:
    page = re.sub(r"There is no total and no winner\.|<[^>]+>", "", main_of(beside[0], "/compare"))
    assert not re.search(r"\b(score|total|percent|best|match|rank\w*|winner)\b|%", page, flags=re.I)


def test_table_roles_stand_in_the_markup(beside: Three) -> None:
    page = main_of(beside[0], "/compare")
    tables = page.count('role="table"')
    assert tables == 2
    for role in ("rowgroup", "columnheader", "rowheader", "cell"):
        assert page.count(f'role="{role}"') >= 2 * tables
    assert page.count("cell-name") == page.count('role="cell"')


def test_only_differences_leaves_out_what_is_the_same(beside: Three) -> None:
    client, _, priya, tuesday = beside
    client.post("/compare/who", {"who": [priya, tuesday]})
    answer(client, check_with(client, tuesday), {"T-A1": "yes", "T-A2": "yes", "G-A1": "no"})
    assert "trust" in parts(main_of(client, "/compare"))
    only = main_of(client, "/compare?only=differences")
    assert "trust" not in parts(only) and "goals" in parts(only) and "Show every part" in only


def test_practical_limits_stand_apart_beside_what_the_client_said_and_can_be_hidden(beside: Three) -> None:
    page = main_of(beside[0], "/compare")
    limits = page.split("<h2")[1]
    assert "90 a session" in limits and "You said: up to 80" in limits and "Not known" in limits
    hidden = main_of(beside[0], "/compare?limits=hidden&only=differences")
    assert "90 a session" not in hidden
    here = "/compare?limits=hidden&only=differences"
    turned = [beside[0].post(here, {"go": go})["Location"] for go in ("limits", "only")]
    assert turned == ["/compare?only=differences", "/compare?limits=hidden"]


def test_the_level_of_a_part_can_be_changed_and_moves_it(beside: Three) -> None:
    client = beside[0]
    assert client.post("/compare/part/goals", {"need": "must"})["Location"] == "/compare#part-goals"
    client.post("/compare/part/trust", {"need": "unknown"})
    assert parts(main_of(client, "/compare"))[0] == "goals"
    assert client.get("/compare/part/nothing").status_code == 404
    assert client.post("/compare/part/goals", {"need": "wrong"}).status_code == 422


def test_ticks_fill_the_reasons_and_those_that_are_not_shown_stay(beside: Three) -> None:
    client, rivera, priya, tuesday = beside
    client.post("/compare", {"counts": [f"{rivera}:goals", f"{priya}:trust"], "go": "save"})
    client.post("/compare?only=differences", {"counts": [f"{rivera}:goals", f"{tuesday}:goals"], "go": "lean"})
    page = main_of(client, "/compare/decision")
    assert "Dr Rivera, Goals: The goal is not something you want" in page
    assert "The Tuesday one, Goals" not in page  # nothing was noticed there: no tick stands there
    assert client.post("/compare?limits=hidden", {"go": "save"})["Location"] == "/compare?limits=hidden&saved=1"
    assert "Dr Rivera, Goals" not in main_of(client, "/compare/decision")


def test_whatever_leads_away_from_the_comparison_keeps_what_is_ticked(beside: Three) -> None:
    client, rivera, *_ = beside
    inside = main_of(client, "/compare").split("<form")[1].split("</form>")[0]
    assert "<a " not in inside  # a link would leave it behind, where no script saves it
    for go in ("part:goals", f"{rivera}:goals", f"facts:{rivera}"):
        assert f'name="go" value="{go}"' in inside
        client.post("/compare", {"go": go})
        away = client.post("/compare", {"counts": [f"{rivera}:goals"], "go": go})["Location"]
        assert client.get(away).status_code == 200
        assert re.search(rf'value="{rivera}:goals"[^>]* checked', main_of(client, "/compare")), go
    assert client.post("/compare", {"go": "part:nothing"})["Location"] == "/compare?saved=1"


def test_two_to_four_can_be_chosen(beside: Three) -> None:
    client, rivera, priya, tuesday = beside
    more = [add(client, "Four"), add(client, "Five")]
    for who in ([rivera], [rivera, priya, tuesday, *more], [rivera, "nobody-here"]):
        assert client.post("/compare/who", {"who": who}).status_code == 422
    assert client.post("/compare/who", {"who": [rivera, priya]}).status_code == 302
    assert "The Tuesday one" not in main_of(client, "/compare")


def test_with_fewer_than_two_therapists_it_says_what_it_is_for_and_leads_on() -> None:
    client = sam()
    begin(client)
    page = main_of(client, "/compare")
    assert "there have to be two" in page and "/with/new" in page
    assert "Nobody here yet" in main_of(client, "/compare/open")
    assert client.get("/compare/decision").status_code == client.get("/compare/who").status_code == 200


def test_with_fewer_than_two_answered_it_says_why_and_whom_to_answer_about() -> None:
    client = sam()
    begin(client)
    one, two = add(client, "One"), add(client, "Two")
    page = main_of(client, "/compare")
    assert "two of them" in page and f"/with/{one}/again" in page and f"/with/{two}/again" in page
    assert client.post("/compare", {"go": "save"}).status_code == 200  # nothing to tick: the same page


UNSAFE = {"TALK_G-A2": "not_safe", "R-O2_G-A2": "punished"}


@pytest.mark.parametrize("item", UNSAFE)
def test_a_safety_answer_is_on_no_page_of_the_comparison(beside: Three, item: str) -> None:
    client, rivera, *_ = beside
    check = check_with(client, rivera, "ongoing-full")
    if item.startswith("R-O2"):
        answer(client, check, {"TALK_G-A2": "yes"})
    answer(client, check, {item: {"answer": UNSAFE[item], "note": MARKED}})
    client.post(f"/private/list?check={check}", {"s": ["S01"]})
    assert "read this in private" in main_of(client, f"/with/{rivera}/summary")  # positive control
    for address in ("/compare", "/compare/open", "/compare/decision", f"/with/{rivera}/decline"):
        page = main_of(client, address).lower()
        assert MARKED not in page and "not feel safe" not in page
        assert "threaten" not in page and "punish" not in page and "/private" not in page


def test_the_statements_are_as_many_for_two_therapists_and_few_checks_as_for_six_and_fifty() -> None:
    small, large = _notebook(2, 1), _notebook(6, 50)
    for address in ("/compare", "/compare/open", "/compare/decision", "/notes", "/with/{who}"):
        assert _statements(small, address) == _statements(large, address) <= 3, address


def _notebook(therapists: int, checks: int) -> tuple[Client, str]:
    """Each was seen once, and the last one as often as that."""
    client = sam()
    answer(client, check_of(begin(client, length="full")), {"T-B2": "must"})
    for number in range(therapists):
        who = add(client, f"number {number}")
        for _ in range(checks if number == therapists - 1 else 1):
            answer(client, check_with(client, who, "ongoing-full"), {"C-O1": "right", "W-O1": "yes"})
    return client, who


def _statements(known: tuple[Client, str], address: str) -> int:
    client, who = known
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address.format(who=who)).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    ("go", "to"), [("open", "/compare/open"), ("choose", "/compare/who"), ("only", "/compare?only=")]
)
def test_what_is_ticked_is_kept_on_the_way_to_another_page(beside: Three, go: str, to: str) -> None:
    client, rivera, *_ = beside
    onward = client.post("/compare", {"counts": [f"{rivera}:goals"], "go": go})["Location"]
    assert onward.startswith(to) and re.search(rf'value="{rivera}:goals"[^>]* checked', main_of(client, "/compare"))


def test_what_is_still_open_of_somebody_stands_at_hand_in_the_talk_with_them(beside: Three) -> None:
    client, *_, tuesday = beside
    opened = main_of(client, "/compare/open").split("The Tuesday one")[1]
    talk = main_of(client, f"/with/{tuesday}/talk")
    said = re.findall(r"<li>(?:“([^”]+)”|([^<]+))</li>", opened)
    assert said and all((quoted or plain) in talk for quoted, plain in said)


def test_a_line_taken_out_of_a_summary_is_counted_nowhere(beside: Three) -> None:
    client, rivera, *_ = beside
    before = main_of(client, f"/with/{rivera}/summary")
    client.post(f"/with/{rivera}/line/fit:K-A1", {"hidden": "on"})
    after = main_of(client, f"/with/{rivera}/summary")
    assert "1 fit signal" in before.split('id="part-commitment"')[1][:200]
    assert 'id="part-commitment"' not in after or "1 fit signal" not in after.split('id="part-commitment"')[1][:200]
