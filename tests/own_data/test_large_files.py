"""A notebook of years, with long notes, goes out and comes in again as it was."""

from itertools import count
from typing import Any

import pytest
from django.test import Client

from intake.content.reader import questionnaire, versions
from intake.engine.criteria import Stage
from intake.notebook import new_id
from intake.restoring import add
from tests.people import begin, sam
from tests.saved import agree, bring, everything_of, held_in, opened_by, save, sums, take_in

pytestmark = pytest.mark.django_db
LONG = "She asked, and I said: it was too much 🙂.\n" * 470
PHRASE = "four words are best"
PEOPLE, CHECKS, TALKS = 6, 12, 12


def answers(stage: Stage) -> list[dict[str, Any]]:
    items = (item for item in questionnaire().items.values() if item.stage is stage and item.options)
    return [{"item": item.id, "options": [item.options[0]]} for item in items]


def years() -> dict[str, Any]:
    """Everything in it, as `gathering` would tell it."""
    people, numbers = [new_id() for _ in range(PEOPLE)], count(1)
    check = {"length": "full", "day": "2026-01-05", "version": versions()[-1], "grown": False, "follows": []}
    check |= {"importance": {}, "settled": {}, "stage": Stage.ONGOING, "answers": answers(Stage.ONGOING)}
    talk = {"day": "2026-01-05", "note": LONG[:20_000], "asked": {}, "marks": {}}
    talks = [{"number": number + 1, **talk} for number in range(TALKS)]
    mine = [(who, next(numbers)) for who in people for _ in range(CHECKS)]
    return {
        "seen_summary": True,
        "stopped_at": "",
        "therapists": [{"id": who, "nickname": "", "put_away": False, "talks": talks} for who in people],
        "checks": [{"id": new_id(), "therapist": who, "number": number, **check} for who, number in mine],
        "own": {},
    }


def of_years() -> Client:
    client = sam()
    begin(client)
    add(opened_by(client), years())
    return client


def test_megabytes_go_out_and_come_in_as_they_were() -> None:
    client, other = of_years(), sam()
    file = save(client)
    assert len(file) > 3_000_000
    assert take_in(other, file).status_code == 200
    assert_same(client, other)


def test_megabytes_come_in_under_their_phrase_too() -> None:
    client, other = of_years(), sam()
    page = bring(other, save(client, phrase=PHRASE))
    assert agree(other, other.post("/return/file", {**held_in(page), "phrase": PHRASE})).status_code == 200
    assert_same(client, other)


def assert_same(client: Client, other: Client) -> None:
    was, now = opened_by(client), opened_by(other)
    assert everything_of(now) == everything_of(was) and sums(now) == sums(was)
