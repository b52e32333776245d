"""A desk is opened by invitation: a code that is used once, within its days."""

import io
import re
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from intake import admitting
from intake.models import Desk, Invitation, Therapist
from tests.desks import PASSWORD, SIGN_IN, sign_in
from tests.people import sam

pytestmark = pytest.mark.django_db
EMAIL = "rivera@example.org"


def invited() -> str:
    said = io.StringIO()
    call_command("invite", EMAIL, stdout=said)
    return re.search(r"(\w{4}-){3}\w{4}", said.getvalue())[0]


def test_the_command_prints_a_code_that_makes_an_account_with_a_desk() -> None:
    client = sam()
    done = client.post("/desk/invited", {"code": invited().lower(), "password": PASSWORD})
    assert done["Location"] == SIGN_IN
    sign_in(client, EMAIL)
    assert client.get("/desk/")["Location"] == "/desk/account/factors"
    assert Desk.objects.get().state == Desk.State.SETTING_UP


def test_a_code_is_used_once() -> None:
    code = invited()
    sam().post("/desk/invited", {"code": code, "password": PASSWORD})
    again = sam().post("/desk/invited", {"code": code, "password": "another long one"})
    assert again.status_code == 422 and "opens nothing" in again.content.decode()
    assert Therapist.objects.get().check_password(PASSWORD)


def test_a_second_code_takes_the_place_of_the_first_and_sets_another_password() -> None:
    first, second = invited(), invited()
    assert sam().post("/desk/invited", {"code": first, "password": PASSWORD}).status_code == 422
    sam().post("/desk/invited", {"code": second, "password": PASSWORD})
    sam().post("/desk/invited", {"code": invited(), "password": "another long one"})
    assert Therapist.objects.get().check_password("another long one")
    assert Desk.objects.count() == 1


def test_a_code_ends_after_its_days() -> None:
    code = admitting.invite(EMAIL, timezone.now().date() - admitting.OPEN_FOR - timedelta(days=1))
    assert sam().post("/desk/invited", {"code": code, "password": PASSWORD}).status_code == 422
    assert not Therapist.objects.exists()


def test_a_weak_password_is_refused_and_the_code_is_still_good() -> None:
    code = invited()
    refused = sam().post("/desk/invited", {"code": code, "password": "password12"})
    assert refused.status_code == 422 and Invitation.objects.count() == 1
    assert "password12" not in refused.content.decode()


def test_wrong_codes_come_slower() -> None:
    client = sam()
    answers = [client.post("/desk/invited", {"code": "wrong", "password": PASSWORD}) for _ in range(6)]
    assert [one.status_code for one in answers] == [422] * 5 + [429]
    assert int(answers[-1]["Retry-After"]) >= 1


def test_nobody_can_sign_up_by_themselves() -> None:
    page = sam().get("/desk/account/join")
    assert "by invitation" in page.content.decode()
    said = {"email": EMAIL, "password1": PASSWORD}
    sam().post("/desk/account/join", said)
    assert not Therapist.objects.exists()


def test_the_command_takes_no_nonsense() -> None:
    with pytest.raises(CommandError):
        call_command("invite", "no address")


def test_the_code_is_not_in_the_database() -> None:
    code = invited().replace("-", "")
    assert code.encode() not in bytes(Invitation.objects.get().lookup)
