"""Who reads by link and PIN, and who ends a share with its end code: each state is reached by typing, as they do."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.core.cache import cache
from django.utils import timezone

from intake import sharing
from intake.engine.shared import SharedLine, SharedSection, Snapshot
from tests.desks import snapshot
from tests.links import OPENS_NOTHING, Linked, linked, with_a_friend
from tests.looks import acts
from tests.looks.cast import Known
from tests.looks.states import State
from tests.people import sam

Act = Callable[[Any], None]
PINS: dict[str, str] = {}  # by code: what each reader was told


def people() -> dict[str, Known]:
    """Each reader's code stands where others have a check."""
    cache.clear()
    ended = linked()
    sharing.end(ended.opened, ended.receipt.id, timezone.now().date())
    newer = linked()
    sharing.replace_lines(newer.opened, newer.receipt.id, _changed(), True, timezone.now().date())
    return {
        "visitor with a code": (sam(), "", ""),
        "reader": _known(newer),
        "friend": _known(with_a_friend()),
        "former reader by link": _known(ended),
    }


def _known(one: Linked) -> Known:
    PINS[one.receipt.code] = one.receipt.pin
    return sam(), one.receipt.code, ""


def _changed() -> Snapshot:
    first, *rest = snapshot().sections
    said = SharedSection(first.kind, (SharedLine("say0", "I need time to think."), *first.lines[1:]))
    return replace(snapshot(), sections=(said, *rest), contact="Call me in the evening.")


def _pin(page: Any) -> str:
    return PINS[page.locator("#id_code").input_value()]


def knock(page: Any) -> None:
    """The code came with the address."""
    page.locator("#id_pin").fill(_pin(page))
    acts.send(page)


def then(*what: Act) -> Act:
    def act(page: Any) -> None:
        for one in what:
            one(page)

    return act


def type_what_opens_nothing(page: Any) -> None:
    page.locator("#id_code").fill(OPENS_NOTHING)
    page.locator("#id_pin").fill("123456")
    acts.send(page)


def mistype(page: Any) -> None:
    page.locator("#id_pin").fill("000000" if _pin(page) != "000000" else "111111")
    acts.send(page)


def guess(page: Any) -> None:
    """Until it has to wait; the last one came too early."""
    for _ in range(6):
        type_what_opens_nothing(page)
    cache.clear()


def preview(page: Any) -> None:
    acts.open_all(page)
    page.locator("#id_noticed").fill("You know what you want.")
    _press(page, "form[action='/s/reply/lines'] button")


def change(page: Any) -> None:
    preview(page)
    _press(page, "button[name=change]")


def reply(page: Any) -> None:
    _press(page, "form[action='/s/reply'] button")


def reply_with_nothing(page: Any) -> None:
    acts.open_all(page)
    _press(page, "form[action='/s/reply/lines'] button")


def type_an_end_code(page: Any) -> None:
    page.locator("#id_code").fill(OPENS_NOTHING)
    acts.send(page)


def end(page: Any) -> None:
    type_an_end_code(page)
    _press(page, "button[name=sure]")
    cache.clear()


def _press(page: Any, button: str) -> None:
    with page.expect_navigation():
        page.locator(button).click()


DOOR = "/s/#{check}"
SEEN_BY = {
    "visitor with a code": [
        State("link: code and PIN", "/s/", more=True),
        State("link: code and PIN, refused", "/s/", acts.send),
        State("link: opens nothing, refused", "/s/", type_what_opens_nothing, more=True),
        State("link: too early, refused", "/s/", guess),
        State("link: end a share", "/s/end", more=True),
        State("link: end a share, refused", "/s/end", acts.send),
        State("link: end a share, asked", "/s/end", type_an_end_code, more=True),
        State("link: end a share, done", "/s/end", end),
    ],
    "reader": [
        State("link: wrong PIN, refused", DOOR, mistype, more=True),
        State("link: reading", DOOR, knock, more=True),
        State("link: reading, all open", DOOR, then(knock, acts.open_all)),
        State("link: reply, before it is sent", DOOR, then(knock, preview), more=True),
        State("link: reply, changed", DOOR, then(knock, change)),
        State("link: reply, refused", DOOR, then(knock, reply_with_nothing)),
        State("link: reply, sent", DOOR, then(knock, reply), more=True),
    ],
    "friend": [State("link: reading as a friend", DOOR, knock, more=True)],
    "former reader by link": [State("link: access ended", DOOR, knock)],
}
