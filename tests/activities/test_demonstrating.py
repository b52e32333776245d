"""People for trying things out: they can sign in, find what was shared, and are made once."""

import pytest
from django.utils import timezone

from fitcheck import serve
from intake import demonstrating
from intake.models import Desk, Share
from tests.desks import sign_in
from tests.people import sam

pytestmark = pytest.mark.django_db


def test_what_is_printed_opens_a_desk_with_shares_and_a_card() -> None:
    first, second = demonstrating.people(timezone.now())
    client = sam()
    sign_in(client, first.email, first.password)
    client.post("/desk/account/sign-in/factor", {"code": first.code})
    page = client.get("/desk/").content.decode()
    assert "Alex" in page and "Jo" in page
    assert "About the same" in sam().get("/d/rivera").content.decode()
    assert first.password != second.password and first.password not in repr(first)


def test_a_second_time_gives_other_passwords_and_no_other_people() -> None:
    first = demonstrating.people(timezone.now())
    again = demonstrating.people(timezone.now())
    assert [one.email for one in first] == [one.email for one in again]
    assert {one.password for one in first}.isdisjoint({one.password for one in again})
    assert Desk.objects.count() == 2 and Share.objects.count() == 3


@pytest.mark.parametrize("hosts", [["notes.example"], ["localhost", "notes.example"]])
def test_nobody_is_made_where_others_can_come(settings: object, hosts: list[str]) -> None:
    settings.ALLOWED_HOSTS = hosts
    with pytest.raises(SystemExit, match="this machine only"):
        serve._show_people()
    assert not Desk.objects.exists()


def test_nobody_is_made_behind_tls(settings: object) -> None:
    settings.HTTPS = True
    with pytest.raises(SystemExit, match="this machine only"):
        serve._show_people()
    assert not Desk.objects.exists()
