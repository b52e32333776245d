"""The summary of each kind of ending: what it has to say, and what it must not."""

import pytest

from tests.ends import END, ending_of, page
from tests.people import answer, begin, check_of, sam, with_them

pytestmark = pytest.mark.django_db
SAID = {
    "E-E2": "no",
    "E-E5": "no",
    "E-E7": ["sad"],
    "E-E8": "I can say stop.",
    "T-E2": "They wrote things down.",
    "P-E3": "partly",
    "N-E1": "Questions in writing.",
    "R-E1": "most",
    "U-E1": "yes",
    "K-E1": "no",
    "G-E4": {"answer": "yes", "note": "Asking for help."},
}
HAS = {
    "goals_reached": [
        "You finished what you came for",
        *("Skills I can use now", "I can say stop.", "Plan for hard days"),
        *("Looking back", "Sleep through the night.", "What you two repaired", "You can come back if you need to"),
    ],
    "outside_reason": [
        "This ended for a reason outside the fit",
        *("What I need, for the next therapist", "Questions in writing.", "Ways that may cost less"),
        *("Ask a therapist for a lower price", "Plan for hard days", "You can come back if you need to"),
    ],
    "therapist_decided": [
        "This is not your fault",
        *("Names and records", "Ask for names of other therapists", "Ask for a copy of your records"),
        "Plan for hard days",
    ],
    "not_helping": [
        "Deciding to move on is a choice you can make",
        *("What I look for next time", "They wrote things down.", "Brief for the next therapist"),
    ],
    "plain": [
        "This therapy has ended, or will end",
        *("Skills I can use now", "Plan for hard days", "What I look for next time"),
    ],
    "not_safe": ["You did not feel safe", "It is not your fault", "/private/page", "Keep or delete"],
}
VERDICTS = [
    "fit signal",
    "red flag",
    "thing to raise",
    "things to raise",
    "score",
    "best",
    "match",
    "great",
    "well done",
]
NOT = {
    "goals_reached": ["celebrate", "congratulation", "proud of you", "graduat", "happy"],
    "outside_reason": ["you quit", "gave up", "looking back", "repaired", "put in effort", "you could be yourself"],
    "therapist_decided": [
        *("their fault", "blame", "you should", "abandon", "without notice", "dropped", "put in effort"),
        "looking back",
    ],
    "not_helping": ["you failed", "failed", "bad therapist", "your fault", "come back if you need"],
    "plain": ["you finished", "you quit", "failed", "fault"],
    "not_safe": [
        *("goodbye", "thank you", "words to end", "take with me", "skills", "looking back", "come back"),
        *("plan for hard days", "brief"),
    ],
}


@pytest.mark.parametrize("kind", END)
def test_each_kind_has_its_own_summary_with_what_it_must_have(kind: str) -> None:
    client, _, who = ending_of(kind, SAID)
    text = page(client, who)
    assert [one for one in HAS[kind] if one not in text] == []
    headings = [HAS[other][0] for other in END if other != kind]
    assert [one for one in headings if one in text] == []


@pytest.mark.parametrize("kind", END)
def test_no_summary_holds_what_it_must_not(kind: str) -> None:
    client, _, who = ending_of(kind, SAID)
    text = page(client, who).lower()
    assert [one for one in (*VERDICTS, *NOT[kind]) if one in text] == []


@pytest.mark.parametrize("kind", [kind for kind in END if kind != "not_safe"])
def test_mixed_feelings_are_normal_and_a_goodbye_can_be_left(kind: str) -> None:
    text = page(*ending_of(kind, SAID)[::2])
    assert "Mixed feelings are normal." in text and "You can still write one, or leave it." in text


@pytest.mark.parametrize("kind", [kind for kind in END if kind != "not_safe"])
def test_a_summary_of_the_question_alone_still_says_its_sentence_and_leads_on(kind: str) -> None:
    text = page(*ending_of(kind)[::2])
    assert HAS[kind][0] in text
    assert all(f'/ending/{name}"' in text for name in ("words", "along", "hard-days", "brief", "keep"))


def test_earlier_answers_stand_beside_those_of_the_end() -> None:
    text = page(*ending_of("plain", {"G-E1": "no", "P-E3": "partly", "P-E4": "yes", "C-E3": "much"})[::2])
    assert "Sleep through the night." in text and "You can talk and move as usual: Yes" in text
    assert "How much the therapist should talk: I talk most" in text
    assert "You and the therapist are similar as people: It would be nice" in text


def test_not_being_safe_leads_to_the_private_page_at_once_and_from_there_to_no_question() -> None:
    client, check, who = ending_of("plain")
    sent = client.post(f"/check/{check}/E-E1", {"answer": "unsafe"})
    assert sent["Location"] == f"/private/page?check={check}&after=E-E1"
    private = client.get(sent["Location"]).content.decode()
    assert f'href="/with/{who}/ending">Go on' in private and "goodbye" not in private.lower()
    assert client.get(f"/with/{who}/ending/words")["Location"] == f"/with/{who}/ending"
    assert client.get(f"/with/{who}/ending/along")["Location"] == f"/with/{who}/ending"


def test_being_left_without_names_is_told_on_the_private_page_only() -> None:
    client, check, who = ending_of("therapist_decided")
    sent = client.post(f"/check/{check}/E-E6", {"answer": "no", "note": "by text"})
    assert sent["Location"].startswith("/private/page")
    assert "They dropped you without notice or names" in client.get(sent["Location"]).content.decode()
    text = page(client, who)
    assert "dropped" not in text and "by text" not in text and "They told you early" not in text


def test_the_walk_of_an_ending_begins_with_how_it_ended_and_ends_on_its_page() -> None:
    client, _, who = ending_of("not_said")
    first = client.post(f"/with/{who}/ending")["Location"]
    assert first.endswith("/E-E1")
    check = check_of(first)
    answer(client, check, {"E-E1": "mine", "G-E1": "yes"})
    for _ in range(2):  # tried again, it goes on with the one that was begun
        assert client.get(f"/check/{check}/finish?pairs=seen&private=seen")["Location"] == f"/with/{who}/ending"
    assert "You finished what you came for" in page(client, who)


def test_a_question_that_was_left_open_is_gone_on_with_and_asked_in_no_second_check() -> None:
    client, _, who = ending_of("not_said")
    first = client.post(f"/with/{who}/ending")["Location"]
    client.post(first, {"go": "skip"})
    assert client.post(f"/with/{who}/ending")["Location"] == first


def test_before_it_was_said_there_is_one_question_and_the_ways_on_without_it() -> None:
    client, _, who = ending_of("not_said")
    text = page(client, who)
    assert "How is this ending?" in text and text.count('class="btn"') == 1
    assert all(f'/ending/{name}"' in text for name in ("words", "along", "hard-days", "brief", "keep"))


def test_an_ending_belongs_to_a_therapist_of_this_notebook() -> None:
    client, _, who = ending_of("plain")
    for name in ("", "/words", "/along", "/hard-days", "/brief", "/keep"):
        assert client.get(f"/with/{who}/ending{name}").status_code == 200
        assert client.get(f"/with/me/ending{name}").status_code == 404
        assert client.get(f"/with/nobody/ending{name}").status_code == 404
    stranger = sam()
    begin(stranger, contact="yes")
    assert with_them(stranger) and stranger.get(f"/with/{who}/ending").status_code == 404


def test_a_page_of_the_end_takes_the_same_statements_after_more_checks(django_assert_max_num_queries) -> None:
    client, _, who = ending_of("goals_reached", SAID)
    page(client, who)
    for _ in range(3):
        client.post(f"/with/{who}/again", {"check": "ending-short"})
    with django_assert_max_num_queries(3):
        page(client, who)
