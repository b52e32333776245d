"""Over time: a drawing and a table that say the same, gold only with a repair, and nothing of the private page."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.dateformat import format as date_format

from tests.days import MENDED, STEADY, again, days_ago, first_talk, some_months
from tests.pages import main_in, words_in
from tests.people import answer

pytestmark = pytest.mark.django_db


def page(client: Client, them: str) -> str:
    return client.get(f"{them}/time").content.decode()


def written(days: int) -> str:
    return date_format(timezone.now().date() - timedelta(days=days), "j F Y")


def drawn(text: str) -> list[list[str]]:
    """By day, as they stand from left to right, the signs from the line upwards."""
    figure = text.split('<div class="timeline"')[1].split('<ul class="legend"', maxsplit=1)[0]
    bands = []
    for band in figure.split("<svg width")[1:]:
        spots = re.findall(r'class="k-(\w+)"[^>]*?\b(?:cx|x)="([\d.]+)%" (?:cy|y)="(\d+)"', band)
        places = sorted({float(x) for _sign, x, _y in spots})
        by_place = [[(int(y), sign) for sign, x, y in spots if float(x) == place] for place in places]
        bands += [[sign for _y, sign in sorted(column, reverse=True)] for column in by_place]
    return bands


def told(text: str) -> list[list[str]]:
    """By day, as they stand in the table, the signs of what happened."""
    tables = [part.split("</table>", maxsplit=1)[0] for part in text.split('class="grid-table past"')[1:]]
    return [re.findall(r'class="kind k-(\w+)"', day) for table in tables for day in table.split("<tbody")[1:]]


def test_the_drawing_and_the_table_say_the_same() -> None:
    client, them = some_months()
    text = page(client, them)
    assert drawn(text) == told(text)
    assert told(text) == [
        ["check"],
        ["check", "repair", "raise"],
        ["check", "repair"],
        ["check", "repair"],
        ["check"],
        ["check", "ask"],
    ]
    figure, table = text.split('<div class="timeline"')[1].split("</table>")[0].split("<table")
    for day in (written(95), written(5)):
        assert day in figure and day in table
    for said in re.findall(r"</svg>\s*([A-Z][a-z ]+)</li>", figure):
        assert said in table


def test_more_days_than_fit_in_one_line_go_on_in_the_next() -> None:
    client, them = first_talk(90, T_A1="yes")
    for days in range(80, 8, -7):
        again(client, them, days, STEADY)
    text = page(client, them)
    assert drawn(text) == told(text) == [["check"]] * 12
    assert text.count("<svg width=") == 2
    assert "Show 6 earlier days" in words_in(text)


def test_every_row_leads_to_what_it_rests_on() -> None:
    client, them = some_months()
    table = page(client, them).split('class="grid-table past"')[1].split("</table>")[0]
    rows = table.split("</tr>")[1:-1]
    for row in rows:
        addresses = re.findall(r'href="(/check/[^"]+)"', row)
        assert addresses and all(client.get(one).status_code == 200 for one in addresses), words_in(row)


def test_gold_stands_only_where_something_was_repaired() -> None:
    client, them = first_talk(30, C_A1="little")
    again(client, them, 20, {"TALK_C-A1": "yes", "R-O2_C-A1": "no_change"})
    text = page(client, them)
    for gold in ('class="gold"', "m-repair", "k-repair", "mended", "seamline", "gold line", "Repaired"):
        assert gold not in text, gold
    again(client, them, 10, {"TALK_C-A1": "yes", "R-O2_C-A1": "changed"})
    text = page(client, them)
    for gold in ('class="gold"', "m-repair", "k-repair", "mended", "seamline", "gold line", "Repaired"):
        assert gold in text, gold
    assert f"Noticed on {written(30)}. Changed on {written(10)}." in words_in(text)


@pytest.mark.parametrize("unsafe", [{"TALK_C-A1": "not_safe"}, {"TALK_C-A1": "yes", "R-O2_C-A1": "punished"}])
def test_what_belongs_to_the_private_page_is_not_there(unsafe: dict[str, str]) -> None:
    client, them = first_talk(30, C_A1="little", T_A1="no")
    with_note = {name: {"answer": one, "note": "zebrafinch"} for name, one in unsafe.items()}
    check = again(client, them, 20, with_note)
    text = page(client, them)
    assert told(text) == [["check"], ["check"]] and f"/check/{check}/TALK" not in text
    assert f"/check/{check}/R-O2" not in text and "zebrafinch" not in text
    assert "You got too little time" not in text and "Changed after" not in text
    for picked in ("safe", "threat", "punish", "private"):
        assert picked not in words_in(main_in(text)).lower()
    answer(client, check, {"TALK_C-A1": "yes", "R-O2_C-A1": {"answer": "no_change"}})  # a safe one shows
    text = page(client, them)
    assert told(text) == [["check"], ["check", "raise"]] and f"/check/{check}/R-O2_C-A1" in text
    assert "You got too little time" in text and "Changed after you raised it: 0 of 1" in text


def test_an_unsafe_pick_in_a_hard_moment_and_the_private_list_are_not_there() -> None:
    client, them = first_talk(30, T_A1="yes")
    check = again(client, them, 20, {**MENDED, "U-O2": ["not_safe", "not_understand"]}, "hurt")
    with days_ago(20):
        client.post(f"/private/list?check={check}", {"s": ["S01", "S06"]})
    text = words_in(main_in(page(client, them))).lower()
    assert "something went wrong" in text  # the check itself
    assert "between you two" not in text and "repaired" not in text  # and nothing was won by it
    assert all(picked not in text for picked in ("safe", "not understand", "private", "confiden", "drunk"))


def test_a_thing_not_talked_about_yet_is_no_event() -> None:
    client, them = first_talk(30, C_A1="little")
    again(client, them, 20, {"TALK_C-A1": "not_yet", **STEADY})
    assert told(page(client, them)) == [["check"], ["check"]]


def test_a_check_in_question_is_shown_from_three_answers_on_and_says_what_is_new() -> None:
    client, them = first_talk(45, T_A1="yes")
    again(client, them, 35, STEADY)
    again(client, them, 25, STEADY)
    text = words_in(page(client, them))
    assert text.count("Needs three check-ins.") == 1 and "before:" not in text
    again(client, them, 15, {"G-O1": "partly", "C-O1": "right"})
    text = words_in(page(client, them))
    assert "You know what you are working on now: Partly, before: Yes" in text
    assert "How much they talk now: " not in text
    assert f"{written(35)} Yes {written(25)} Yes {written(15)} Partly" in text
    assert f"{written(35)} About right {written(25)} About right {written(15)} About right" in text
    few = text.split("Needs three check-ins.")[1].split("What happened since")[0].split("What you can do")[0]
    assert few.split() == ["Changes", "you", "asked", "for", "are", "in", "place", "You", "asked", "for", "a", "change"]


def test_where_it_stands_says_how_many_changed_in_words() -> None:
    client, them = some_months()
    text = words_in(page(client, them).split('id="stands"')[1])
    assert "Changed after you raised it: 1 of 2." in text and "%" not in text
    assert f"Noticed on {written(95)}. Changed on {written(80)}." in text  # it lasted: the day it changed stays
    assert "They did not ask what you want from therapy You asked and it has not changed." in text
    assert f"Check again on {date_format(timezone.now().date() + timedelta(days=9), 'j F Y')}." in text


def test_the_summary_tells_the_same_day_of_a_change_that_lasted() -> None:
    client, them = some_months()
    summary = words_in(client.get(f"{them}/summary").content.decode())
    assert f"Noticed on {written(95)}. Changed on {written(80)}." in summary


def test_before_the_first_check_the_page_is_empty_and_nothing_leads_there() -> None:
    client, them = first_talk(3, T_A1="yes")
    assert f'href="{them}/time"' in client.get(them).content.decode()
    fresh = client.post("/with/new", {"name": "Friday"})["Location"]
    assert f'href="{fresh}/time"' not in client.get(fresh).content.decode()
    text = page(client, fresh)
    assert "Nothing stands here yet." in text and "timeline" not in text and "<table" not in text


def test_own_words_of_a_check_stand_with_it() -> None:
    client, them = first_talk(3, T_A1="yes")
    again(client, them, 1, {"OWN": "A calm & slow talk."})
    assert "A calm &amp; slow talk." in page(client, them)


def test_the_page_belongs_to_one_notebook_and_to_one_therapist() -> None:
    client, them = some_months()
    other, _ = first_talk(1, T_A1="yes")
    assert other.get(f"{them}/time").status_code == 404
    assert client.get("/with/me/time").status_code == 404
    friday = client.post("/with/new", {"name": "Friday"})["Location"]
    assert "Repaired" not in page(client, friday)


@pytest.mark.parametrize("more", [0, 12])
def test_two_statements_whatever_the_number_of_checks(more: int, django_assert_num_queries) -> None:
    client, them = some_months()
    for _ in range(more):
        again(client, them, 1, STEADY)
    page(client, them)  # the first visit of a day writes it down
    with django_assert_num_queries(2):
        page(client, them)
