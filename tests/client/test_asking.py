"""The walk asks what is due, saves what is said, refuses what was not offered, and loses nothing."""

import re

import pytest
from django.test import Client

from intake.content.reader import questionnaire
from tests.people import MARKED, alex, answer, begin, check_of, robin, sam

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


def test_the_first_question_is_the_first_of_trust() -> None:
    client = sam()
    assert begin(client).endswith("/T-B1")


def test_an_answer_leads_to_the_next_question_and_stands_when_one_comes_back() -> None:
    client = robin()
    address = begin(client, contact="yes", length="first")
    onward = client.post(address, {"answer": "partly", "note": "a note"})
    assert onward["Location"].endswith("/P-A1")
    page = client.get(address).content.decode()
    assert 'value="partly" id="id_answer_1" checked' in page and "a note" in page


def test_with_htmx_the_next_question_comes_in_the_same_round_trip_in_three_statements(
    django_assert_max_num_queries,
) -> None:
    client = sam()
    address = begin(client, contact="yes", length="first")
    with django_assert_max_num_queries(3):
        page = client.post(address, {"answer": "partly"}, **HTMX)
    text = page.content.decode()
    assert page["HX-Push-Url"].endswith("/P-A1")
    assert "<title>Question 2 of 6" in text and "Saved: <b>Partly</b>" in text and "<html" not in text


def test_skip_keeps_the_note_and_not_the_choice() -> None:
    client = sam()
    address = begin(client)
    client.post(address, {"answer": ["not_rush"], "note": "later", "go": "skip"})
    page = client.get(address).content.decode()
    assert "later" in page and "checked" not in page


def test_a_follow_up_comes_only_after_the_answer_it_hangs_from() -> None:
    client = sam()
    check = check_of(begin(client, contact="yes", length="short"))
    assert client.get(f"/check/{check}/R-A2").status_code == 404
    assert client.post(f"/check/{check}/R-A1", {"answer": "yes"})["Location"].endswith("/R-A2")
    assert client.get(f"/check/{check}/R-A2").status_code == 200


def test_an_unknown_option_is_refused_with_what_to_do_and_nothing_is_saved() -> None:
    client = sam()
    address = begin(client, contact="yes")
    page = client.post(address, {"answer": "shout", "note": "my note"})
    assert page.status_code == 422
    text = page.content.decode()
    assert "There is a problem" in text and "Select one of the answers." in text and "my note" in text
    assert "my note" not in client.get(address).content.decode()


def test_a_text_that_is_too_long_comes_back_whole() -> None:
    client = sam()
    address = begin(client, contact="yes")
    page = client.post(address, {"answer": "yes", "note": "w" * 100_000})
    assert page.status_code == 422
    assert "Shorten your text to 2000 characters. It has 100000 now." in page.content.decode()
    assert "w" * 100_000 in page.content.decode()


def test_more_than_three_picks_are_refused_where_three_are_offered() -> None:
    client = sam()
    check = check_of(begin(client, length="full"))
    page = client.post(f"/check/{check}/P-B1", {"answer": ["calm", "warm", "funny", "direct"]})
    assert page.status_code == 422 and "Select up to 3." in page.content.decode()


@pytest.mark.parametrize(
    "sent",
    [
        {"answer": "\x00\x01"},
        {"answer": ["yes", "no"], "note": "a\x00b"},
        {"answer": "yes", "about": "nobody", "level": "huge"},
        {"go": "elsewhere"},
        {"answer": "{{ 7*7 }}", "note": "<script>"},
        {},
    ],
)
def test_hostile_posts_never_break_a_page(sent: dict[str, object]) -> None:
    client = sam()
    address = begin(client, contact="yes")
    assert client.post(address, sent).status_code in (302, 422)


@pytest.mark.parametrize("item", ["T-A99", "T-B1", "K-O1", "x", "L-1"])
def test_an_item_that_is_not_on_the_path_is_not_found(item: str) -> None:
    client = sam()
    check = check_of(begin(client, contact="yes"))
    assert client.get(f"/check/{check}/{item}").status_code == 404
    assert client.post(f"/check/{check}/{item}", {"answer": "yes"}).status_code == 404


def test_a_form_without_its_token_comes_back_with_its_text() -> None:
    client = Client(enforce_csrf_checks=True)
    page = client.post("/walk", {"name": "x", "note": f"a long {MARKED} text"})
    assert page.status_code == 403
    assert f"a long {MARKED} text" in page.content.decode()


def test_a_post_after_the_visit_ended_comes_back_with_its_text() -> None:
    client = robin()
    address = begin(client, contact="yes")
    client.get("/leave")
    page = client.post(address, {"answer": "yes", "note": f"a long {MARKED} text"})
    assert page.status_code == 403
    assert f"a long {MARKED} text" in page.content.decode()


def test_a_form_in_another_charset_is_refused_before_anything_reads_it() -> None:
    page = sam().post("/walk", b"name=x", content_type="application/x-www-form-urlencoded; charset=utf-7")
    assert page.status_code in (400, 415)


def test_a_foreign_host_is_refused() -> None:
    assert sam().get("/", HTTP_HOST="evil.example").status_code == 400


def test_a_double_submit_saves_once_and_goes_on() -> None:
    client = sam()
    address = begin(client, contact="yes")
    sent = {"answer": "yes"}
    assert client.post(address, sent)["Location"] == client.post(address, sent)["Location"]


def test_the_full_path_reaches_every_item_of_both_stages_and_ends() -> None:
    for contact, stage in (("no", "before"), ("yes", "after")):
        client = sam()
        asked, address = set(), begin(client, contact=contact, length="full")
        for _ in range(120):
            if "/finish" in address:
                break
            if "/end/" not in address:
                asked.add(address.rsplit("/", 1)[1])
            address = client.post(address, {})["Location"]
        always = {one.id for one in questionnaire().items.values() if one.stage == stage and one.when is None}
        assert "/finish" in address
        assert always <= asked


def test_a_change_from_the_answers_page_comes_back_there() -> None:
    client = sam()
    address = begin(client, contact="yes", length="short")
    back = client.post(f"{address}?from=answers", {"answer": "yes"})["Location"]
    assert back.endswith("/answers")
    assert client.get(back).status_code == 200


def test_a_card_that_stayed_open_in_another_tab_is_sent_again_without_an_error() -> None:
    client = sam()
    client.post("/card", {"answer": "me"})
    again = client.post("/card", {"answer": "they"})
    assert again.status_code == 302
    assert client.get(again["Location"]).status_code == 200


def test_the_quick_card_grows_into_the_short_path_with_nothing_asked_twice() -> None:
    client = sam()
    address = client.post("/card", {"answer": "me"})["Location"]
    check = check_of(address)
    address = client.post(address, {"answer": ["time_think"]})["Location"]
    finish = client.post(address, {"answer": "hard"})["Location"]
    assert client.get(client.get(finish)["Location"]).status_code == 200
    card = client.get("/card/ready").content.decode()
    assert "I would like you to talk less than me." in card and "How will we know if we are a good fit?" in card
    onward = client.post(f"/check/{check}/length/short")["Location"]
    assert onward.endswith("/T-B1")
    page = client.get(f"/check/{check}/C-B2").content.decode()
    assert 'value="me" id="id_answer_0" checked' in page


def test_carry_on_leads_to_the_first_unanswered_question() -> None:
    client = alex()
    check = re.findall(r'href="/check/(\w+)"', client.get("/notes").content.decode())[0]
    answer(client, check, {"T-B1": ["not_rush"]})
    assert f"/check/{check}/P-B3" in client.get("/notes").content.decode()
