"""A kind no is whole in every language, gives no reason, and promises nothing."""

import pytest

from intake.content.wording import languages, words


@pytest.mark.parametrize("language", languages())
def test_every_tone_has_its_name_and_its_text(language: str) -> None:
    said = words(language).file("decline")
    assert list(said["tones"]) == list(said["texts"]) == ["short", "warm", "names"]
    assert all(said["texts"].values())


def test_no_text_gives_a_reason_or_asks_for_a_meeting() -> None:
    for text in words().file("decline")["texts"].values():
        assert not {"because", "sorry", "unfortunately", "meet", "call"} & set(text.lower().replace(".", "").split())
