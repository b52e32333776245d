"""The cookie opens the notebook, on a shared device for half an hour; any other cookie is no cookie."""

import pytest
from django.conf import settings

from intake.client import cookies, presence
from intake.vault import tokens
from tests.people import alex, begin, sam

pytestmark = pytest.mark.django_db
NAME = settings.NOTEBOOK_COOKIE


def test_a_shared_device_gets_a_session_cookie_that_scripts_cannot_read() -> None:
    cookie = alex().cookies[NAME]
    assert cookie["httponly"] and not cookie["max-age"] and cookie["samesite"] == "Lax"


def test_an_own_device_gets_a_cookie_for_thirty_days() -> None:
    client = sam()
    begin(client, device="own")
    assert client.cookies[NAME]["max-age"] == 30 * 24 * 3600


def test_after_half_an_hour_a_shared_cookie_opens_nothing() -> None:
    token = tokens.make()
    assert cookies.read(cookies.write(token, 1000), 1030, 30) is not None
    assert cookies.read(cookies.write(token, 1000), 1031, 30) is None


def test_a_minute_that_was_changed_by_hand_opens_nothing() -> None:
    token = tokens.make()
    text, minute, mac = cookies.write(token, 1000).split(".")
    assert cookies.read(f"{text}.{int(minute) + 500}.{mac}", 1500, 30) is None


def test_a_shared_cookie_without_its_stamp_opens_nothing() -> None:
    client = alex()
    client.cookies[NAME] = client.cookies[NAME].value.split(".")[0]
    assert client.get("/notes").status_code == 302


@pytest.mark.parametrize("value", ["", "x", "." * 40, "é" * 20, "A" * 43, "A" * 5000, "A" * 43 + ".1.x", "0.0.0"])
def test_a_foreign_or_damaged_cookie_is_no_cookie(value: str) -> None:
    client = sam()
    client.cookies[NAME] = value
    assert client.get("/notes").status_code == 302
    assert client.get("/").status_code == 200


def test_another_browser_does_not_see_the_check() -> None:
    client = sam()
    address = begin(client)
    other = sam()
    begin(other)
    assert client.get(address).status_code == 200
    assert other.get(address).status_code == 404


def test_exit_ends_the_visit_on_a_shared_device() -> None:
    client = alex()
    answer = client.get("/leave")
    assert answer["Location"] == settings.FITCHECK_EXIT_URL
    assert client.get("/notes").status_code == 302


def test_exit_keeps_the_cookie_of_an_own_device_whose_code_nobody_has_seen() -> None:
    client = sam()
    begin(client, device="own")
    client.get("/notes/code")
    client.get("/leave")
    assert client.get("/notes").status_code == 200


def test_exit_ends_the_visit_on_an_own_device_whose_code_was_shown() -> None:
    client = sam()
    begin(client, device="own")
    client.get("/notes/code?show=1")
    client.get("/leave")
    assert client.get("/notes").status_code == 302


def test_half_an_hour_is_what_the_page_promises() -> None:
    assert presence.SHARED_MINUTES == 30
    assert "30 minutes" in sam().get("/privacy").content.decode()
