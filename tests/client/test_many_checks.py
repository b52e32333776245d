"""Every page asks the database as often with fifty checks of six therapists as with one check of one."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.days import STEADY
from tests.fitcheck.addresses import every_address
from tests.people import answer, begin, check_of, sam, with_them

pytestmark = pytest.mark.django_db
MOST = 4
COUNTED = 8  # more for a file that is saved: its network may have so many in an hour
LEAVES = "/leave"  # it ends the visit
Known = tuple[Client, dict[str, str]]


def notebook(therapists: int, checks: int) -> Known:
    """Each was seen once, and the last one as often as that, with something raised and followed each time."""
    client = sam()
    answer(client, check_of(begin(client, length="full")), {"T-B2": "must"})
    for number in range(therapists):
        them = client.post("/with/new", {"name": f"number {number}"})["Location"]
        first = check_of(client.post(f"{them}/again", {"check": "after-full"})["Location"])
        answer(client, first, {"C-A1": "little", "T-A1": "no", "T-A5": "yes"})
    for _ in range(checks - 1):
        check = check_of(client.post(f"{them}/again", {"check": "ongoing-check_in"})["Location"])
        answer(client, check, STEADY)
    if checks > 1:
        answer(client, check, {"TALK_T-A1": "yes", "R-O2_T-A1": "no_change"})
    who = with_them(client).split("/")[-1]
    return client, {"check": first, "who": who, "therapist": who, "line": "raise:C-A1", "concern": "C-A1"}


def asked(known: Known, address: str) -> tuple[int, int]:
    """The status of a page, and how many statements it took."""
    with CaptureQueriesContext(connection) as statements:
        page = known[0].get(address)
    return page.status_code, len(statements)


def most(address: str) -> int:
    return MOST + COUNTED if re.search("/(whole|file|receipt)/", address) else MOST


def test_every_page_takes_as_many_statements_with_one_check_as_with_fifty() -> None:
    small, large = notebook(1, 1), notebook(6, 50)
    pages = [
        pair for pair in zip(every_address(**small[1]), every_address(**large[1]), strict=True) if LEAVES not in pair
    ]
    for one, other in pages:
        asked(small, one), asked(large, other)  # what is written on a first visit only
    found = {other: (asked(small, one), asked(large, other)) for one, other in pages}
    assert {address: both for address, both in found.items() if both[0] != both[1]} == {}
    assert {address: both for address, both in found.items() if both[1][1] > most(address)} == {}
    shown = [address for address, (_few, (status, _n)) in found.items() if status == 200]
    assert len(shown) > 50 and sum("/with/" in one for one in shown) > 20  # positive control: they were pages
