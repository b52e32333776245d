"""The states of one side are opened once, in one browser, and measured; the tests look at what was found."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.journeys.ways import carry
from tests.looks import measure
from tests.looks.cast import Known
from tests.looks.states import State


@dataclass
class Seen:
    """What was found on one state. Empty lists are good."""

    title: str
    words: str
    broken: dict[str, list[str]]
    undersized: list[str]
    too_wide: list[str]
    squeezed: list[str]
    stops: int = 0
    ringless: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def seen(
    request: pytest.FixtureRequest, browser: Any, live_server: Any, django_db_setup: None, django_db_blocker: Any
) -> Iterator[dict[str, Seen]]:
    with django_db_blocker.unblock():
        # no change of look takes time, so that what is measured is what stays
        context = browser.new_context(viewport={"width": measure.PHONE, "height": 844}, reduced_motion="reduce")
        page = context.new_page()
        page.set_default_timeout(8000)
        found: dict[str, Seen] = {}
        for cast, seen_by in request.module.ROOMS:
            for who, known in cast().items():
                carry(known[0], context, live_server.url)
                for state in seen_by[who]:
                    _open(page, live_server.url, state, known)
                    found[state.name] = _look(page, state)
        context.close()
        yield found


def _open(page: Any, base: str, state: State, known: Known) -> None:
    page.goto(base + state.address.format(check=known[1], who=known[2]))
    if state.act:
        state.act(page)


def _look(page: Any, state: State) -> Seen:
    seen = Seen(
        title=page.title(),
        words=measure.words_of(page),
        broken={"as it comes": measure.violations(page)},
        undersized=measure.undersized(page),
        too_wide=measure.too_wide(page),
        squeezed=measure.squeezed(page),
    )
    if state.more:
        seen.broken |= _in_every_look(page)
        focus = measure.ringless(page)
        seen.stops, seen.ringless = focus["stops"], focus["ringless"]
    return seen


def _in_every_look(page: Any) -> dict[str, list[str]]:
    """On a wide window, where lists stand beside the text."""
    measure.resize(page, measure.WIDE)
    found = measure.in_every_look(page)
    measure.resize(page, measure.PHONE)
    return found
