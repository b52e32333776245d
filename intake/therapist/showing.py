"""A card and a desk in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from intake.describing import AtDesk, Card, State
from intake.engine import overlap
from intake.pack.speaking import words
from intake.therapist.beside import of_card
from intake.therapist.forms.describing import ASKED, OWN

STATES = (State.OPEN, State.AWAY, State.CLOSED)


@dataclass(frozen=True)
class Fact:
    name: str
    says: str


def facts(card: Card | None) -> list[Fact]:
    """What the card says, without what it leaves out."""
    if card is None:
        return []
    spoken = words().file("desk")
    said = [
        (spoken["about"][item], "; ".join(of_card(item, one) for one in card.answers.get(item, ()))) for item in ASKED
    ]
    said += [(spoken["about"][item], card.texts.get(item, "")) for item in overlap.TEXTS]
    said += [(spoken["named"][name], card.texts.get(name, "")) for name in OWN]
    said += [(spoken["named"]["neurotype"], spoken["neurotype"].get(card.texts.get("neurotype", ""), ""))]
    return [Fact(str(name), str(says)) for name, says in said if says]


def _chosen(card: Card, item: str) -> str:
    return "; ".join(of_card(item, option) for option in card.answers.get(item, ()))


def states(desk: AtDesk) -> list[dict[str, object]]:
    named = {
        State.OPEN: (_("Open"), _("People can share with you.")),
        State.AWAY: (_("Away"), _("Your page says so. What was shared stays; nothing new can come.")),
        State.CLOSED: (_("Closed"), _("Ends what is shared with you now, and nothing new can come.")),
    }
    return [{"value": one, "name": named[one][0], "hint": named[one][1], "now": desk.state == one} for one in STATES]
