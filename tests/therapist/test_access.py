"""Who may open what on the therapist's side: every address of it, as everybody, with somebody who may."""

import re
import uuid
from collections.abc import Iterator
from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import URLPattern
from django.utils import timezone

from intake import overseeing, sharing
from intake.models import Desk
from intake.therapist import urls
from tests.desks import AtDesk, rivera, shared, starting, weber
from tests.people import MARKED, sam

pytestmark = pytest.mark.django_db
NOT_HERE = "This page is not here"


def filled(pattern: URLPattern, share: object = "", key: int = 1) -> str:
    gaps = {"<uuid:share>": str(share), "<int:pk>": str(key), "<slug:form>": "a4"}
    address = "/" + str(pattern.pattern)
    for gap, value in gaps.items():
        address = address.replace(gap, value)
    assert "<" not in address, f"say here what stands in {address}"
    return address


def both_ways(client: Client, address: str) -> Iterator[object]:
    yield client.get(address)
    yield client.post(address, {"send": "1", "referral": "x", "state": "closed", "sure": "1"})


OWN = [one for one in urls.desk if "<" not in str(one.pattern)]
OF_A_SHARE = [one for one in urls.desk if "<uuid:share>" in str(one.pattern)]
NAMES = [one.name for one in urls.desk]


def test_every_address_of_the_desk_is_tried() -> None:
    assert len(OWN) + len(OF_A_SHARE) == len(urls.desk) >= 11


@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_sent_to_the_sign_in_page(name: str) -> None:
    pattern = next(one for one in urls.desk if one.name == name)
    for response in both_ways(sam(), filled(pattern, uuid.uuid4())):
        assert response.status_code == 405 or response["Location"].startswith("/desk/account/sign-in?next=")


@pytest.mark.parametrize("pattern", urls.own_account, ids=lambda one: one.name)
def test_nobody_finds_an_account(pattern: URLPattern) -> None:
    response = sam().get(filled(pattern))
    assert response.status_code == 302 and response["Location"].startswith("/desk/account/sign-in")


def test_without_a_second_factor_every_address_of_the_desk_leads_to_adding_one() -> None:
    at = rivera()
    _, share = shared(at.desk)
    Authenticator.objects.all().delete()
    for pattern in urls.desk:
        for response in both_ways(at.client, filled(pattern, share)):
            assert response.status_code == 405 or response["Location"] == "/desk/account/factors"
    assert at.desk.state == Desk.State.OPEN


def test_what_was_written_while_a_session_ended_is_shown_to_its_writer_and_sent_nowhere() -> None:
    at = rivera()
    opened, share = shared(at.desk)
    at.client.cookies.clear()
    page = at.client.post(f"/desk/share/{share}/decline", {"referral": "Ask Dr Weber instead.", "send": "1"})
    assert page.status_code == 403 and "Ask Dr Weber instead.</textarea>" in page.content.decode()
    assert MARKED not in page.content.decode()
    assert overseeing.mine(opened, sharing_day())[0].reply is None


def test_a_password_alone_does_not_do_where_there_is_a_factor() -> None:
    at = rivera()
    again = sam()
    again.post("/desk/account/sign-in", {"login": at.email, "password": "long words in a row"})
    assert again.get("/desk/")["Location"].startswith("/desk/account/sign-in")


def test_before_the_first_run_only_that_is_there() -> None:
    at, share = starting("rivera"), uuid.uuid4()
    for pattern in [one for one in urls.desk if one.name != "first_run"]:
        for response in both_ways(at.client, filled(pattern, share)):
            assert response.status_code == 405 or response["Location"] == "/desk/first-run"
    assert at.client.get("/desk/first-run").status_code == 200


@pytest.fixture
def two() -> tuple[AtDesk, AtDesk]:
    return rivera(), weber()


def test_another_therapist_gets_what_never_was(two: tuple[AtDesk, AtDesk]) -> None:
    mine, other = two
    opened, share = shared(mine.desk)
    for pattern in OF_A_SHARE:
        for theirs, never in zip(
            both_ways(other.client, filled(pattern, share)),
            both_ways(other.client, filled(pattern, uuid.uuid4())),
            strict=True,
        ):
            assert theirs.status_code == never.status_code in (404, 405)
            assert without_tokens(theirs.content) == without_tokens(never.content)
    read = mine.client.get(f"/desk/share/{share}")
    assert read.status_code == 200 and MARKED in read.content.decode()
    assert overseeing.mine(opened, sharing_day())[0].reply is None


def test_an_ended_share_is_told_to_its_reader_and_to_nobody_else(two: tuple[AtDesk, AtDesk]) -> None:
    mine, other = two
    opened, share = shared(mine.desk)
    assert MARKED in mine.client.get(f"/desk/share/{share}").content.decode()
    sharing.end(opened, share, sharing_day())
    for headers in ({}, {"HX-Request": "true"}):
        page = mine.client.get(f"/desk/share/{share}", headers=headers).content.decode()
        assert "Access ended" in page and MARKED not in page
    assert other.client.get(f"/desk/share/{share}").status_code == 404
    for address in ("read", "lines", "decline"):
        answer = mine.client.post(f"/desk/share/{share}/{address}", {"referral": "x", "send": "1"})
        assert answer.status_code == 409 and "Access ended" in answer.content.decode()


def test_one_therapist_cannot_touch_the_passkeys_of_another(two: tuple[AtDesk, AtDesk]) -> None:
    mine, other = two
    key = Authenticator.objects.create(user=mine.desk.user, type="webauthn", data={"name": MARKED, "credential": {}})
    for pattern in [one for one in urls.own_account if "<int:pk>" in str(one.pattern)]:
        assert other.client.get(filled(pattern, key=key.pk)).status_code in (302, 404)
        other.client.post(filled(pattern, key=key.pk), {"name": "taken"})
    assert Authenticator.objects.get(pk=key.pk).data["name"] == MARKED


def sharing_day() -> date:
    return timezone.now().date()


def without_tokens(page: bytes) -> str:
    return re.sub(r'value="\w{64}"', "", page.decode())
