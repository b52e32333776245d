"""The address of a therapist is read by nobody who has the database, whatever they did here; the mail still arrives."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from intake import addressing, admitting
from intake.doctor import guarding
from intake.models import Desk, Invitation, Register, Therapist
from intake.vault.envelope import Unreadable
from tests.activities.test_mail import work
from tests.desks import PASSWORD, SIGN_IN, rivera, shared
from tests.people import sam
from tests.post import Post, signing_in_by_mail
from tests.therapist.test_by_mail import code_in

pytestmark = pytest.mark.django_db(transaction=True)
FACTOR = "/desk/account/sign-in/factor"
EMAIL = "rivera@example.org"
BY_MAIL = ("/desk/account/forgotten", "/desk/account/sign-in/code")


@pytest.fixture
def post(settings: Any) -> Iterator[Post]:
    with signing_in_by_mail(settings) as post:
        yield post


def written_down() -> bytes:
    """The file of the database and its log, and what rows hold that are packed before they are written."""
    packed = [str(one.get_decoded()).encode() for one in Session.objects.all()]
    packed += [f"{one.args_kwargs} {one.traceback}".encode() for one in DBTaskResult.objects.all()]
    if connection.vendor != "sqlite":
        return b"".join(packed)
    name = Path(connection.settings_dict["NAME"])
    files = [name, name.with_name(f"{name.name}-wal")]
    return b"".join([*packed, *(one.read_bytes() for one in files if one.exists())]).lower()


def do_everything(post: Post) -> None:
    """Invited, signed in by password and by code, a share told by mail, another password, a notice of it."""
    at = rivera()
    shared(at.desk)
    work()
    client = sam()
    client.post("/desk/account/sign-in/code", {"email": EMAIL})
    client.post("/desk/account/sign-in/code/confirm", {"code": code_in(post.last())})
    client = sam()
    client.post("/desk/account/forgotten", {"email": EMAIL})
    client.post("/desk/account/forgotten/code", {"code": code_in(post.last())})
    client.post("/desk/account/forgotten/new", dict.fromkeys(("password1", "password2"), "another long one"))
    client.post(SIGN_IN, {"login": EMAIL, "password": "another long one"})
    admitting.invite(EMAIL, at.desk.share_set.get().day)


def test_nothing_that_is_kept_holds_the_address_and_every_letter_finds_it(
    post: Post, caplog: pytest.LogCaptureFixture, settings: Any
) -> None:
    settings.FITCHECK_LOG_REQUESTS = True
    caplog.set_level(logging.INFO)
    do_everything(post)
    lines = [str(vars(one)) for one in caplog.records if not one.name.startswith("mail.")]  # the test's mail server
    assert lines and not any("rivera@" in line.lower() for line in lines)
    assert {one for letter in post.letters for one in letter.rcpt_tos} == {EMAIL} and len(post.letters) >= 5
    assert b"rivera@" not in written_down()
    Invitation.objects.update(email=EMAIL)  # it would be found
    assert connection.vendor != "sqlite" or b"rivera@" in written_down()


def test_a_session_of_whoever_typed_an_address_does_not_hold_it(post: Post) -> None:
    for address in BY_MAIL:
        page = sam().post(address, {"email": "nobody@example.org"}, follow=True).content.decode()
        assert "the address you typed" in page and "sealed.invalid" not in page
    assert Session.objects.count() == 2 and b"nobody@" not in written_down()


def test_capitals_do_not_matter(post: Post) -> None:
    rivera()
    assert sam().post(SIGN_IN, {"login": "Rivera@Example.ORG", "password": PASSWORD})["Location"] == FACTOR


def test_an_address_too_long_to_be_kept_is_refused_in_words_at_every_door(post: Post) -> None:
    fits, long = (f"{'a' * letters}@{'b' * 60}.example" for letters in (58, 59))
    for door, field in zip((SIGN_IN, *BY_MAIL), ("login", "email", "email"), strict=True):
        refused = sam().post(door, {field: long, "password": PASSWORD}).content.decode()
        assert "may have 127 letters, fewer with accents. Use the one you were invited with." in refused
        assert long in refused
        assert "too long" not in sam().post(door, {field: fits, "password": PASSWORD}).content.decode()
    call_command("invite", fits)
    with pytest.raises(CommandError, match="may have 127 letters, fewer with accents"):
        call_command("invite", long)


def test_what_an_earlier_version_wrote_in_clear_is_sealed_at_the_next_start() -> None:
    at = rivera()
    for model in (Therapist, EmailAddress):
        model._default_manager.update(email="Rivera@example.org")
    assert addressing.seal_readable() == 2 and addressing.seal_readable() == 0
    assert b"rivera@" not in written_down()
    assert at.desk == Desk.objects.get()
    assert sam().post(SIGN_IN, {"login": EMAIL, "password": PASSWORD})["Location"] == FACTOR


def test_another_server_opens_no_address(settings: Any) -> None:
    kept = addressing.as_kept(EMAIL)
    Register.objects.all().delete()
    addressing.as_kept(EMAIL)
    with pytest.raises(Unreadable):
        addressing.as_written(kept)


def test_an_address_that_cannot_be_sealed_keeps_no_server_from_starting_and_doctor_names_it() -> None:
    at, today, late = rivera(), timezone.now().date(), timezone.now().date() + timedelta(days=1)
    admitting.invite(EMAIL, today)
    clear = Invitation.objects.create(
        lookup=b"1" * 32, email=EMAIL, until=late
    )  # by an earlier version beside this one
    twin = Therapist.objects.create(email=EMAIL)
    long = Invitation.objects.create(lookup=b"2" * 32, email=f"{'a' * 60}@{'b' * 60}.{'c' * 9}", until=late)
    assert addressing.seal_readable() == 1
    assert not Invitation.objects.filter(pk=clear.pk).exists() and at.desk == Desk.objects.get()
    assert addressing.readable() == [twin, long]
    (fault,) = guarding.look_at_addresses(timezone.now())
    assert fault.grave and "in clear: 2" in str(fault) and "rivera" not in str(fault)


def test_it_does_not_matter_how_a_letter_is_put_together() -> None:
    assert addressing.as_kept("alex@praxis-m\u00fcller.example") == addressing.as_kept(
        "alex@praxis-mu\u0308ller.example"
    )
