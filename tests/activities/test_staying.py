"""How long a notebook stays open on a device, and how long it is kept."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.http import HttpResponse
from django.test import override_settings

from intake import returning
from intake.client import presence

DAY = date(2026, 3, 14)
SECURE = override_settings(HTTPS=True, NOTEBOOK_COOKIE="__Host-notebook-key")


@SECURE
@pytest.mark.parametrize("own", [True, False])
def test_behind_tls_the_cookie_is_bound_to_this_host_and_its_encryption(own: bool) -> None:
    response = HttpResponse()
    presence.welcome(response, b"t" * 32, own=own)
    cookie = response.cookies["__Host-notebook-key"]
    assert cookie["secure"] and cookie["httponly"] and cookie["samesite"] == "Lax"
    assert cookie["path"] == "/" and not cookie["domain"]
    assert cookie["max-age"] == (30 * 24 * 3600 if own else "")


@SECURE
def test_behind_tls_the_browser_accepts_that_the_cookie_goes() -> None:
    response = HttpResponse()
    presence.dismiss(response)
    cookie = response.cookies["__Host-notebook-key"]
    assert cookie["secure"] and cookie["path"] == "/" and cookie["max-age"] == 0


@pytest.mark.django_db
def test_a_notebook_is_kept_for_ninety_days_and_for_half_a_year_once_a_summary_was_seen() -> None:
    token, opened = returning.begin(own=True, today=DAY)
    assert opened.keep_until == DAY + timedelta(days=90)
    opened = returning.change_index(opened, lambda index: replace(index, seen_summary=True))
    returning.visit(opened, DAY)
    assert returning.open_by_device(token, DAY).keep_until == DAY + timedelta(days=180)


@pytest.mark.django_db
def test_a_device_called_own_is_own_at_the_next_visit() -> None:
    token, opened = returning.begin(own=False, today=DAY)
    assert not opened.own and returning.make_own(opened).own
    assert returning.open_by_device(token, DAY).own
