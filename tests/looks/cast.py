"""Who stands behind the states of the walk: their notebooks are filled before a browser opens."""

from django.test import Client

from tests.people import answer, begin, check_of, sam, with_them

SCALE = {"G-A2": "no", "W-A2": "no", "C-A1": "little", "C-A2": "much", "N-A3": "not_seen", "K-A3": "unsure"}
SAID = {"T-A1": "yes", "T-A2": "partly", "T-A3": "no", "T-A5": "yes", "P-A1": "yes", "W-A1": "yes", "G-A1": "yes"}
NEEDED = {"T-B2": "must", "P-B3": "nice", "C-B2": "me", "W-B1": "therapist", "R-B1": "hard", "N-B2": "must"}
PICKED = {"T-B1": ["not_rush", "what_say"], "C-B1": ["time_think"], "P-B1": ["calm", "warm"]}
Known = tuple[Client, str, str]  # a browser, the check it is in, and whom it is about


def cast() -> dict[str, Known]:
    return {"nobody": (sam(), "", ""), "alex": _alex(), "robin": _robin(), "kim": _kim(), "quick": _quick()}


def _whom(client: Client) -> str:
    return with_them(client).split("/")[-1]


def _alex() -> Known:
    """Before a first call, the full path, on a device of their own."""
    client = sam()
    check = check_of(begin(client, length="full", device="own"))
    answer(client, check, {**NEEDED, **PICKED, "G-B1": "Sleep through the night, and say no more often."})
    answer(client, check, {"G-B3": {"answer": ["cbt"], "level": "must", "note": "I read about it."}})
    return client, check, _whom(client)


def _robin() -> Known:
    """With a before and two checks after talks with one therapist: every kind of finding, and the private page."""
    client = sam()
    answer(client, check_of(begin(client, length="full")), NEEDED)
    answer(client, check_of(begin(client, contact="yes", length="full", name="the Tuesday one")), {**SAID, **SCALE})
    check = check_of(begin(client, contact="yes", length="full"))
    answer(client, check, {**SAID, **SCALE, "T-A4": {"answer": "yes", "note": "They told me about their training."}})
    answer(client, check, {"R-A1": "yes", "R-A2": {"answer": "changed", "about": "T-A3"}})
    client.post(f"/check/{check}/end/1", {"need": "must"})
    client.post(f"/private/list?check={check}", {"s": ["S01", "S06", "unsure"]})
    return client, check, _whom(client)


def _kim() -> Known:
    """A first impression, answered with one tap."""
    client = sam()
    check = check_of(begin(client, contact="yes", length="first", onetap="1"))
    answer(client, check, {"T-A5": "yes"})
    return client, check, _whom(client)


def _quick() -> Known:
    client = sam()
    address = client.post("/card", {"answer": "me"})["Location"]
    answer(client, check_of(address), {"C-B1": ["time_think"], "R-B1": "hard"})
    return client, check_of(address), _whom(client)
