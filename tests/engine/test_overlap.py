"""A wish beside a card: same, different, or a thing to ask, by worked cases."""

import pytest

from intake.content import reader
from intake.engine.overlap import COMPARED, TEXTS, set_beside

CASES = [
    ("the same answer", "C-B2", ["me"], {"C-B2": ["me"]}, "same"),
    ("another answer", "C-B2", ["me"], {"C-B2": ["they"]}, "different"),
    ("the card does not say", "C-B2", ["me"], {}, "ask"),
    ("the client does not know", "C-B2", ["unknown"], {"C-B2": ["me"]}, "ask"),
    ("the card does not know", "C-B4", ["long"], {"C-B4": ["unknown"]}, "ask"),
    ("disliking silences is a wish", "C-B4", ["none"], {"C-B4": ["none"]}, "same"),
    ("the card holds it and more", "R-B2", ["note"], {"R-B2": ["note", "out_loud"]}, "same"),
    ("the card holds a part of it", "N-B4", ["breaks", "reminders"], {"N-B4": ["breaks"]}, "different"),
    ("none of these is no wish", "N-B4", ["none"], {"N-B4": ["breaks"]}, None),
    ("something else cannot be compared", "G-B3", ["act", "other"], {"G-B3": ["act"]}, "ask"),
    ("not sure which type", "G-B3", ["unsure"], {"G-B3": ["act"]}, "ask"),
    ("structure and a plan before we start", "N-B2", ["must"], {"N-B4": ["plan_before_start"]}, "same"),
    ("structure and other adjustments", "N-B2", ["nice"], {"N-B4": ["breaks"]}, "different"),
    ("structure and a silent card", "N-B2", ["must"], {}, "ask"),
    ("structure does not matter", "N-B2", ["no_matter"], {"N-B4": ["breaks"]}, None),
    ("structure, not known", "N-B2", ["unknown"], {"N-B4": ["plan_before_start"]}, "ask"),
    ("a language among several", "L-5", ["english"], {"L-5": ["English, Spanish"]}, "same"),
    ("texts that differ", "L-5", ["German"], {"L-5": ["English"]}, "ask"),
    ("a cost in other words", "L-1", ["up to 90"], {"L-1": ["85 a session"]}, "ask"),
]


@pytest.mark.parametrize(("about", "item", "wish", "card", "met"), CASES, ids=[case[0] for case in CASES])
def test_a_wish_meets_the_same_another_thing_or_a_question(
    about: str, item: str, wish: list[str], card: dict[str, list[str]], met: str | None
) -> None:
    offers = {name: tuple(chosen) for name, chosen in card.items()}
    rows = set_beside({item: tuple(wish)}, offers)
    assert [row.met for row in rows] == ([] if met is None else [met])


def test_only_what_is_wished_for_has_a_row_in_the_order_of_the_walk() -> None:
    wishes = {"L-5": ("English",), "T-A1": ("yes",), "C-B2": ("me",)}
    assert [row.item for row in set_beside(wishes, {"W-B1": ("share",)})] == ["C-B2", "L-5"]


def test_what_is_compared_is_asked_of_clients() -> None:
    content = reader.questionnaire()
    assert set(COMPARED) <= {*content.items, *content.extras}
    assert {one for one in COMPARED if content.item(one).answering == "TXT"} == set(TEXTS)
