"""Endings of each kind, reached over the pages as a person does: a before, one check after a talk, and the end."""

from typing import Any

from django.test import Client

from tests.pages import main_of
from tests.people import MARKED, answer, begin, check_of, sam, with_them

END: dict[str, dict[str, Any]] = {
    "therapist_decided": {"E-E1": "therapist"},
    "outside_reason": {"E-E1": "money"},
    "goals_reached": {"E-E1": "agreed", "G-E1": "yes", "G-E3": "both"},
    "not_helping": {"E-E1": "unhelpful"},
    "plain": {"E-E1": "silent"},
    "not_safe": {"E-E1": "unsafe"},
}
NEEDED: dict[str, Any] = {
    "T-B1": ["not_rush"],
    "C-B2": "me",
    "C-B1": ["time_think"],
    "P-B3": "nice",
    "G-B1": "Sleep through the night.",
    "W-B2": "Lists helped me.",
}
WRITTEN = {
    "words": {"text": f"Thank you, {MARKED}.\n\nI stop here.", "add": ["names"]},
    "along": {"worked": f"Lists, {MARKED}.", "more_of": ["listen"], "glad": "I sleep again."},
    "hard-days": {"notice": f"I sleep less, {MARKED}.", "helps": "A walk.", "country": "GB"},
    "brief": {"need": f"A plan, {MARKED}.\nTime to think.", "helped": "Lists."},
}
Known = tuple[Client, str, str]


def ending_of(kind: str, more: dict[str, Any] | None = None, name: str = "the Tuesday one") -> Known:
    """A browser, its newest check, and whom it is about. `not_said` has begun no ending."""
    client = sam()
    answer(client, check_of(begin(client, length="full")), NEEDED)
    check = check_of(begin(client, contact="yes", length="full", name=name))
    answer(client, check, {"P-A1": "yes", "T-A1": "yes", "C-A1": "little", "G-A2": "no"})
    who = with_them(client).split("/")[-1]
    if kind == "not_said":
        return client, check, who
    check = check_of(client.post(f"/with/{who}/again", {"check": "ending-full"})["Location"])
    answer(client, check, {**END[kind], **(more or {}), **END[kind]})
    return client, check, who


def write_all(client: Client, who: str) -> None:
    for page, said in WRITTEN.items():
        assert client.post(f"/with/{who}/ending/{page}", said).status_code == 302


def page(client: Client, who: str, name: str = "") -> str:
    """The words of a page of the ending, without its frame."""
    return main_of(client, f"/with/{who}/ending/{name}" if name else f"/with/{who}/ending")
