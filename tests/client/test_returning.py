"""Keeping the code and coming back with it: on a second device, too often wrong, after the notebook closed."""

import re
from datetime import timedelta

import pytest
import segno
from django.http import HttpResponse
from django.test import Client, override_settings
from django.utils import timezone

from intake.models import Device, Notebook
from intake.vault import codes
from tests.people import alex, begin, sam

pytestmark = pytest.mark.django_db
CODE = "70Q2M1VD4TXR9H1P"


def code_of(client: Client) -> str:
    return client.get("/notes/code?show=1").context["code"]


def come_back(client: Client, code: str, **said: str) -> HttpResponse:
    return client.post("/return", {"return_code": code, **said})


def without_token(page: HttpResponse) -> bytes:
    return re.sub(rb'(name="csrfmiddlewaretoken" value=")[^"]*', rb"\1", page.content)


def test_the_code_opens_the_notebook_on_a_second_device_at_the_first_unanswered_question() -> None:
    client, second = sam(), sam()
    first = begin(client, contact="yes", length="first")
    following = client.post(first, {"go": "skip"})["Location"]
    answer = come_back(second, code_of(client).lower())
    assert answer.status_code == 302 and answer["Location"] == following
    assert second.get(following).status_code == 200


@pytest.mark.parametrize(("device", "days"), [("own", 30), ("shared", 0), ("", 0), ("other", 0)])
def test_who_uses_the_device_decides_how_long_its_cookie_lives(device: str, days: int) -> None:
    code, second = code_of(alex()), sam()
    answer = come_back(second, code, return_device=device)
    if device == "other":
        assert answer.status_code == 422
    else:
        assert (second.cookies["notebook-key"]["max-age"] or 0) == days * 24 * 3600


def test_the_code_is_not_in_its_page_until_the_person_asks_for_it() -> None:
    client = alex()
    hidden = client.get("/notes/code").content.decode()
    code = code_of(client)
    shown = client.get("/notes/code?show=1").content.decode()
    for group in codes.groups(code):
        assert f">{group}<" in shown and f">{group}<" not in hidden
    assert code not in hidden


def test_only_an_own_device_is_offered_the_password_manager_by_an_ordinary_form() -> None:
    shared, own = alex(), sam()
    begin(own, device="own")
    assert 'autocomplete="new-password"' not in shared.get("/notes/code?show=1").content.decode()
    page = own.get("/notes/code?show=1").content.decode()
    assert 'autocomplete="username"' in page and 'autocomplete="new-password"' in page
    assert own.post("/notes/code/kept", {"username": "My notes", "password": code_of(own)})["Location"] == "/notes/code"


def test_the_code_saved_as_a_password_opens_the_notebook() -> None:
    code, second = code_of(alex()), sam()
    assert 'autocomplete="current-password"' in second.get("/return").content.decode()
    answer = second.post("/return", {"username": "My notes", "return_code": code, "return_device": "own"})
    assert answer.status_code == 302 and second.get("/notes").status_code == 200


def test_the_check_of_the_copy_is_optional_and_says_when_it_differs() -> None:
    client = alex()
    code = code_of(client)
    assert client.post("/notes/code", {"last": ""}).status_code == 302
    assert client.post("/notes/code", {"last": f" {code[-4:].lower()} "}).status_code == 302
    wrong = client.post("/notes/code", {"last": "UUUU"})
    assert wrong.status_code == 422 and 'value="UUUU"' in wrong.content.decode()
    assert "Those are not the last four characters of the code." in wrong.content.decode()


def test_the_picture_is_of_this_site_and_not_there_before_the_code_was_shown() -> None:
    client = alex()
    client.get("/notes/code")
    assert client.get("/notes/code/picture").status_code == 404
    code = code_of(client)
    picture = client.get("/notes/code/picture")
    assert picture["Content-Type"] == "image/svg+xml" and picture["Cache-Control"] == "no-store"
    drawn = picture.content.decode()
    assert drawn.startswith("<svg") and "style" not in drawn and code not in drawn
    held = segno.make(f"http://testserver/return#{code}", error="m").svg_inline(light="#fff", omitsize=True)
    assert re.findall(r' d="([^"]*)"', drawn) == re.findall(r' d="([^"]*)"', held)
    assert sam().get("/notes/code/picture").status_code == 302


def test_a_new_code_is_made_on_asking_and_the_earlier_one_opens_nothing() -> None:
    client = alex()
    earlier = code_of(client)
    client.post("/notes/code/new")
    assert code_of(client) != earlier
    assert come_back(sam(), earlier).status_code == 422
    assert come_back(sam(), code_of(client)).status_code == 302


def test_unknown_deleted_and_expired_codes_give_the_same_page_to_the_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codes, "make", lambda: CODE)
    unknown = come_back(sam(), CODE)
    deleting = alex()
    assert code_of(deleting) == CODE
    deleting.post("/notes/delete")
    deleted = come_back(sam(), CODE)
    assert code_of(alex()) == CODE
    Notebook.objects.update(keep_until=timezone.now().date() - timedelta(days=1))
    expired = come_back(sam(), CODE)
    assert [page.status_code for page in (unknown, deleted, expired)] == [422] * 3
    assert without_token(unknown) == without_token(deleted) == without_token(expired)


def test_two_wrong_codes_differ_by_what_the_person_typed_only() -> None:
    typed = [CODE, CODE[::-1], "no code at all"]
    pages = [come_back(sam(), one) for one in typed]
    bare = {without_token(page).replace(one.encode(), b"") for page, one in zip(pages, typed, strict=True)}
    assert len(bare) == 1
    assert "We could not open notes with that code." in bare.pop().decode()


def test_an_empty_code_is_asked_for_and_not_counted() -> None:
    for _ in range(9):
        answer = come_back(sam(), "  ")
    assert answer.status_code == 422 and "Type your code." in answer.content.decode()


def test_after_five_wrong_codes_the_right_one_waits_and_is_still_in_the_field() -> None:
    code, client = code_of(alex()), sam()
    for _ in range(5):
        assert come_back(client, CODE).status_code == 422
    early = come_back(client, code)
    assert early.status_code == 429 and early["Retry-After"] in ("1", "2")
    assert f"Try again in {early['Retry-After']} second" in early.content.decode()
    assert f'value="{code}"' in early.content.decode()
    assert not Device.objects.filter(notebook__code__isnull=True).exists() and Device.objects.count() == 1


@override_settings(HTTPS=True)
def test_behind_tls_the_network_is_the_one_that_the_front_names() -> None:
    def send(front: str) -> HttpResponse:
        return sam().post("/return", {"return_code": CODE}, headers={"X-Forwarded-For": front})

    for _ in range(5):
        send("203.0.113.1, 192.0.2.7")
    assert send("198.51.100.4, 192.0.2.9").status_code == 429
    assert send("192.0.2.7, 198.51.100.4").status_code == 422


def test_with_a_notebook_open_no_other_one_is_opened_over_it() -> None:
    other, client = code_of(alex()), sam()
    begin(client, device="own")
    assert "A notebook is open in this browser" in client.get("/return").content.decode()
    before = client.get("/notes/code?show=1").context["code"]
    assert come_back(client, other).status_code == 302
    assert code_of(client) == before


def test_a_device_is_forgotten_by_its_button_and_this_one_loses_its_cookie() -> None:
    client, second = alex(), sam()
    come_back(second, code_of(client))
    held = client.get("/notes/devices").context["devices"]
    assert [one.here for one in held] == [True, False]
    assert client.post("/notes/devices/forget", {"device": held[1].name})["Location"] == "/notes/devices"
    assert second.get("/notes").status_code == 302
    assert client.post("/notes/devices/forget", {"device": held[0].name})["Location"] == "/return"
    assert client.get("/notes").status_code == 302 and not client.cookies["notebook-key"].value


def test_the_devices_page_warns_while_the_code_was_never_seen() -> None:
    client = alex()
    assert "You have not seen your code yet." in client.get("/notes/devices").content.decode()
    code_of(client)
    assert "You have not seen your code yet." not in client.get("/notes/devices").content.decode()


def test_the_lost_code_page_promises_nothing() -> None:
    page = sam().get("/return/lost").content.decode()
    assert "Without the code nobody can open the notes" in page and "We cannot look it up" in page
