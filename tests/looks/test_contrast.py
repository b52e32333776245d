"""Every pair of colours that meets on a page keeps its bar, in each look: recomputed from the tokens alone."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parents[2] / "static" / "tokens.css").read_text(encoding="utf-8")
BARE = re.sub(r"/\*.*?\*/", "", TOKENS, flags=re.S)
STANDARD, CALM, MORE = ":root", '[data-look="calm"]', '[data-contrast="more"]'
LOOKS = [(STANDARD, 0), (STANDARD, 1), (CALM, 0), (CALM, 1), (MORE, 0), (MORE, 1)]
TEXT, MORE_TEXT, WORD, EDGE = 7.0, 10.0, 4.5, 3.0
PAIRS = {
    TEXT: """
        ink/paper ink/surface ink/sunken ink-2/paper ink-2/surface ink-2/sunken action/paper action/surface
        on-action/action on-action/action-hover ink-2/action-soft action/sunken ink/action-soft on-deep/deep
        ink/fit-soft ink/raise-soft ink/flag-soft ink/repair-soft""",
    WORD: """
        action/action-soft fit/surface fit/fit-soft ask/surface ask/ask-soft raise/surface raise/raise-soft
        flag/surface flag/flag-soft flag/paper repair/surface repair/repair-soft fit/paper ask/paper raise/paper
        repair/paper""",
    EDGE: """
        line-strong/surface line-strong/paper focus/paper focus/surface focus/action-soft seam/surface seam/paper
        seam/repair-soft fit/track ask/track raise/track flag/track seam/track""",
}


def declared(selector: str, source: str = BARE) -> dict[str, str]:
    """What one rule says of the tokens, as it is written."""
    body = re.search(rf"(?:^|\}}|\{{)\s*{re.escape(selector)}\s*\{{([^{{}}]*)\}}", source)
    assert body, selector
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", body[1]))


def colours(selector: str, side: int) -> dict[str, str]:
    """The tokens of a look, each as a colour: a look changes some of the standard ones."""
    written = declared(STANDARD) | (declared(selector) if selector != STANDARD else {})

    def colour(value: str) -> str:
        if named := re.fullmatch(r"var\(--([\w-]+)\)", value):
            return colour(written[named[1]])
        return re.fullmatch(r"light-dark\((#\w{6}), (#\w{6})\)", value)[side + 1]

    return {name: colour(value) for name, value in written.items() if re.match(r"light-dark\(#|var\(--", value)}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_is_that_of_wcag() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("selector", "side"), LOOKS, ids=lambda one: {0: "light", 1: "dark"}.get(one, one))
def test_every_pair_of_colours_keeps_its_bar(selector: str, side: int) -> None:
    found = colours(selector, side)
    below = []
    for bar, pairs in PAIRS.items():
        needs = MORE_TEXT if bar == TEXT and selector == MORE else bar
        for pair in pairs.split():
            front, ground = pair.split("/")
            measured = ratio(found[front], found[ground])
            below += [(pair, round(measured, 2), needs)] if measured < needs else []
    assert below == []
    assert sum(len(pairs.split()) for pairs in PAIRS.values()) == 47


def test_the_device_that_asks_for_more_contrast_gets_the_same_values_as_the_person_who_does() -> None:
    inside = BARE.split("@media (prefers-contrast: more) {")[1]
    assert declared(STANDARD, "{" + inside) == declared(MORE)


def test_browsers_without_pairs_of_colours_get_the_light_ones() -> None:
    plain = declared(STANDARD, "{" + BARE.split("light-dark(#000, #fff)) {")[1])
    light = colours(STANDARD, 0)
    assert {name: value for name, value in plain.items() if name != "lift"} == {
        name: light[name] for name in plain if name != "lift"
    }
    assert {one for pairs in PAIRS.values() for pair in pairs.split() for one in pair.split("/")} <= set(plain)
