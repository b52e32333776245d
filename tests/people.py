"""The cast: Alex prepares a first call, Robin had one, and Sam is somebody else in another browser."""

import re

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


def check_of(address: str) -> str:
    return address.split("/")[2]


def with_them(client: Client) -> str:
    """Where the pages of the therapist the client last worked on begin."""
    found = re.search(r'href="(/with/\w+)/take"', client.get("/summary").content.decode())
    assert found
    return found[1]
