"""The cast: Alex prepares a first call, Robin had one, and Sam is somebody else in another browser."""

import re
from collections.abc import Mapping

from django.test import Client

MARKED = "zebrafinch"  # a word that must be found in clear nowhere but on its owner's pages


def begin(client: Client, **said: str) -> str:
    """Starts a walk as a person does, and returns the address of its first question."""
    page = {"contact": "no", "length": "short", "device": "shared", **said}
    return client.post("/walk", page)["Location"]


def alex() -> Client:
    """Before a first call, on a shared device."""
    client = Client()
    begin(client)
    return client


def robin(length: str = "first") -> Client:
    """After a first call, with a nickname for the therapist."""
    client = Client()
    begin(client, contact="yes", length=length, name=f"the {MARKED} one")
    return client


def sam() -> Client:
    return Client()


def after_a_talk(**said: str) -> tuple[Client, str]:
    """Sam, after a first talk with one therapist, with answers of the full path: the browser, and its check."""
    client = sam()
    check = check_of(begin(client, contact="yes", length="full", name="Tuesday"))
    answer(client, check, by_id(said))
    return client, check


def answer(client: Client, check: str, said: Mapping[str, object]) -> None:
    """By item an answer, or all that its form sends. Each of them is saved."""
    for item, one in said.items():
        page = client.post(f"/check/{check}/{item}", one if isinstance(one, dict) else {"answer": one})
        assert page.status_code == 302, (item, one, page.status_code)


def by_id(said: Mapping[str, str]) -> dict[str, str]:
    """`T_A1`, as a name can be written in Python, is the item T-A1."""
    return {name.replace("_", "-"): one for name, one in said.items()}


def check_of(address: str) -> str:
    return address.split("/")[2]


def with_them(client: Client) -> str:
    """Where the pages of the therapist the client last worked on begin."""
    found = re.search(r'href="(/with/\w+)/take"', client.get("/summary").content.decode())
    assert found
    return found[1]
