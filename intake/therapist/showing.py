"""A card in words."""

from intake.describing import Card
from intake.pack import card as in_words
from intake.pack.card import Fact


def facts(card: Card | None) -> list[Fact]:
    return in_words.facts(card.answers, card.texts) if card else []
