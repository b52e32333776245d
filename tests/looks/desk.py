"""Therapists at their desks, from the invitation to a share that ended; and what anybody sees of a desk."""

from typing import Any

from django.utils import timezone

from intake import sharing
from tests.desks import PASSWORD, AtDesk, lind, rivera, shared, starting
from tests.looks import acts
from tests.looks.cast import Known
from tests.looks.states import State
from tests.people import sam

CARD = {"C-B2": "same", "C-B4": "long", "N-B4": ["breaks"], "L-5": "English", "not_for": "Couples."}


def people() -> dict[str, Known]:
    open_desk = rivera()
    open_desk.client.post("/desk/how-i-work", CARD)
    open_desk.client.post("/desk/how-i-work/publish")
    _, share = shared(open_desk.desk)
    shared(open_desk.desk, "Kim", days=5)
    gone, ended = shared(open_desk.desk, "Jo")
    sharing.end(gone, ended, timezone.now().date())
    answered = rivera("answered")
    _, theirs = shared(answered.desk)
    answered.client.post(f"/desk/share/{theirs}/lines", {"word0": "can", "next_step": "A first call.", "send": "1"})
    answered.client.post("/desk/settings/state", {"state": "away"})
    return {
        "visitor": (sam(), "", ""),
        "lind": _known(lind("factor")),
        "starting": _known(starting("begun")),
        "empty": _known(rivera("empty")),
        "rivera": _known(open_desk, share),
        "former reader": _known(open_desk, ended),
        "answered": _known(answered, theirs),
    }


def _known(at: AtDesk, share: object = "") -> Known:
    return at.client, "", str(share)


def sign_in_wrongly(page: Any) -> None:
    page.locator("#id_login").fill("nobody@example.org")
    page.locator("#id_password").fill("not the one")
    send(page)


def sign_in(page: Any) -> None:
    """As somebody who has a second factor: it is asked for next."""
    page.locator("#id_login").fill("empty@example.org")
    page.locator("#id_password").fill(PASSWORD)
    send(page)


def send(page: Any) -> None:
    page.locator("main form button.btn").first.click()
    page.wait_for_load_state()


def preview(page: Any) -> None:
    acts.open_all(page)
    page.locator("#id_noticed").fill("You know what you want.")
    page.locator("form[action$='/lines'] button").click()
    page.wait_for_load_state()


def reply_with_nothing(page: Any) -> None:
    acts.open_all(page)
    page.locator("form[action$='/lines'] button").click()
    page.wait_for_load_state()


def close(page: Any) -> None:
    page.locator("button[value=closed]").click()
    page.wait_for_load_state()


def away_too_late(page: Any) -> None:
    page.locator("#id_until").fill("2020-01-01")
    page.locator("button[value=away]").click()
    page.wait_for_load_state()


SEEN_BY = {
    "visitor": [
        State("desk: invitation", "/desk/invited", more=True),
        State("desk: invitation, refused", "/desk/invited", send),
        State("desk: sign in", "/desk/account/sign-in", more=True),
        State("desk: sign in, refused", "/desk/account/sign-in", sign_in_wrongly),
        State("desk: second factor asked", "/desk/account/sign-in", sign_in, more=True),
        State("desk: by invitation only", "/desk/account/join"),
        State("desk: its page", "/d/rivera", more=True),
        State("desk: its page, away and without a card", "/d/answered"),
    ],
    "lind": [
        State("desk: second factor", "/desk/account/factors", more=True),
        State("desk: add an app", "/desk/account/app/add", more=True),
        State("desk: add an app, refused", "/desk/account/app/add", send),
        State("desk: add a passkey", "/desk/account/passkeys/add"),
    ],
    "starting": [
        State("desk: first run", "/desk/first-run", more=True),
        State("desk: first run, refused", "/desk/first-run", send),
        State("desk: recovery codes", "/desk/account/recovery"),
        State("desk: asked for the password again", "/desk/account/again"),
        State("desk: asked for the factor again", "/desk/account/again/factor"),
    ],
    "empty": [State("desk: inbox, empty", "/desk/", more=True)],
    "rivera": [
        State("desk: inbox", "/desk/", more=True),
        State("desk: inbox, a view with nothing", "/desk/?show=answered"),
        State("desk: reading", "/desk/share/{who}", more=True),
        State("desk: reading, all open", "/desk/share/{who}", acts.open_all),
        State("desk: reply, before it is sent", "/desk/share/{who}", preview),
        State("desk: reply, refused", "/desk/share/{who}", reply_with_nothing),
        State("desk: how I work", "/desk/how-i-work", more=True),
        State("desk: account", "/desk/settings", more=True),
        State("desk: close it", "/desk/settings", close),
        State("desk: a day away that is over, refused", "/desk/settings", away_too_late),
        State("desk: where I am signed in", "/desk/settings/signed-in"),
        State("desk: what I opened", "/desk/settings/opened"),
        State("desk: password", "/desk/account/password"),
        State("desk: passkeys", "/desk/account/passkeys"),
        State("desk: remove the app", "/desk/account/app/remove"),
    ],
    "former reader": [State("desk: access ended", "/desk/share/{who}", more=True)],
    "answered": [State("desk: reading, answered", "/desk/share/{who}", more=True)],
}
