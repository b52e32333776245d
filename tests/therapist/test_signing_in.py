"""Signing in says nothing about who has an account, stops guesses, and leaves the client's side alone."""

import re
from typing import Any

import pytest
from allauth.account import app_settings
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client

from intake import sealing
from intake.models import Therapist
from tests.desks import PASSWORD, SIGN_IN, code_of, lind, rivera, sign_in
from tests.people import alex, begin, sam

pytestmark = pytest.mark.django_db
FACTOR = "/desk/account/sign-in/factor"


def said(response: Any) -> str:
    return re.sub(r'value="[^"]*"', "", response.content.decode())


def test_an_unknown_address_and_a_wrong_password_look_the_same() -> None:
    at = rivera()
    wrong = sam().post(SIGN_IN, {"login": at.email, "password": "not the one"})
    unknown = sam().post(SIGN_IN, {"login": "nobody@example.org", "password": "not the one"})
    assert wrong.status_code == unknown.status_code == 200
    assert "do not belong together" in said(wrong)
    assert said(wrong) == said(unknown)


def test_guesses_stop_after_a_few_and_the_right_password_too() -> None:
    at = lind()
    client = sam()
    for _ in range(10):
        client.post(SIGN_IN, {"login": at.email, "password": "a guess"})
    page = client.post(SIGN_IN, {"login": at.email, "password": PASSWORD})
    assert page.status_code == 429 and page["Retry-After"] == "300"
    assert "This was tried too often. Try again in 5 minutes." in said(page)
    assert at.email in page.content.decode() and PASSWORD not in page.content.decode()


def test_a_second_factor_is_guessed_five_times() -> None:
    assert app_settings.RATE_LIMITS["login_failed"] == "10/m/ip,5/300s/key"
    client = sam()
    sign_in(client, rivera().email)
    tried = [client.post(FACTOR, {"code": "000000"}) for _ in range(6)]
    assert [page.status_code for page in tried] == [200] * 5 + [429]
    assert "Try again in 5 minutes." in said(tried[-1])


def test_guesses_are_counted_under_names_that_tell_no_address() -> None:
    sam().post(SIGN_IN, {"login": "nobody@example.org", "password": "a guess"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM cache")
        kept = cursor.fetchall()
    assert kept and all(re.fullmatch(r"[0-9a-f]{64}", key) for key, _value in kept)
    assert not any("127.0.0.1" in value or "nobody" in value for _key, value in kept)


def test_the_second_factor_is_asked_after_the_password_and_a_code_is_taken_once() -> None:
    at = rivera()
    client = sam()
    sign_in(client, at.email)
    assert client.get("/desk/").status_code == 302
    code = code_of(at.secret)
    client.post(FACTOR, {"code": code})
    assert client.get("/desk/").status_code == 200
    again = sam()
    sign_in(again, at.email)
    again.post(FACTOR, {"code": code})
    assert again.get("/desk/").status_code == 302


def test_a_recovery_code_opens_the_desk_once() -> None:
    at = rivera()
    page = at.client.get("/desk/account/recovery").content.decode()
    code = re.findall(r"<li>(\d{8})</li>", page)[0]
    opened = []
    for _ in range(2):
        client = sam()
        sign_in(client, at.email)
        client.post(FACTOR, {"code": code})
        opened.append(client.get("/desk/").status_code)
    assert opened == [200, 302]


def test_secrets_of_factors_are_sealed_and_passwords_stretched() -> None:
    at = rivera()
    held = {one.type: one.data for one in Authenticator.objects.all()}
    key_id = sealing.ring().wrap(b"any", sealing.data_key()).key_id
    assert at.secret not in str(held) and held["totp"]["secret"].startswith(f"{key_id}.")
    assert held["recovery_codes"]["seed"].startswith(f"{key_id}.")
    assert Therapist.objects.get().password.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")


def test_the_password_is_asked_again_before_a_factor_goes() -> None:
    at = rivera()
    client = sam()
    sign_in(client, at.email)
    client.post(FACTOR, {"code": code_of(at.secret)})
    asked = client.get("/desk/account/app/remove")
    assert asked.status_code == 302 and "/again" in asked["Location"]


def test_the_pages_of_a_client_set_no_session_and_read_none() -> None:
    client = alex()
    check = begin(client)
    for address in ("/", check, "/notes", "/summary", "/d/nobody"):
        response = client.get(address)
        assert settings.SESSION_COOKIE_NAME not in response.cookies
        assert not hasattr(response.wsgi_request, "session")
    assert not Session.objects.exists()


def test_signing_in_leaves_the_notebook_of_the_same_browser_alone_and_learns_nothing_of_it() -> None:
    client = alex()
    token = client.cookies[settings.NOTEBOOK_COOKIE].value.split(".")[0]
    at = lind()
    client.cookies[settings.SESSION_COOKIE_NAME] = at.client.cookies[settings.SESSION_COOKIE_NAME].value
    # waits for the password: the whole request is written into the session
    client.post("/desk/account/password", {"oldpassword": "x"})
    client.post("/desk/account/recovery/new", {"x": "y"})
    assert client.get("/desk/account/factors").status_code == 200
    kept = [str(one.get_decoded()) for one in Session.objects.all()]
    assert kept and not any(token in one for one in kept)
    assert client.get("/notes").status_code == 200


def test_only_the_page_with_the_picture_of_the_secret_may_show_one() -> None:
    at = lind()
    with_picture = at.client.get("/desk/account/app/add")["Content-Security-Policy"]
    assert "img-src 'self' data:" in with_picture
    assert "data:" not in at.client.get("/desk/account/factors")["Content-Security-Policy"]


def test_where_no_mail_can_be_sent_nothing_promises_one() -> None:
    page = Client().get(SIGN_IN).content.decode()
    assert "Forgot" not in page and "sign-in code" not in page
