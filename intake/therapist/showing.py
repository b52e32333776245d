"""A card and a desk in words."""

from django.utils.translation import gettext as _

from intake.describing import AtDesk, Card, State
from intake.pack import card as in_words
from intake.pack.card import Fact

STATES = (State.OPEN, State.AWAY, State.CLOSED)


def facts(card: Card | None) -> list[Fact]:
    return in_words.facts(card.answers, card.texts) if card else []


def states(desk: AtDesk) -> list[dict[str, object]]:
    named = {
        State.OPEN: (_("Open"), _("People can share with you.")),
        State.AWAY: (_("Away"), _("Your page says so. What was shared stays; nothing new can come.")),
        State.CLOSED: (_("Closed"), _("Ends what is shared with you now, and nothing new can come.")),
    }
    return [{"value": one, "name": named[one][0], "hint": named[one][1], "now": desk.state == one} for one in STATES]
