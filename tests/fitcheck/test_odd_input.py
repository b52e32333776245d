"""Odd values in every field of every form: never an error, whoever sends them and whatever is there."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from intake.models import Share
from tests.desks import rivera
from tests.fitcheck.addresses import every_address
from tests.links import linked
from tests.sharing import alex, choose, share

pytestmark = pytest.mark.django_db

ODD = ["\x00", "²", "9" * 400, "{name}%(n)d<script>\"'>\u202e\ufeff\u2028", "x" * 5000]
LEAVES = ("/delete", "/leave", "/forget", "/sign-out", "/end", "/state", "/archive", "/remove", "/withdraw", "/new")


def fields(page: str) -> set[str]:
    return set(re.findall(r'name="([^"]+)"', page)) - {"csrfmiddlewaretoken", "viewport", "description"}


def forms(client: Client, desk: bool, **known: str) -> dict[str, set[str]]:
    """What each address of a side can be sent, by address; those that end or delete things are left alone."""
    every = (one for one in every_address(**known) if one.startswith("/desk/") is desk and not one.endswith(LEAVES))
    pages = {address: client.get(address) for address in every}
    assert sum(page.status_code == 200 for page in pages.values()) > (10 if desk else 60)  # they are really there
    shown = {one: page.content.decode() for one, page in pages.items() if page["Content-Type"].startswith("text/html")}
    return {one: fields(page) | {"when", "seen", "share", "tone"} for one, page in shown.items()}


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_a_client_who_sends_odd_values_meets_no_error(odd: str) -> None:
    rivera()
    client, them = alex()
    made = share(client, them, handle="rivera")
    who = them.split("/")[-1]
    known = {"who": who, "share": made.split("/")[-1], "concern": "C-A1", "line": "raise:C-A1", "handle": "rivera"}
    check = re.search(r"/check/(\w+)", client.get("/summary").content.decode())
    known |= {"check": check[1] if check else "", "therapist": who, "item": "C-A2"}
    client.post(f"{them}/share", {"reader": "link"})
    choose(client, them, "meet:C-B2")
    for address, names in forms(client, desk=False, **known).items():
        for posted in (dict.fromkeys(names, odd), {name: [odd, odd] for name in names}):
            assert client.post(address, posted).status_code < 500, address
        assert client.get(address, dict.fromkeys(names, odd)).status_code < 500, address


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_a_therapist_who_sends_odd_values_meets_no_error(odd: str) -> None:
    at, (client, them) = rivera(), alex()
    share(client, them, handle="rivera")
    for address, names in forms(at.client, desk=True, share=str(Share.objects.get().id)).items():
        for more in ({}, {"send": "1"}, {"change": "1"}):
            assert at.client.post(address, dict.fromkeys(names, odd) | more).status_code < 500, address
        for query in ("show", "after", "sent", "next"):
            assert at.client.get(address, {query: odd}).status_code < 500, address


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_a_reader_by_link_who_sends_odd_values_meets_no_error(odd: str) -> None:
    cache.clear()
    one, reader = linked(), Client()
    names = fields(reader.post("/s/read", one.typed).content.decode()) | {"version", "send", "change"}
    for address in ("/s/read", "/s/reply", "/s/reply/lines", "/s/reply/decline", "/s/end", "/s/", "/s"):
        assert reader.post(address, {**dict.fromkeys(names, odd), **one.typed}).status_code < 500
        for name in ("code", "pin"):
            assert reader.post(address, {**one.typed, name: odd}).status_code < 500
