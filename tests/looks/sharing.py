"""Someone who shares: the way there, the receipt, a reply, and what stands when it is over."""

from typing import Any

from django.test import Client

from intake.models import Share
from tests.desks import AtDesk, rivera
from tests.looks import acts
from tests.looks.cast import Known
from tests.looks.states import State
from tests.sharing import alex, choose, share


def people() -> dict[str, Known]:
    """In `check` stands the share that is looked at."""
    at = rivera("lakshmi")
    at.client.post("/desk/how-i-work", {"C-B2": "me", "C-B4": "short", "L-1": "90 a session", "not_for": "Couples."})
    at.client.post("/desk/how-i-work/publish")
    client, them = _prepared()
    done, theirs = alex()
    address = share(done, theirs, "meet:C-B4", "raise:C-A1", handle="lakshmi")
    _reply(at)
    linked, thirds = alex()
    by_link = share(linked, thirds, reader="trusted")
    over, fourths = alex()
    ended = share(over, fourths)
    over.post(f"{ended}/end")
    return {
        "preparing": (client, "", them.split("/")[-1]),
        "shared": (done, address.split("/")[-1], theirs.split("/")[-1]),
        "by link": (linked, by_link.split("/")[-1], ""),
        "ended": (over, ended.split("/")[-1], ""),
    }


def _prepared() -> tuple[Client, str]:
    """A reader is chosen, and lines are, a hard one among them."""
    client, them = alex(R_A1="yes", R_A2="made_worse", T_A3="no")
    client.post(f"{them}/top", {"top": ["raise:C-A1"]})
    client.post(f"{them}/share", {"reader": "desk", "handle": "lakshmi"})
    choose(client, them, "meet:C-B2", "meet:C-B4", "meet:R-B1", "L-1", "raise:T-A1", "fit:T-A5")
    return client, them


def _reply(at: AtDesk) -> None:
    share_id = Share.objects.latest("number").id
    said = {"word0": "can", "next_step": "We talk about it first.", "send": "1"}
    at.client.get(f"/desk/share/{share_id}")
    at.client.post(f"/desk/share/{share_id}/lines", said)


def agree_to_nothing(page: Any) -> None:
    page.get_by_role("button", name="Share with").click()
    page.locator(".errors").wait_for()


SEEN_BY = {
    "preparing": [
        State("share, who reads", "/with/{who}/share", more=True),
        State("share, who reads, refused", "/with/{who}/share", acts.say_what_was_not_offered),
        State("share, a desk beside what I need", "/with/{who}/share/desk", more=True),
        State("share, which lines", "/with/{who}/share/lines", acts.open_all, more=True),
        State("share, the exact page", "/with/{who}/share/agree", more=True),
        State("share, the exact page, refused without ticks", "/with/{who}/share/agree", agree_to_nothing),
        State("my shares, none", "/shares"),
    ],
    "shared": [
        State("my shares", "/shares"),
        State("a share with a reply", "/shares/{check}", acts.open_all, more=True),
        State("end a share", "/shares/{check}/end"),
    ],
    "by link": [
        State("a share by link", "/shares/{check}", acts.open_all, more=True),
        State("a link to scan", "/shares/{check}/show", acts.open_all, more=True),
    ],
    "ended": [State("a share that ended", "/shares/{check}", acts.open_all)],
}
