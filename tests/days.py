"""A therapy over some months: each part of it happens on its own day, as the app sees it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.people import answer, begin, by_id, check_of, sam, with_them

Said = Mapping[str, object]


@contextmanager
def days_ago(days: int) -> Iterator[date]:
    then = timezone.now() - timedelta(days=days)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: then)
        yield then.date()


def first_talk(days: int, **said: str) -> tuple[Client, str]:
    """The first check of one therapist, on an own device; where the pages of that therapist begin."""
    client = sam()
    with days_ago(days):
        check = check_of(begin(client, contact="yes", length="full", name="the slow one", device="own"))
        answer(client, check, by_id(said))
        return client, with_them(client)


def again(client: Client, them: str, days: int, said: Said, kind: str = "ongoing-check_in") -> str:
    """The next check, and its answers; a hard moment has a way in of its own."""
    with days_ago(days):
        opens = client.post(f"{them}/hurt") if kind == "hurt" else client.post(f"{them}/again", {"check": kind})
        check = check_of(opens["Location"])
        answer(client, check, said)
    return check


STEADY = {"C-O1": "right", "G-O1": "yes", "N-O1": "yes", "R-O1": "nothing"}
MENDED = {"U-O1": "yes", "U-O3": "said", "U-O4": "yes", "U-O5": "partly", "U-O7": "yes"}


def some_months() -> tuple[Client, str]:
    """Three things to raise: one changed and lasted, one did not, one is too soon to tell; and a moment repaired."""
    client, them = first_talk(95, C_A1="little", T_A1="no", T_A3="no", T_A5="yes")
    asked = {"TALK_C-A1": "yes", "R-O2_C-A1": "changed", "TALK_T-A1": "yes", "R-O2_T-A1": "no_change"}
    again(client, them, 80, {**asked, **STEADY})
    again(client, them, 60, {"R-O3_C-A1": "yes", **STEADY})
    again(client, them, 45, MENDED, "hurt")
    again(client, them, 20, {**STEADY, "G-O1": "partly"})
    again(client, them, 5, {"TALK_T-A3": "yes", "R-O2_T-A3": "too_soon"})
    return client, them
