"""Another server key takes over row by row: afterwards everything opens with it, and nothing with the one before."""

import base64
import io
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from fitcheck import serve
from intake import addressing, describing, rekeying, reviewing
from intake.models import Desk, Share
from intake.vault.envelope import Unreadable
from tests.desks import PASSWORD, SIGN_IN, code_of, rivera, shared
from tests.people import sam

pytestmark = pytest.mark.django_db
OLD = "old:" + base64.b64encode(b"o" * 32).decode("ascii")
NEW = "new:" + base64.b64encode(b"n" * 32).decode("ascii")


@pytest.fixture
def under_the_old_key(settings: Any) -> Any:
    settings.FITCHECK_KEYS = OLD
    at = rivera()
    return at, shared(at.desk)[1]


def reads(desk: Desk, share: Any) -> bool:
    opened = reviewing.open_share(desk.id, share, timezone.now().date())
    return isinstance(opened, reviewing.Reading) and describing.public("rivera", timezone.now().date()) is not None


def test_while_both_keys_are_there_everything_opens_before_and_after(under_the_old_key: Any, settings: Any) -> None:
    at, share = under_the_old_key
    settings.FITCHECK_KEYS = f"{NEW},{OLD}"
    assert reads(at.desk, share) and rekeying.stale() == ["old"]
    said = io.StringIO()
    call_command("rekey", stdout=said)
    assert "5 rows" in said.getvalue() and "may leave" in said.getvalue()  # share, desk, addresses, app, recovery codes
    assert reads(at.desk, share) and rekeying.rekey() == 0


def test_afterwards_the_new_key_does_alone_and_the_old_one_opens_nothing(under_the_old_key: Any, settings: Any) -> None:
    at, share = under_the_old_key
    settings.FITCHECK_KEYS = f"{NEW},{OLD}"
    rekeying.rekey()
    settings.FITCHECK_KEYS = NEW
    assert rekeying.missing() == [] and reads(at.desk, share)
    client = sam()
    asked = client.post(SIGN_IN, {"login": at.email, "password": PASSWORD})
    assert asked["Location"] == "/desk/account/sign-in/factor"  # the address is found, as before
    assert addressing.as_written(at.desk.user.email) == at.email
    client.post("/desk/account/sign-in/factor", {"code": code_of(at.secret, 1)})
    client.post("/desk/account/sign-in/factor", {"code": code_of(at.secret)})
    settings.FITCHECK_KEYS = OLD
    with pytest.raises(Unreadable):
        reads(at.desk, share)


def test_a_row_that_ends_meanwhile_stays_ended(
    under_the_old_key: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.FITCHECK_KEYS = f"{NEW},{OLD}"
    rewrap = rekeying.keyring.Ring.rewrap

    def ends_first(*args: Any) -> Any:
        Share.objects.update(key_id="", wrapped=b"")
        return rewrap(*args)

    monkeypatch.setattr(rekeying.keyring.Ring, "rewrap", ends_first)
    rekeying.rekey()
    assert bytes(Share.objects.get().wrapped) == b""


def test_a_start_without_a_key_that_is_needed_stops_and_names_it(under_the_old_key: Any, settings: Any) -> None:
    settings.FITCHECK_KEYS = NEW
    assert rekeying.missing() == ["old"]
    with pytest.raises(SystemExit, match="FITCHECK_KEYS lacks old"):
        serve._stop_without_keys()


def test_a_new_key_is_one_that_the_ring_reads(settings: Any) -> None:
    said = io.StringIO()
    call_command("newkey", stdout=said)
    settings.FITCHECK_KEYS = said.getvalue().strip()
    assert rekeying.missing() == []
