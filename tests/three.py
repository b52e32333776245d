"""Morgan considers three therapists: one seen twice, one seen once, and one not spoken to yet."""

import re
from typing import Any

from django.test import Client

from tests.pages import main_of
from tests.people import answer, begin, check_of, sam

NEEDED: dict[str, Any] = {"T-B2": "must", "C-B2": "me", "C-B1": ["time_think"], "G-B1": "Sleep.", "W-B1": "share"}
RIVERA: dict[str, Any] = {
    **{"T-A1": "yes", "T-A3": "yes", "T-A4": "not_seen", "P-A1": "yes", "C-A1": "little", "C-A4": "yes"},
    **{"W-A1": "yes", "W-A4": "no", "W-A7": "therapist", "G-A2": "no", "G-A1": "yes", "K-A1": "yes", "R-A1": "yes"},
    "R-A2": {"answer": "changed", "about": "W-A4"},
}
PRIYA: dict[str, Any] = {
    **{"T-A1": "yes", "T-A2": "yes", "P-A1": "partly", "C-A1": "right", "W-A2": "yes", "W-A7": "both"},
    **{"G-A1": "yes", "G-A3": "not_seen"},
}
Three = tuple[Client, str, str, str]


def three() -> Three:
    """A browser, and the ids of Dr Rivera, Priya and the Tuesday one, in the order they were added."""
    client = sam()
    before = check_of(begin(client, length="full"))
    answer(client, before, {**NEEDED, "L-1": "up to 80", "L-2": ["video"]})
    client.post(f"/check/{before}/end/1", {"need": "must"})
    rivera, priya, tuesday = (add(client, name) for name in ("Dr Rivera", "Priya", "The Tuesday one"))
    answer(client, check_with(client, rivera), RIVERA)
    check = check_with(client, priya)
    answer(client, check, PRIYA)
    client.post(f"/check/{check}/end/2", {"need": "no_matter"})
    client.post(f"/with/{rivera}/practical", {"L-1": "90 a session", "L-2": "Video", "L-3": "Evenings"})
    client.post(f"/with/{priya}/practical", {"L-1": "70 a session", "L-2": "In person, 20 minutes away"})
    return client, rivera, priya, tuesday


def add(client: Client, name: str) -> str:
    return client.post("/with/new", {"name": name})["Location"].split("/")[-1]


def check_with(client: Client, who: str, kind: str = "after-full") -> str:
    return check_of(client.post(f"/with/{who}/again", {"check": kind})["Location"])


def lines_of(client: Client, who: str) -> list[str]:
    """What the summary of a therapist says, line by line."""
    return re.findall(r'<p class="what">(.*?)</p>', main_of(client, f"/with/{who}/summary"), flags=re.S)
