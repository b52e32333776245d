"""The summary on its page: lists in order, every line with its reason, edits that stand, safety apart."""

import pytest
from django.test import Client

from tests.people import after_a_talk, answer, begin, check_of, sam, with_them

pytestmark = pytest.mark.django_db


def page(client: Client) -> str:
    return client.get("/summary").content.decode()


def test_the_lists_stand_in_their_order_and_every_line_links_to_its_answer() -> None:
    client, check = after_a_talk(T_A1="yes", T_A2="not_seen", G_A2="no", T_A3="no")
    text = page(client)
    places = [text.index(f'id="g-{kind}"') for kind in ("fit", "ask", "flag", "raise")]
    assert places == sorted(places)
    assert "They asked what you want from therapy" in text
    assert f'<a href="/check/{check}/T-A1">Yes' in text
    assert "The goal is not something you want" in text


def test_without_a_red_flag_the_heading_stays_and_claims_nothing() -> None:
    client, _ = after_a_talk(T_A1="yes")
    assert "None of your answers points to one. Not seen yet is not the same as safe." in page(client)


def test_before_anything_was_seen_there_are_needs_and_questions_only() -> None:
    client = sam()
    check = check_of(begin(client, length="full"))
    answer(client, check, {"T-B2": "must"})
    text = page(client)
    assert "this page says nothing about one" in text and "What do you keep private?" in text
    assert "Red flags" not in text and "Fit signals" not in text


def test_a_red_flag_mark_can_be_taken_off_and_put_on() -> None:
    client, _ = after_a_talk(G_A2="no")
    client.post(f"{with_them(client)}/line/raise:G-A2", {"mark": "off"})
    assert 'class="kind k-flag"' not in page(client)
    client.post(f"{with_them(client)}/line/raise:G-A2", {"mark": "on"})
    assert 'class="kind k-flag"' in page(client)


def test_own_words_a_note_and_a_level_stand_on_the_line() -> None:
    client, _ = after_a_talk(T_A1="no")
    client.post(
        f"{with_them(client)}/line/raise:T-A1", {"text": "Let me begin", "note": "it was short", "level": "must"}
    )
    text = page(client)
    assert "Let me begin" in text and "it was short" in text and "You must have this" in text


def test_what_one_wrote_on_a_line_stands_there_as_text_and_on_no_line_of_somebody_else() -> None:
    """Lines of one shape are drawn once, for everybody."""
    one, _ = after_a_talk(T_A1="no")
    other, _ = after_a_talk(T_A1="no")
    one.post(f"{with_them(one)}/line/raise:T-A1", {"note": "<b>finch</b> & {{ who }} gap-who-"})
    other.post(f"{with_them(other)}/line/raise:T-A1", {"note": "a heron"})
    assert "&lt;b&gt;finch&lt;/b&gt; &amp; {{ who }} gap-who-" in page(one) and "heron" not in page(one)
    assert "a heron" in page(other) and "finch" not in page(other)
    assert f"{with_them(other)}/line/raise:T-A1" in page(other) and with_them(one) not in page(other)


def test_a_hidden_line_is_not_shown() -> None:
    client, _ = after_a_talk(T_A1="yes")
    client.post(f"{with_them(client)}/line/fit:T-A1", {"hidden": "1"})
    assert "They asked what you want from therapy" not in page(client)


def test_a_line_moves_before_its_neighbour() -> None:
    client, _ = after_a_talk(T_A1="yes", T_A3="yes")
    first, second = "They asked what you want", "They did what they said"
    text = page(client)
    assert text.index(first) < text.index(second)
    client.post(f"{with_them(client)}/line/fit:T-A3", {"move": "up"})
    text = page(client)
    assert text.index(second) < text.index(first)


def test_a_line_can_be_left_said_or_written() -> None:
    client, _ = after_a_talk(T_A1="no")
    client.post(f"{with_them(client)}/line/raise:T-A1", {"left": "1"})
    assert "You chose to leave this for now." in page(client)
    assert "Can we do that now?" in client.get(f"{with_them(client)}/say/raise:T-A1").content.decode()
    assert "Can we do that now?" in client.get(f"{with_them(client)}/write/raise:T-A1").content.decode()


def test_the_top_three_and_the_opening_lines_lead_the_paper() -> None:
    client, _ = after_a_talk(T_A1="no", T_A3="no")
    client.post(f"{with_them(client)}/top", {"top": ["raise:T-A1"]})
    assert "What I want to say" in client.get(f"{with_them(client)}/take/paper").content.decode()
    client.post(f"{with_them(client)}/opening", {"text": "I think slowly."})
    text = client.get(f"{with_them(client)}/take/card/text").content.decode()
    assert text.startswith("My notes for a first appointment") and "I think slowly." in text


def test_the_paper_names_no_product_no_mark_and_no_red_flag() -> None:
    client, _ = after_a_talk(G_A2="no", T_A1="yes")
    paper = client.get(f"{with_them(client)}/take/paper").content.decode().split("<article")[1].split("</article>")[0]
    assert "Fitcheck" not in paper and "Red flag" not in paper and "svg" not in paper
    assert "You asked what I want from therapy." in paper


def test_a_safety_answer_changes_no_line_and_leads_to_the_private_page() -> None:
    client, check = after_a_talk(T_A1="yes")
    before = page(client)
    client.post(f"/private/list?check={check}", {"s": ["S08"]})
    after = page(client)
    assert "read this in private" in after and "read this in private" not in before
    assert "keep you from other people" not in after
    private = client.get("/private/page").content.decode()
    assert "This is not OK in therapy. It is not your fault." in private and "keep you from other people" in private


def test_a_tier_two_line_says_it_can_be_checked_outside() -> None:
    client, check = after_a_talk(T_A1="yes")
    client.post(f"/private/list?check={check}", {"s": ["S10"]})
    assert "This can be serious. You can check it" in client.get("/private/page").content.decode()


def test_two_answers_that_do_not_agree_stand_on_their_page_until_settled() -> None:
    client, check = after_a_talk(C_A1="right", C_A2="much")
    assert "do not agree" in page(client) and "You had enough time" not in page(client)
    assert "You had enough time" in client.get(f"/check/{check}/pairs").content.decode()
    client.post(f"/check/{check}/pairs", {"pair": "X1", "fits": "both"})
    assert "do not agree" not in page(client) and "You had enough time" in page(client)


def test_what_was_raised_and_changed_stands_as_repaired() -> None:
    client, _ = after_a_talk(R_A1="yes", R_A2="changed")
    text = page(client)
    assert "You asked. They changed it. That is a good sign." in text and 'class="mended"' in text


def test_the_summary_of_a_full_walk_takes_at_most_four_statements(django_assert_max_num_queries) -> None:
    client, _ = after_a_talk(T_A1="yes", T_A2="no", C_A1="little")
    client.get("/summary")
    with django_assert_max_num_queries(4):
        client.get("/summary")


def test_the_reminder_is_neutral() -> None:
    client, _ = after_a_talk(T_A1="yes")
    file = client.get("/later").content.decode()
    assert "SUMMARY:Reminder" in file and "herap" not in file and "itcheck" not in file


@pytest.mark.django_db(transaction=True)
def test_deleting_everything_leaves_no_row() -> None:
    from intake.models import Device, Notebook, Record

    client, _ = after_a_talk(T_A1="yes")
    assert Record.objects.exists()
    assert client.post("/notes/delete").status_code == 200
    assert not (Record.objects.exists() or Notebook.objects.exists() or Device.objects.exists())
    assert client.get("/summary").status_code == 302


def test_not_knowing_is_never_read_out_as_a_need() -> None:
    client = sam()
    check = check_of(begin(client, length="full"))
    answer(client, check, {"U-B2": ["unknown"]})
    assert "I may: I do not know" not in client.get("/notes/meet").content.decode()
    answer(client, check, {"U-B2": ["unknown", "go_quiet"]})
    assert "When I am upset, I may: go quiet." in client.get("/notes/meet").content.decode()


def test_what_is_only_to_be_noticed_stands_under_its_own_heading_everywhere() -> None:
    client, _ = after_a_talk(T_A1="yes", T_A2="not_seen", T_A5="not_seen")
    them, short, heading = with_them(client), "They pay attention to you", "What I want to notice"
    ask, notice = page(client).split('id="g-ask"')[1].split('id="g-notice"')
    assert short in notice and short not in ask and "1 to ask, 1 to notice" in page(client)
    for address, name in {"take": heading, "take/paper": heading, "talk": "To notice"}.items():
        text = client.get(f"{them}/{address}").content.decode()
        before, _, after = text.partition(name)
        assert short in after and short not in before and "Look for this" not in text, address


def test_a_quote_inside_a_quote_has_single_marks() -> None:
    client, _ = after_a_talk(T_A1="yes", P_A3="no")
    assert "I am OK with ‘I keep that private.’" in page(client)
