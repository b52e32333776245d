"""First run, card and public page: closed until introduced, a draft is nobody's business, closing ends shares."""

import pytest
from django.utils import timezone

from intake import describing, overseeing
from intake.describing import Card
from intake.models import Desk
from tests.desks import rivera, shared, starting, weber
from tests.people import sam

pytestmark = pytest.mark.django_db
SAID = {"name": "Dr Rivera", "handle": "rivera", "reads": "On Fridays.", "emergency": "Call 112."}


def test_a_desk_that_is_not_introduced_has_no_page() -> None:
    at = starting("rivera")
    assert sam().get("/d/rivera").status_code == 404
    for missing in SAID:
        assert at.client.post("/desk/first-run", {**SAID, missing: ""}).status_code == 422
    assert sam().get("/d/rivera").status_code == 404
    at.client.post("/desk/first-run", SAID)
    page = sam().get("/d/rivera").content.decode()
    assert "On Fridays." in page and "Call 112." in page and "No card yet" in page


def test_two_desks_cannot_have_one_address() -> None:
    rivera()
    other = weber()
    taken = other.client.post("/desk/settings", {**SAID, "name": "Dr Weber"})
    assert taken.status_code == 422 and "Another desk has this address" in taken.content.decode()
    assert "Dr Rivera" in sam().get("/d/rivera").content.decode()


def test_a_card_is_a_draft_until_it_is_published_and_can_be_withdrawn() -> None:
    at = rivera()
    at.client.post("/desk/how-i-work", {"C-B2": "same", "N-B4": ["breaks", "quiet_room"], "not_for": "Couples."})
    assert "Couples." not in sam().get("/d/rivera").content.decode()
    assert "Couples." in at.client.get("/desk/how-i-work").content.decode()
    at.client.post("/desk/how-i-work/publish")
    page = sam().get("/d/rivera").content.decode()
    assert "Couples." in page and "About the same" in page and "Quiet room; breaks" in page
    at.client.post("/desk/how-i-work", {"not_for": "Children."})
    assert "Couples." in sam().get("/d/rivera").content.decode()
    at.client.post("/desk/how-i-work/withdraw")
    assert "No card yet" in sam().get("/d/rivera").content.decode()
    assert "Children." in at.client.get("/desk/how-i-work").content.decode()


def test_what_nobody_offered_is_not_kept() -> None:
    at = rivera()
    assert at.client.post("/desk/how-i-work", {"C-B2": "never", "N-B4": ["gold"]}).status_code == 422
    assert describing.desk_of(at.desk.user_id, timezone.now().date()).draft == Card()


def test_away_takes_nothing_new_and_closed_ends_what_is_shared() -> None:
    at, today = rivera(), timezone.now().date()
    opened, share = shared(at.desk)
    at.client.post("/desk/settings/state", {"state": "away"})
    assert describing.public("rivera", today).takes is False
    assert "Away for now" in sam().get("/d/rivera").content.decode()
    assert at.client.get(f"/desk/share/{share}").status_code == 200
    asked = at.client.post("/desk/settings/state", {"state": "closed"})
    assert "ends today" in asked.content.decode() and Desk.objects.get().state == Desk.State.AWAY
    at.client.post("/desk/settings/state", {"state": "closed", "sure": "1"})
    assert overseeing.mine(opened, today)[0].ended == today
    assert "closed" in sam().get("/d/rivera").content.decode()
    at.client.post("/desk/settings/state", {"state": "open"})
    assert describing.public("rivera", today).takes is True
    assert "Access ended" in at.client.get(f"/desk/share/{share}").content.decode()


def test_a_desk_cannot_be_turned_to_something_else() -> None:
    at = rivera()
    at.client.post("/desk/settings/state", {"state": "setting_up"})
    assert at.desk.state == Desk.State.OPEN


def test_what_is_written_lies_sealed() -> None:
    at = rivera()
    at.client.post("/desk/how-i-work", {"not_for": "zebrafinch"})
    at.client.post("/desk/how-i-work/publish")
    row = Desk.objects.values().get()
    assert not any(b"zebrafinch" in bytes(one) for one in row.values() if isinstance(one, bytes | memoryview))
