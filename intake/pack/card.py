"""A therapist's card in words: the client's own questions and options, said from the other chair."""

from collections.abc import Mapping
from dataclasses import dataclass

from intake.engine import overlap
from intake.engine.overlap import Chosen
from intake.pack.overlap import of_card
from intake.pack.speaking import words

ASKED = tuple(item for item in overlap.COMPARED if item != overlap.STRUCTURE and item not in overlap.TEXTS)
OWN = ("instead", "adjust", "wrong", "not_for")


@dataclass(frozen=True)
class Fact:
    name: str
    says: str


def facts(answers: Chosen, texts: Mapping[str, str]) -> list[Fact]:
    """What a card says, without what it leaves out."""
    spoken = words().file("desk")
    said = [(spoken["about"][item], "; ".join(of_card(item, one) for one in answers.get(item, ()))) for item in ASKED]
    said += [(spoken["about"][item], texts.get(item, "")) for item in overlap.TEXTS]
    said += [(spoken["named"][name], texts.get(name, "")) for name in OWN]
    said += [(spoken["named"]["neurotype"], spoken["neurotype"].get(texts.get("neurotype", ""), ""))]
    return [Fact(str(name), str(says)) for name, says in said if says]
