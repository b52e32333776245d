"""During a talk: questions to tick and a note, kept whatever another window or a bad connection does."""

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.test import Client
from django.utils import timezone

from intake import talking
from tests.people import MARKED, answer, begin, check_of, sam, with_them

pytestmark = pytest.mark.django_db


def mira() -> tuple[Client, str]:
    """Knows what she needs, and has a first talk before her."""
    client = sam()
    check = check_of(begin(client, length="full"))
    answer(client, check, {"T-B2": "must", "N-B2": "must", "N-B3": "must", "W-B4": "must"})
    return client, client.post("/with/new", {"name": "Friday"})["Location"]


def hidden(client: Client, address: str) -> dict[str, str]:
    """What an open page sends along: the revision it has seen, and its own name."""
    page = client.get(address).content.decode()
    return {name: re.search(rf'name="{name}" value="([^"]*)"', page)[1] for name in ("seen", "page")}  # type: ignore[index]


def asked(client: Client, address: str) -> list[str]:
    page = unquote(client.get(address).content.decode())
    return list(dict.fromkeys(re.findall(r'name="(q:[^"]+)"', page)))


def test_own_questions_stand_there_with_those_of_the_quick_card() -> None:
    client, them = mira()
    page = client.get(f"{them}/talk").content.decode()
    assert len(asked(client, f"{them}/talk")) >= 4
    assert "Not asked" in page and "Partly" in page and "Answered" in page


def test_what_was_ticked_and_noted_stands_there_when_the_page_is_opened_again() -> None:
    client, them = mira()
    first, *_ = asked(client, f"{them}/talk")
    client.post(f"{them}/talk/1", {**hidden(client, f"{them}/talk"), first: "answered", "note": MARKED})
    page = client.get(f"{them}/talk").content.decode()
    assert MARKED in page and re.search(r'value="answered"[^>]*checked', page)


def test_a_talk_is_about_one_therapist_only() -> None:
    client, them = mira()
    client.post(f"{them}/talk/1", {**hidden(client, f"{them}/talk"), "note": MARKED})
    other = client.post("/with/new", {"name": "Monday"})["Location"]
    assert MARKED not in client.get(f"{other}/talk").content.decode()


def test_another_window_cannot_wipe_a_note() -> None:
    client, them = mira()
    one, other = hidden(client, f"{them}/talk"), hidden(client, f"{them}/talk")
    client.post(f"{them}/talk/1", {**one, "note": "They ask how I work best."})
    refused = client.post(f"{them}/talk/1", {**other, "note": MARKED})
    page = refused.content.decode()
    assert refused.status_code == 409
    assert "They ask how I work best." in page and MARKED in page
    assert "They ask how I work best." in client.get(f"{them}/talk").content.decode()


def test_a_window_that_has_read_what_another_one_wrote_may_write_over_it() -> None:
    client, them = mira()
    one, other = hidden(client, f"{them}/talk"), hidden(client, f"{them}/talk")
    client.post(f"{them}/talk/1", {**one, "note": "first"})
    refused = client.post(f"{them}/talk/1", {**other, "note": "second"}).content.decode()
    seen = re.search(r'name="seen" value="(\d+)"', refused)
    assert seen
    client.post(f"{them}/talk/1", {**other, "seen": seen[1], "note": "first and second"})
    assert "first and second" in client.get(f"{them}/talk").content.decode()


def test_a_page_whose_saved_word_got_lost_on_the_way_goes_on_saving() -> None:
    client, them = mira()
    sent = hidden(client, f"{them}/talk")
    for note in ("one", "one two", "one two three"):
        assert client.post(f"{them}/talk/1", {**sent, "note": note}, headers={"HX-Request": "true"}).status_code == 200
    assert "one two three" in client.get(f"{them}/talk").content.decode()


def test_saved_as_it_is_typed_the_answer_is_a_word_and_no_page() -> None:
    client, them = mira()
    sent = {**hidden(client, f"{them}/talk"), "note": "x"}
    response = client.post(f"{them}/talk/1", sent, headers={"HX-Request": "true"})
    assert response["HX-Trigger"] and len(response.content) < 100


def test_a_note_that_is_too_long_is_kept_on_the_page_and_said_to_be_so() -> None:
    client, them = mira()
    long = MARKED + "x" * 20_000
    refused = client.post(f"{them}/talk/1", {**hidden(client, f"{them}/talk"), "note": long})
    assert refused.status_code == 422 and long in refused.content.decode()
    assert client.post(f"{them}/talk/1", {**hidden(client, f"{them}/talk"), "note": "x" * 20_000}).status_code == 302


def test_after_the_talk_the_first_impression_shows_the_note_where_own_words_are_asked_for() -> None:
    client, them = mira()
    sent = {**hidden(client, f"{them}/talk"), "note": MARKED, "go": "on"}
    check = check_of(client.post(f"{them}/talk/1", sent)["Location"])
    assert MARKED in client.get(f"/check/{check}/OWN").content.decode()
    assert MARKED not in client.get(f"/check/{check}/T-A5").content.decode()


def test_whoever_said_how_it_went_four_times_goes_on_with_a_check_in() -> None:
    client, them = mira()
    for _ in range(4):
        client.post(f"{them}/again", {"check": "after-first"})
    check = check_of(client.post(f"{them}/talk/1", {**hidden(client, f"{them}/talk"), "go": "on"})["Location"])
    assert "Check-in" in client.get(f"/check/{check}").content.decode()


def test_an_earlier_talk_stays_readable_with_its_day_and_its_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    client, them = mira()
    first, *_ = asked(client, f"{them}/talk")
    client.post(f"{them}/talk/1", {**hidden(client, f"{them}/talk"), first: "partly", "note": MARKED})
    later = timezone.now().date() + timedelta(days=7)
    monkeypatch.setattr("intake.client.views.talk.today", lambda: later)
    page = client.get(f"{them}/talk").content.decode()
    assert "Earlier talks" in page and f'href="{them}/talk/1"' in page
    earlier = client.get(f"{them}/talk/1").content.decode()
    assert MARKED in earlier and first in unquote(earlier)
    client.post(f"{them}/talk/2", {**hidden(client, f"{them}/talk"), "note": "the second"})
    assert MARKED in client.get(f"{them}/talk/1").content.decode()


def test_a_talk_that_never_was_is_not_found() -> None:
    client, them = mira()
    assert [client.get(f"{them}/talk/{number}").status_code for number in (0, 1, 2, 99)] == [200, 200, 404, 404]
    assert client.get("/with/me/talk").status_code == 404


def test_deleting_a_therapist_takes_the_talks_with_them() -> None:
    client, them = mira()
    client.post(f"{them}/talk/1", {**hidden(client, f"{them}/talk"), "note": MARKED})
    client.post(f"/notes/delete/therapist/{them.split('/')[-1]}", {"sure": "yes"})
    assert client.get(f"{them}/talk").status_code == 404


def test_of_two_windows_that_save_at_the_same_moment_neither_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    client, them = mira()
    one, other = hidden(client, f"{them}/talk"), hidden(client, f"{them}/talk")
    written = talking._after

    def meanwhile(stored: talking.Talk | None, talk: talking.Talk) -> talking.Talk:
        monkeypatch.setattr(talking, "_after", written)
        client.post(f"{them}/talk/1", {**one, "note": "the other one was first"})
        return written(stored, talk)

    monkeypatch.setattr(talking, "_after", meanwhile)
    refused = client.post(f"{them}/talk/1", {**other, "note": MARKED})
    assert refused.status_code == 409 and "the other one was first" in refused.content.decode()


def test_after_news_of_a_concern_a_talk_is_followed_by_a_first_impression_still() -> None:
    client, _ = mira()
    check = check_of(begin(client, contact="yes", length="first"))
    answer(client, check, {"C-A1": "little"})
    them = with_them(client)
    client.post(f"{them}/raised/C-A1/news")
    onward = client.post(f"{them}/talk/1", {**hidden(client, f"{them}/talk"), "go": "on"})["Location"]
    assert "First impression" in client.get(f"/check/{check_of(onward)}").content.decode()
