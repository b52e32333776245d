"""The server's clock jumps: nobody is locked out for it, and nothing that is open closes when it goes back."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from intake import slowing
from tests.people import begin, sam

pytestmark = pytest.mark.django_db
ADDRESS = "192.0.2.7"


class Wrong(Exception):
    pass


def guess(now: datetime) -> None:
    def attempt() -> None:
        raise Wrong

    with pytest.raises(Wrong):
        slowing.tried(attempt, Wrong, ADDRESS, now)


def test_after_the_clock_went_back_nobody_waits_longer_than_ever() -> None:
    now = timezone.now()
    for ahead in range(slowing.FREE + 1):
        guess(now + timedelta(hours=6, minutes=ahead))
    assert slowing.tried(lambda: "open", Wrong, ADDRESS, now) == "open"


@pytest.mark.parametrize("hours", [-48, -24, -1, 1, 24])
def test_an_own_device_stays_open_whichever_way_the_clock_jumps(hours: int, monkeypatch: pytest.MonkeyPatch) -> None:
    client = sam()
    question = begin(client, contact="yes", device="own")
    then = timezone.now() + timedelta(hours=hours)
    monkeypatch.setattr(timezone, "now", lambda: then)
    assert client.post(question, {"answer": "yes", "note": "kept"}).status_code == 302
    assert "kept" in client.get(question).content.decode()


def test_a_shared_device_stays_open_when_the_clock_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    client = sam()
    question = begin(client)
    then = timezone.now() - timedelta(hours=1)
    monkeypatch.setattr("time.time", then.timestamp)
    monkeypatch.setattr(timezone, "now", lambda: then)
    assert client.get(question).status_code == 200
