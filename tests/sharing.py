"""Alex shares: the steps from a notebook with answers to a share, as a person takes them."""

import re

from django.test import Client

from tests.people import MARKED, answer, begin, by_id, check_of, sam, with_them

NEEDS = {"C-B2": "me", "C-B4": "long", "T-B2": "must", "R-B1": "very_hard"}
SEEN = {"C-A1": "little", "T-A1": "no", "T-A5": "yes"}


def alex(**more: str) -> tuple[Client, str]:
    """What Alex needs, and what Alex saw of one therapist; where the pages of that therapist begin."""
    client = sam()
    before = check_of(begin(client, length="full"))
    answer(client, before, {**NEEDS, "L-1": MARKED})
    after = check_of(begin(client, contact="yes", length="full", name="Friday"))
    answer(client, after, {**SEEN, **by_id(more)})
    return client, with_them(client)


def on_offer(client: Client, them: str) -> dict[str, str]:
    """The lines that can be ticked: where each is posted to, by its id."""
    page = client.get(f"{them}/share/lines").content.decode()
    return {line: name for name, line in re.findall(r'type="checkbox" name="(\w+)" value="([^"]+)"', page)}


def choose(client: Client, them: str, *lines: str, **more: str) -> int:
    """Ticks these lines; the status of what comes."""
    offered = on_offer(client, them)
    said: dict[str, list[str]] = {}
    for line in lines:
        said.setdefault(offered[line], []).append(line)
    return client.post(f"{them}/share/lines", {**said, "days": "30", "name": "Alex", **more}).status_code


def agreeing(client: Client, them: str, **said: str) -> dict[str, str]:
    page = client.get(f"{them}/share/agree").content.decode()
    hidden = dict(re.findall(r'type="hidden" name="(share|seen)" value="([^"]+)"', page))
    return {**hidden, "consent": "1", "adult": "1", **said}


def share(client: Client, them: str, *lines: str, handle: str = "", reader: str = "") -> str:
    """To the end; the address of the share."""
    client.post(f"{them}/share", {"reader": reader or ("desk" if handle else "link"), "handle": handle})
    choose(client, them, *(lines or ("meet:C-B2", "meet:C-B4")))
    done = client.post(f"{them}/share/agree", agreeing(client, them))
    assert done.status_code == 302, done.content.decode()
    return done["Location"]
