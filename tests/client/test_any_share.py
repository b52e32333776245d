"""Whatever is answered, edited and posted, a share holds nothing of the private page, no mark, no count, no pair."""

import json
import re

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake import receipts
from intake.client import presence
from intake.content import wording
from intake.content.reader import questionnaire
from intake.engine import shared
from intake.engine.shared import SECTIONS
from tests.days import days_ago
from tests.people import answer, begin, check_of, sam, with_them
from tests.sharing import agreeing

pytestmark = pytest.mark.django_db
CONTENT, WORDS = questionnaire(), wording.words()
PRIVATE = "quokka"  # what is written beside an answer of the private page
UNSAFE = [(item.id, option) for item in CONTENT.items.values() for option in sorted(item.safety_options)]
LINES = [line.id for line in CONTENT.safety]
UNSAFE_WORDS = [said for item, one in UNSAFE if len(said := WORDS.option(CONTENT.item(item), one)) > 3]  # not "No"
KINDS = [*SECTIONS, "careful"]
MARKS = ["Red flag", "fit signal", "to raise", "Because you said", "Both can be true", "not agree"]


def unsafe_client() -> tuple[Client, str]:
    """Every unsafe answer there is, each with a note; lines of the private page; pairs that do not agree."""
    client = sam()
    with days_ago(9):
        after = check_of(begin(client, contact="yes", length="full", device="own", name="Friday"))
    said = {"C-A1": "right", "C-A2": "much", "T-A1": "no", "T-A5": "yes", "R-A1": "yes", "W-A1": "no", "G-A3": "no"}
    answer(client, after, said)
    before = check_of(begin(client, length="full"))
    answer(client, before, {"C-B2": "me", "C-B4": "long", "T-B1": "not_rush", "R-B1": "hard"})
    them = with_them(client) if before else ""
    checks = [after]
    for kind in ("ongoing-full", "ending-full"):
        with days_ago(5):
            checks.append(check_of(client.post(f"{them}/again", {"check": kind})["Location"]))
    for check in checks:
        for item, option in UNSAFE:
            for parent, opens in (("R-A1", "yes"), ("U-O1", "yes"), ("E-O1", "yes"), ("E-E1", "therapist")):
                client.post(f"/check/{check}/{parent}", {"answer": opens})
            client.post(f"/check/{check}/{item}", {"answer": [option], "note": PRIVATE})
    for concern, item, option in (("T-A1", "TALK", "not_safe"), ("C-A2", "R-O2", "punished")):
        client.post(f"/check/{checks[1]}/TALK_{concern}", {"answer": "yes"})
        client.post(f"/check/{checks[1]}/{item}_{concern}", {"answer": option, "note": PRIVATE})
    client.post(f"/private/list?check={after}", {"s": LINES})
    return client, them


PREFIXES = ("raise", "ask", "fit", "happened", "need", "meet", "top")
made_up = st.one_of(
    st.sampled_from([f"{kind}:{item}" for kind in PREFIXES for item in CONTENT.items]),
    st.sampled_from([*(f"raise:{item}:followed" for item in CONTENT.items), *LINES, "safety", "own:1", "say:0", ""]),
    st.text(max_size=12),
)
names = st.sampled_from([*KINDS, "sure", "safety", "s", "lines"])


@pytest.fixture
def unsafe() -> tuple[Client, str]:
    return unsafe_client()


def snapshot_of(client: Client) -> str:
    """Everything that left with the newest share, as one text."""
    request = client.get("/shares").wsgi_request
    opened = presence.open_notebook(request)
    assert opened
    return json.dumps(shared.plain(receipts.made(opened)[0].snapshot), ensure_ascii=False)


def offered(client: Client, them: str) -> dict[str, list[str]]:
    page = client.get(f"{them}/share/lines").content.decode()
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'type="checkbox" name="(\w+)" value="([^"]+)"', page):
        found.setdefault(name, []).append(value)
    return found


def holds_nothing_private(text: str) -> None:
    assert PRIVATE not in text
    assert not [said for said in UNSAFE_WORDS if said in text]
    assert not [line for line in LINES if f'"{line}"' in text]
    assert not [mark for mark in MARKS if mark in text]


def test_the_private_answers_are_there_to_be_found(unsafe: tuple[Client, str]) -> None:
    """Positive control: on the client's own pages they stand."""
    client, them = unsafe
    assert "read this in private" in client.get(f"{them}/summary").content.decode()
    found = "".join(client.get(f"/check/{check}/answers").content.decode() for check in _checks(client, them))
    assert any(said in found for said in UNSAFE_WORDS)


def _checks(client: Client, them: str) -> list[str]:
    return re.findall(r'href="/check/(\w+)"', client.get(them).content.decode())


def test_with_everything_ticked_a_share_holds_nothing_private(unsafe: tuple[Client, str]) -> None:
    client, them = unsafe
    client.post(f"{them}/share", {"reader": "link"})
    everything = offered(client, them)
    assert sum(map(len, everything.values())) > 5
    posted = client.post(f"{them}/share/lines", {**everything, "sure": "1", "days": "30"})
    assert posted.status_code == 302
    assert client.post(f"{them}/share/agree", agreeing(client, them)).status_code == 302
    holds_nothing_private(snapshot_of(client))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_posted_by_hand_no_share_holds_anything_private(
    unsafe: tuple[Client, str], data: st.DataObject
) -> None:
    client, them = unsafe
    client.post(f"{them}/share", {"reader": data.draw(st.sampled_from(["link", "trusted"]))})
    some = {name: data.draw(st.lists(st.sampled_from(lines))) for name, lines in offered(client, them).items()}
    by_hand = data.draw(st.dictionaries(names, st.lists(made_up, max_size=4), max_size=3))
    client.post(f"{them}/share/lines", {**some, **by_hand, "sure": "1", "days": "30", "name": "Alex"})
    page = client.get(f"{them}/share/agree")
    if page.status_code == 200:
        preview = page.content.decode().split('class="preview')[1].split('aria-labelledby="agree"')[0]
        holds_nothing_private(preview)
        assert client.post(f"{them}/share/agree", agreeing(client, them)).status_code == 302
        holds_nothing_private(snapshot_of(client))
