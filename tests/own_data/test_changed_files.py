"""Files of ours that somebody changed: each is refused with a sentence, and nothing of it is taken in."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from intake import comparing
from tests.own_data.counted import counts
from tests.people import MARKED, sam
from tests.saved import bring, opened_by, take_in

pytestmark = pytest.mark.django_db
Change = Callable[[dict[str, Any]], Any]


def changed(document: dict[str, Any], change: Change) -> bytes:
    change(document)
    return json.dumps(document).encode()


def answer(document: dict[str, Any], item: str = "T-A1") -> dict[str, Any]:
    return next(one for check in document["checks"] for one in check["answers"] if one["item"] == item)


def set_in(document: dict[str, Any], where: str, value: Any) -> None:
    *way, last = [int(one) if one.isdigit() else one for one in where.split(".")]
    for one in way:
        document = document[one]
    document[last] = value  # type: ignore[index]


WRONG: dict[str, tuple[str, Change]] = {
    "a name nobody knows": ("not as we write it", lambda d: d.update(zebra=1)),
    "a name nobody knows in an answer": ("not as we write it", lambda d: answer(d).update(score=5)),
    "a number for a text": ("not as we write it", lambda d: answer(d).update(note=7)),
    "a list for a text": ("not as we write it", lambda d: set_in(d, "therapists.0.nickname", [])),
    "nothing for a list": ("not as we write it", lambda d: set_in(d, "checks", None)),
    "a truth for a number": ("not as we write it", lambda d: set_in(d, "checks.0.number", True)),
    "a number far too high": ("not as we write it", lambda d: set_in(d, "checks.0.number", 10**30)),
    "a NUL": ("not as we write it", lambda d: answer(d).update(note="a\0b")),
    "a line break in a name": ("not as we write it", lambda d: set_in(d, "therapists.0.nickname", "a\nb")),
    "an id with a line break": ("not as we write it", lambda d: set_in(d, "stopped_at", "aaaaaaaa\n")),
    "a note that is too long": ("not as we write it", lambda d: answer(d).update(note="x" * 2001)),
    "a list of ten thousand": ("not as we write it", lambda d: set_in(d, "own.compared", ["aaaaaaaa"] * 10_000)),
    "a length nobody walks": ("not as we write it", lambda d: set_in(d, "checks.0.length", "endless")),
    "half a character": ("damaged", lambda d: answer(d).update(note="\ud800")),
    "a day that cannot be": ("a day that cannot be", lambda d: set_in(d, "checks.0.day", "2026-02-30")),
    "a day to come": ("a day that cannot be", lambda d: set_in(d, "checks.0.day", "2999-12-31")),
    "a question nobody asks": ("question that does not exist", lambda d: answer(d).update(item="T-A99")),
    "a question of another stage": ("question that does not exist", lambda d: answer(d).update(item="T-E1")),
    "an answer nobody offers": ("does not have", lambda d: answer(d).update(options=["perhaps"])),
    "two answers for one": ("does not have", lambda d: answer(d).update(options=["yes", "no"])),
    "a text for an answer": ("does not have", lambda d: answer(d).update(text="a")),
    "a level nobody is asked for": ("does not have", lambda d: answer(d).update(level="must")),
    "a concern that is none": ("does not have", lambda d: answer(d).update(about="C-A1")),
    "a part that is none": (
        "question that does not exist",
        lambda d: set_in(d, "checks.0.importance", {"zebra": "must"}),
    ),
    "a pair that is none": ("question that does not exist", lambda d: set_in(d, "checks.0.settled", {"X99": "a"})),
    "a private line that is none": ("does not exist", lambda d: set_in(d, "checks.0.private_list", ["S99"])),
    "a check twice": ("twice", lambda d: d["checks"].append(d["checks"][-1])),
    "a therapist twice": ("twice", lambda d: d["therapists"].append(d["therapists"][0])),
    "a therapist called like a check": ("twice", lambda d: set_in(d, "therapists.0.id", d["checks"][0]["id"])),
    "an id in the place of nobody": ("twice", lambda d: set_in(d, "therapists.2.id", "notebook")),
    "an answer twice": ("twice", lambda d: d["checks"][1]["answers"].append(d["checks"][1]["answers"][0])),
    "two befores": ("twice", lambda d: d["checks"].append({**d["checks"][0], "id": "aaaaaaaa"})),
    "a check of nobody": ("is not in it", lambda d: set_in(d, "checks.1.therapist", "")),
    "a check of a stranger": ("is not in it", lambda d: set_in(d, "checks.1.therapist", "aaaaaaaa")),
    "a lean to a stranger": ("is not in it", lambda d: set_in(d, "own.decision.lean", "aaaaaaaa")),
    "a later content": ("does not know yet", lambda d: set_in(d, "checks.0.version", "2999-1")),
    "a later content in the list": ("does not know yet", lambda d: d["content_versions"].append("2999-1")),
    "a later kind of file": ("a newer version", lambda d: set_in(d, "schema.version", 2)),
    "another kind of file": ("something else", lambda d: set_in(d, "schema.name", "recipes")),
    "no kind": ("something else", lambda d: d.pop("schema")),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_changed_file_is_refused_with_a_sentence_and_changes_nothing(name: str, document: dict) -> None:
    says, change = WRONG[name]
    before = counts()
    page = bring(sam(), changed(document, change))
    assert page.status_code == 422 and says in page.content.decode() and "Nothing was changed." in page.content.decode()
    assert counts() == before


def test_the_sentence_tells_nothing_of_what_stands_in_the_file(document: dict) -> None:
    document["checks"][0][MARKED] = MARKED
    assert MARKED not in bring(sam(), json.dumps(document).encode()).content.decode()


def test_a_name_and_a_fact_written_by_hand_are_cleaned_as_a_form_cleans_them(document: dict) -> None:
    set_in(document, "therapists.0.nickname", "\u202eKim\u2066 \u2028 Lee")
    set_in(document, "therapists.1.nickname", "\u200b\u2060")
    set_in(document, "therapists.0.practical", {"L-1": "80\n\u202ea session", "L-2": "\u200b"})
    client = sam()
    take_in(client, json.dumps(document).encode())
    opened = opened_by(client)
    assert [one.nickname for one in opened.index.therapists][:2] == ["Kim Lee", ""]
    facts, _needs = comparing.facts(opened, document["therapists"][0]["id"])
    assert {name: fact for name, fact in facts.items() if fact} == {"L-1": "80 a session"}
