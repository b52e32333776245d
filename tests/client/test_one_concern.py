"""One concern, day by day, with words to say next; and what changed since the last check."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.dateformat import format as date_format

from tests.client.test_thread import again, raised
from tests.pages import words_of
from tests.people import MARKED, answer, by_id, check_of

pytestmark = pytest.mark.django_db
Go = Callable[[int], None]


def day(later: int) -> str:
    """A day as the pages have it, counted from today."""
    return date_format(timezone.now().date() + timedelta(days=later), "j F Y")


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Go:
    """Goes to a later day."""

    def go(days: int) -> None:
        then = timezone.now().date() + timedelta(days=days)
        for view in ("therapists", "thread"):
            monkeypatch.setattr(f"intake.client.views.{view}.today", lambda: then)

    return go


def say(client: Client, them: str, concern: str, **said: str) -> None:
    """News of a concern, on the day it is."""
    check = check_of(client.post(f"{them}/raised/{concern}/news")["Location"])
    answer(client, check, {f"{item}_{concern}": one for item, one in by_id(said).items()})


def test_the_life_of_a_concern_stands_day_by_day_with_the_answers_it_rests_on(on: Go) -> None:
    client, them = raised(C_A1="little")
    on(7)
    say(client, them, "C-A1", TALK="yes", R_O2="changed")
    on(14)
    say(client, them, "C-A1", R_O3="no")
    page = client.get(f"{them}/raised/C-A1").content.decode()
    days = [page.index(day(later)) for later in (0, 7, 14)]
    assert days == sorted(days)
    assert len(re.findall(r'href="/check/\w+/(?:C-A1|R-O2_C-A1|R-O3_C-A1)"', page)) == 3
    assert "the change did not last" in page and 'class="mended"' not in page


def test_gold_stands_only_while_it_is_repaired() -> None:
    client, them = raised(C_A1="little")
    assert 'class="mended"' not in client.get(f"{them}/raised/C-A1").content.decode()
    say(client, them, "C-A1", TALK="yes", R_O2="changed")
    assert 'class="mended"' in client.get(f"{them}/raised/C-A1").content.decode()


def test_what_was_never_talked_about_offers_words_in_three_tones_and_a_line_to_be_asked() -> None:
    client, them = raised(C_A1="little")
    short, warm, letter = (words_of(client, f"{them}/raised/C-A1?tone={one}") for one in ("short", "warm", "letter"))
    line = "I did not get to say it all. Can I start next time?"
    assert line in short and line in warm and line in letter
    assert "Hello," in letter and "Hello," not in warm and "not easy for me to say" in warm
    assert "Please ask me about it." in short


def test_words_the_client_changed_are_shown_as_they_left_them_until_a_tone_is_chosen() -> None:
    client, them = raised(C_A1="little")
    client.post(f"{them}/write/raise:C-A1", {"text": MARKED})
    assert MARKED in words_of(client, f"{them}/raised/C-A1")
    assert MARKED not in words_of(client, f"{them}/raised/C-A1?tone=warm")
    assert MARKED not in words_of(client, f"{them}/write/raise:C-A1?tone=warm") and MARKED in words_of(
        client, f"{them}/write/raise:C-A1"
    )


@pytest.mark.parametrize(
    ("did", "line"),
    [
        ("no_change", "I asked about this before. Is it possible to change it, yes or no?"),
        ("brushed_off", "This matters to me. Can we talk about it for five minutes?"),
        ("made_worse", "When I asked, I felt blamed."),
        ("changed", "Thank you. That change helps me."),
        ("explained", "I will think about whether it works for me."),
        ("too_soon", f"Can we look at this again on {day(14)}?"),
    ],
)
def test_each_response_has_its_own_line_to_say_next(did: str, line: str) -> None:
    client, them = raised(C_A1="little")
    say(client, them, "C-A1", TALK="yes", R_O2=did)
    assert line in words_of(client, f"{them}/raised/C-A1")


def test_a_promise_names_the_day_to_check_again_and_leads_to_the_calendar() -> None:
    client, them = raised(C_A1="little")
    say(client, them, "C-A1", TALK="yes", R_O2="too_soon")
    page = client.get(f"{them}/raised/C-A1").content.decode()
    assert f"Put {day(14)} in my calendar" in page and f'href="{them}/remind"' in page


@pytest.mark.parametrize("said", [{"TALK": "not_safe"}, {"TALK": "yes", "R_O2": "punished"}])
def test_whoever_is_not_safe_is_led_to_the_private_page_and_to_no_words(said: dict[str, str]) -> None:
    client, them = raised(C_A1="little")
    assert client.get(f"{them}/raised/C-A1").status_code == 200
    say(client, them, "C-A1", **said)
    assert client.get(f"{them}/raised/C-A1")["Location"] == "/private/page"


def test_a_hard_moment_begins_its_words_with_what_the_client_wrote_of_it() -> None:
    client, them = raised(T_A1="yes")
    check = check_of(client.post(f"{them}/hurt")["Location"])
    answer(client, check, {"H-1": "They laughed.", "H-3": "That they hear me.", "U-O1": "yes", "U-O3": "no"})
    letter = words_of(client, f"{them}/raised/U-O1?tone=letter")
    assert (
        "This is what happened for me: They laughed." in letter and "What I wish for now: That they hear me." in letter
    )
    assert "What I felt" not in letter
    assert "They laughed." not in words_of(client, f"{them}/raised/U-O1?tone=short")


def test_what_is_no_concern_of_theirs_is_not_found() -> None:
    client, them = raised(C_A1="little", T_A1="yes")
    for concern in ("T-A1", "NOTHING", "OWN", "C-B1"):
        assert client.get(f"{them}/raised/{concern}").status_code == 404
    other = client.post("/with/new", {"name": "Friday"})["Location"]
    assert client.get(f"{other}/raised/C-A1").status_code == 404


def test_the_summary_says_what_changed_since_the_last_check_and_what_it_was_before(on: Go) -> None:
    client, them = raised(C_A1="little")
    for later, pace in ((7, "right"), (14, "much")):
        on(later)
        check = check_of(again(client, them))
        client.post(f"/check/{check}/C-O1", {"answer": pace})
        answer(client, check, {"G-O1": "yes"})
    answer(client, check, {"TALK_C-A1": "yes", "R-O2_C-A1": "brushed_off"})
    page = words_of(client, f"{them}/summary")
    assert "What changed since the last time" in page and f"The check before was on {day(7)}." in page
    assert "Now: Too much. Before: About right." in page
    changed = page.split("What changed since the last time")[2].split("Most useful next")[0]
    assert "They did not take it up." in changed and changed.count("Now:") == 1


def test_after_one_check_nothing_is_said_to_have_changed() -> None:
    client, them = raised(R_A1="yes", R_A2="changed")
    assert "What changed since" not in words_of(client, f"{them}/summary")


def test_an_unsafe_answer_is_no_change_since_the_last_time(on: Go) -> None:
    client, them = raised(C_A1="little")
    on(7)
    say(client, them, "C-A1", TALK="yes", R_O2="no_change")
    assert "What changed since" in words_of(client, f"{them}/summary")
    on(14)
    say(client, them, "C-A1", TALK="not_safe")
    assert "What changed since" not in words_of(client, f"{them}/summary")


def test_a_moment_that_was_repaired_stands_on_gold_with_both_days(on: Go) -> None:
    client, them = raised(T_A1="yes")
    check = check_of(client.post(f"{them}/hurt")["Location"])
    answer(client, check, {"U-O1": "yes", "U-O3": "said", "U-O4": "yes", "U-O5": "partly", "U-O7": "soon"})
    before = client.get(f"{them}/summary").content.decode()
    assert 'class="mended"' not in before
    on(21)
    say(client, them, "U-O1", TALK="yes", R_O2="changed")
    page = client.get(f"{them}/summary").content.decode()
    assert 'class="mended"' in page and "1 repaired" in page
    assert "Something went wrong, you talked about it, and it changed." in page
    assert f"Noticed on {day(0)}" in page and f"Changed on {day(21)}" in page


def test_news_of_a_concern_end_at_its_page() -> None:
    client, them = raised(C_A1="little", T_A1="no")
    asked = client.post(f"{them}/raised/C-A1/news")["Location"]
    onward = client.post(asked, {"answer": "yes"})["Location"]
    last = client.post(onward, {"answer": "changed"}, follow=True)
    assert last.redirect_chain[-1][0] == f"{them}/raised/C-A1"
    then = client.post(f"{them}/raised/T-A1/news")["Location"]
    assert client.post(then, {"go": "skip"}, follow=True).redirect_chain[-1][0] == f"{them}/raised/T-A1"
