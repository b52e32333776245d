"""What is written at the end: words in three tones, what is taken along, a plan, a brief; kept or deleted."""

import pytest
from django.test import Client

from tests.ends import END, WRITTEN, ending_of, page, write_all
from tests.people import MARKED

pytestmark = pytest.mark.django_db
LONG = "a" * 20_001


@pytest.mark.parametrize("kind", [kind for kind in END if kind != "not_safe"])
def test_words_to_end_with_come_in_three_tones_by_reason(kind: str) -> None:
    client, _, who = ending_of(kind)
    tones = [page(client, who, f"words?tone={tone}").split("<textarea")[1] for tone in ("short", "warm", "letter")]
    assert len(set(tones)) == 3 and "Hello," in tones[2]
    assert "You do not have to explain." in page(client, who, "words")


def test_words_differ_by_reason_and_name_nobody() -> None:
    shown = {}
    for kind in [kind for kind in END if kind != "not_safe"]:
        client, _, who = ending_of(kind)
        shown[kind] = page(client, who, "words").split("<textarea")[1].split("</textarea>")[0]
    assert len(set(shown.values())) == 5
    assert not any("Tuesday" in text for text in shown.values())


def test_asking_for_names_and_records_is_a_line_that_is_added_once() -> None:
    client, _, who = ending_of("therapist_decided")
    for _ in range(2):
        client.post(f"/with/{who}/ending/words", {"text": "I stop.", "add": ["names", "records"]})
    text = page(client, who, "words")
    assert "I stop." in text and text.count("Can I have a copy of my records?") == 1
    client.post(f"/with/{who}/ending/words", {"text": "Can I have a copy of my records?", "add": ["records"]})
    assert page(client, who, "words").count("Can I have a copy of my records?") == 1


def test_written_words_can_be_shown_large_and_changed() -> None:
    client, _, who = ending_of("plain")
    write_all(client, who)
    assert f"Thank you, {MARKED}." in page(client, who, "words?as=large")
    assert f"Thank you, {MARKED}." in page(client, who, "words?change=1").split("<textarea")[1]
    assert "I want to end our meetings." in page(client, who, "words?tone=short").split("<textarea")[1]
    assert "<textarea" not in page(client, who, "words")


def test_what_is_taken_along_begins_with_the_answers() -> None:
    said = {"T-E2": "They wrote things down.", "R-E2": "Ask early.", "E-E8": "I can say stop."}
    text = page(*ending_of("plain", said)[::2], "along")
    assert all(f">\n{one}</textarea>" in text for one in said.values())
    assert "It is a wish list for you. It is no advice about any person." in text


def test_what_is_taken_along_stands_as_written_and_what_was_left_out_is_not_there() -> None:
    client, _, who = ending_of("plain")
    client.post(f"/with/{who}/ending/along", {"with_me": "I can wait.", "more_of": ["share_decisions"]})
    text = page(client, who, "along")
    assert "I can wait." in text and "They share decisions" in text
    assert "glad" not in text and "What worked" not in text


def test_a_plan_shows_numbers_of_the_chosen_country_and_only_what_was_written() -> None:
    client, _, who = ending_of("plain")
    client.post(f"/with/{who}/ending/hard-days", {"helps": "A walk.", "country": "GB"})
    text = page(client, who, "hard-days")
    assert "A walk." in text and "What I notice first" not in text
    assert text.index("Emergency: 999") < text.index("Text 85258") < text.index("Call 116\N{NO-BREAK SPACE}123")
    assert "Last looked at on" in text


def test_a_plan_shows_no_line_that_was_not_seen() -> None:
    client, _, who = ending_of("plain")
    client.post(f"/with/{who}/ending/hard-days", {"country": "DE"})
    text = page(client, who, "hard-days")
    assert "Emergency: 112" in text and "TelefonSeelsorge" not in text and "Last looked at" not in text


def test_a_plan_prints_on_one_neutral_page() -> None:
    client, _, who = ending_of("plain")
    write_all(client, who)
    paper = page(client, who, "hard-days?as=paper").split("<article")[1].split("</article>")[0]
    assert "<h1>My plan</h1>" in paper and "A walk." in paper
    assert not any(one in paper for one in ("Fitcheck", "herap", "Tuesday", "svg"))


def test_a_brief_is_drawn_from_answers_in_the_clients_voice() -> None:
    said = {"T-E2": "They wrote things down.", "W-E4": "no", "N-E1": "Questions in writing.", "R-E1": "rarely"}
    text = page(*ending_of("plain", {**said, "G-E4": {"answer": "yes", "note": "Work."}})[::2], "brief")
    for line in (
        "This helped me trust: They wrote things down.",
        *("I said yes when I meant no.", "Changes that help me: Questions in writing.", "Lists helped me."),
        *(
            "I asked for changes, and few came.",
            "Later I want to work on: Work.",
            "What helps me talk is: time to think.",
        ),
    ):
        assert line in text


def test_a_brief_leaves_out_nicknames_and_what_is_private() -> None:
    said = {
        "T-E2": "The Tuesday One wrote things down.",
        "C-E1": "Slow talk.",
        "T-E3": {"answer": "no", "note": "told my boss"},
        "E-E6": {"answer": "no", "note": "by text"},
    }
    text = page(*ending_of("therapist_decided", said)[::2], "brief")
    assert "Slow talk." in text
    assert not any(one in text for one in ("Tuesday", "told my boss", "by text"))


def test_a_short_nickname_does_not_empty_the_brief() -> None:
    text = page(*ending_of("plain", {"C-E1": "Slow talk.", "T-E2": "A note from E."}, name="E")[::2], "brief")
    assert "Slow talk." in text and "A note from" not in text


def test_without_answers_a_brief_asks_five_questions() -> None:
    client, _, who = ending_of("not_said")
    text = page(client, who, "brief")
    assert text.count("<textarea") == 5


def test_a_line_that_was_left_out_of_the_brief_stays_out_until_it_is_made_new() -> None:
    client, _, who = ending_of("plain", {"C-E1": "Slow talk."})
    client.post(f"/with/{who}/ending/brief", {"need": "Time."})
    assert "Slow talk." not in page(client, who, "brief")
    text = client.get(f"/with/{who}/ending/brief?as=text").content.decode()
    assert text.startswith("What helps to know about me\nWords I chose.") and text.count("\n- ") == 1
    assert "\n\nWhat I need\n- Time.\n\n" in text
    client.post(f"/with/{who}/ending/brief", {"go": "again"})
    assert "Slow talk." in page(client, who, "brief")


@pytest.mark.parametrize(
    ("name", "field"), [("words", "text"), ("along", "glad"), ("hard-days", "say"), ("brief", "need")]
)
def test_a_text_that_is_too_long_is_kept_on_the_page_and_not_stored(name: str, field: str) -> None:
    client, _, who = ending_of("plain")
    refused = client.post(f"/with/{who}/ending/{name}", {field: LONG})
    assert refused.status_code == 422 and LONG in refused.content.decode()
    assert "Shorten your text to 20000 characters." in refused.content.decode()
    assert "<textarea" in page(client, who, name)
    assert client.post(f"/with/{who}/ending/{name}", {field: LONG[1:]}).status_code == 302


@pytest.mark.parametrize(
    ("name", "onward"), [("words", "along"), ("along", "hard-days"), ("hard-days", "brief"), ("brief", "keep")]
)
def test_every_page_can_be_left_out(name: str, onward: str) -> None:
    client, _, who = ending_of("plain")
    assert f'href="/with/{who}/ending/{onward}">Skip for now' in page(client, who, name)
    assert client.post(f"/with/{who}/ending/{name}", {})["Location"] == f"/with/{who}/ending/{onward}"


def kept(client: Client, who: str, **said: str) -> Client:
    write_all(client, who)
    assert client.post(f"/with/{who}/ending/keep", said)["Location"] == "/notes"
    return client


def test_keeping_says_what_is_stored_and_until_when_and_presses_nothing() -> None:
    client, _, who = ending_of("plain")
    write_all(client, who)
    text = page(client, who, "keep")
    assert "2 checks with their answers and notes" in text and f"{len(WRITTEN)} pages you wrote at the end" in text
    assert "Kept until" in text and "checked" not in text and 'class="btn' not in text
    assert f"/notes/delete/therapist/{who}" in text and 'href="/notes/delete"' in text


def test_put_away_it_leaves_the_list_and_stays_readable() -> None:
    client, _, who = ending_of("plain")
    kept(client, who, go="away")
    assert "Put away" in client.get(f"/with/{who}").content.decode()
    assert MARKED in page(client, who, "brief")


def test_an_empty_press_changes_nothing() -> None:
    client, _, who = ending_of("plain")
    kept(client, who)
    assert "eyebrow" in client.get(f"/with/{who}").content.decode()
    assert 'name="go" value="away"' in page(client, who, "keep")


def test_deleting_the_therapist_takes_the_pages_of_the_end_along() -> None:
    client, _, who = ending_of("plain")
    write_all(client, who)
    client.post(f"/notes/delete/therapist/{who}")
    assert client.get(f"/with/{who}/ending/brief").status_code == 404
