"""Several therapists, and the thread of what was raised: a check opens with it, and its history stays."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.dateformat import format as date_format

from tests.people import after_a_talk, answer, begin, check_of, sam, with_them

pytestmark = pytest.mark.django_db


def raised(**said: str) -> tuple[Client, str]:
    """After a first talk, with things to raise; where the therapist's pages begin."""
    client, _check = after_a_talk(**said)
    return client, with_them(client)


def again(client: Client, them: str, check: str = "ongoing-check_in") -> str:
    return client.post(f"{them}/again", {"check": check})["Location"]


def test_the_next_check_opens_with_what_was_raised() -> None:
    client, them = raised(C_A1="little")
    address = again(client, them)
    page = client.get(address).content.decode()
    assert "Did you talk about this with the therapist?" in page and "Change that answer" in page
    onward = client.post(address, {"answer": "yes"})["Location"]
    assert "What did the therapist do?" in client.get(onward).content.decode()
    client.post(onward, {"answer": "changed"})
    summary = client.get(f"{them}/summary").content.decode()
    assert 'class="mended"' in summary and "You asked. They changed it." in summary


def test_a_change_is_asked_about_at_the_next_check_and_may_have_slipped() -> None:
    client, them = raised(C_A1="little")
    address = again(client, them)
    client.post(client.post(address, {"answer": "yes"})["Location"], {"answer": "changed"})
    address = again(client, them)
    assert "Did the change last?" in client.get(address).content.decode()
    client.post(address, {"answer": "no"})
    assert "the change did not last" in client.get(f"{them}/summary").content.decode()


def test_three_concerns_at_most_open_a_check() -> None:
    client, them = raised(C_A1="little", T_A1="no", T_A3="no", W_A1="no", G_A1="no")
    check = check_of(again(client, them))
    page = client.get(f"/check/{check}/answers").content.decode()
    assert len(set(re.findall(r"/TALK_[\w-]+", page))) == 3


def test_not_feeling_safe_to_talk_leads_to_the_private_page_and_on() -> None:
    client, them = raised(C_A1="little")
    onward = client.post(again(client, them), {"answer": "not_safe"})["Location"]
    assert onward.startswith("/private/page")
    page = client.get(onward).content.decode()
    assert "/C-O1" in page


def test_news_of_a_concern_can_be_noted_at_any_time_and_is_listed_with_its_day() -> None:
    client, them = raised(C_A1="little")
    assert "Note what happened" in client.get(f"{them}/raised").content.decode()
    address = client.post(f"{them}/raised/C-A1/news")["Location"]
    assert address.endswith("/TALK_C-A1")
    assert client.post(f"{them}/raised/C-A1/news")["Location"] == address  # the same one on the same day
    assert client.post(f"{them}/raised/T-A1/news").status_code == 404
    client.post(client.post(address, {"answer": "yes"})["Location"], {"answer": "no_change"})
    assert "You asked and it has not changed." in client.get(f"{them}/raised").content.decode()


def test_a_hard_moment_begins_with_own_words() -> None:
    client, them = raised(T_A1="yes")
    assert "Hard moments happen" in client.get(f"{them}/hurt").content.decode()
    address = client.post(f"{them}/hurt")["Location"]
    assert "What happened?" in client.get(address).content.decode()


def test_after_blame_the_check_ends_on_the_six_ways_with_none_in_front() -> None:
    client, them = raised(C_A1="little")
    address = again(client, them)
    check = check_of(address)
    client.post(client.post(address, {"answer": "yes"})["Location"], {"answer": "made_worse"})
    onward = client.get(f"/check/{check}/finish?pairs=seen&private=seen")["Location"]
    assert onward == f"{them}/options"
    page = client.get(onward).content.decode()
    assert page.index("Stay and watch") < page.index("Ask for a referral") < page.index("Talk to someone else first")


def test_answers_about_one_therapist_are_in_no_other_summary_and_needs_are_shared() -> None:
    client = sam()
    before = check_of(begin(client, length="full"))
    answer(client, before, {"C-B2": "me"})
    first = begin(client, contact="yes", length="first", who="new", name="Tuesday")
    client.post(first, {"answer": "no"})
    tuesday = with_them(client)
    begin(client, contact="yes", length="first", who="new", name="Friday")
    friday = with_them(client)
    assert tuesday != friday
    assert "pay attention" not in client.get(f"{friday}/summary").content.decode()
    for them in (tuesday, friday):
        assert "/C-B2" in client.get(f"{them}/summary").content.decode()


def test_six_therapists_fit_and_one_can_be_put_away_and_taken_back() -> None:
    client = sam()
    begin(client)
    for number in range(6):
        last = client.post("/with/new", {"name": f"number {number}"})["Location"]
    assert client.post("/with/new", {"name": "one more"}).status_code == 422
    client.post(f"{last}/archive")
    assert "1 put away" in client.get("/notes").content.decode()
    assert client.post("/with/new", {"name": "one more"}).status_code == 302
    assert client.post(f"{last}/archive").status_code == 422  # six again
    assert client.get(last).status_code == 200


def test_four_checks_after_a_contact_are_offered_and_then_ongoing_ones() -> None:
    client, them = raised(T_A1="yes")
    for _ in range(3):
        assert "/check/" in again(client, them, "after-first")
    assert 'value="after-first"' not in client.get(f"{them}/again").content.decode()
    assert again(client, them, "after-first").endswith("/again")


@pytest.mark.parametrize("page", ["", "/summary", "/again", "/raised", "/hurt", "/options", "/name", "/take"])
def test_a_therapist_of_another_notebook_is_not_found(page: str) -> None:
    _, them = raised(T_A1="yes")
    other, _ = raised(T_A1="yes")
    assert re.fullmatch(r"/with/\w+", them)
    assert other.get(f"{them}{page}").status_code == 404


@pytest.mark.parametrize("more", [1, 12])
def test_pages_take_as_many_statements_with_many_checks_as_with_few(more: int, django_assert_max_num_queries) -> None:
    client, them = raised(C_A1="little")
    for _ in range(more):
        client.post(again(client, them), {"answer": "not_yet"})
    client.get(f"{them}/summary")
    for page in (f"{them}/summary", them, "/notes", f"{them}/raised", f"{them}/ending"):
        with django_assert_max_num_queries(4):
            assert client.get(page).status_code == 200


def test_a_hard_moment_begins_with_own_words_also_while_something_waits_to_be_raised() -> None:
    client, them = raised(C_A1="little")
    assert "What happened?" in client.get(client.post(f"{them}/hurt")["Location"]).content.decode()


def test_what_was_talked_about_without_an_answer_yet_is_lost_nowhere() -> None:
    client, them = raised(C_A1="little")
    client.post(again(client, them), {"answer": "yes"})
    summary = client.get(f"{them}/summary").content.decode()
    assert "Raised, and what happened" in summary and "You talked about it." in summary
    assert "You talked about it." in client.get(f"{them}/raised").content.decode()


def test_repaired_stands_with_the_day_it_was_noticed_and_the_day_it_changed(monkeypatch) -> None:
    client, them = raised(C_A1="little")
    monkeypatch.setattr("intake.client.views.therapists.today", lambda: timezone.localdate() + timedelta(days=7))
    address = again(client, them)
    client.post(client.post(address, {"answer": "yes"})["Location"], {"answer": "changed"})
    first, then = timezone.localdate(), timezone.localdate() + timedelta(days=7)
    page = client.get(f"{them}/summary").content.decode()
    said = page.split('class="mended"')[1].split("</div>\n</div>")[0]
    assert date_format(first, "j F Y") in said and date_format(then, "j F Y") in said


def test_the_summary_is_one_tap_from_a_therapist_also_while_a_check_is_not_finished() -> None:
    client, them = raised(C_A1="little")
    again(client, them)
    page = client.get(them).content.decode()
    assert "A check is not finished" in page and f'href="{them}/summary"' in page
