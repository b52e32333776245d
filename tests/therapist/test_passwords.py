"""What the pages of passwords say: plain words, never those of the frameworks."""

import pytest

from tests.desks import PASSWORD, rivera
from tests.people import sam

pytestmark = pytest.mark.django_db
CHANGE, SIGN_IN, AGAIN = "/desk/account/password", "/desk/account/sign-in", "/desk/account/again/factor"


@pytest.mark.parametrize(
    ("chosen", "again", "says"),
    [
        ("short", "short", "Choose a longer password: at least 10 characters."),
        ("password123", "password123", "Many people use this password"),
        ("another long one", "another long two", "The two passwords differ. Type the same one twice."),
        ("", "", "Choose a password."),
    ],
)
def test_a_password_that_is_refused_says_what_to_do(chosen: str, again: str, says: str) -> None:
    client = rivera().client
    client.post("/desk/account/again", {"password": PASSWORD})
    page = client.post(CHANGE, {"oldpassword": "wrong", "password1": chosen, "password2": again}).content.decode()
    assert says in page and "This is not the password you have now." in page
    assert "This field is required" not in page and "too common" not in page and "must type" not in page


def test_signing_in_says_in_plain_words_what_does_not_fit() -> None:
    page = sam().post(SIGN_IN, {"login": "nobody@practice.example", "password": PASSWORD}).content.decode()
    assert "This address and this password do not belong together." in page
    page = sam().post(SIGN_IN, {"login": "nobody", "password": ""}).content.decode()
    assert "Type an e-mail address, like name@practice.example." in page and "Type your password." in page


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("password", "Change your password"),
        ("passkeys", "Your passkeys"),
        ("passkeys/add", "Sign in with it alone, without the password"),
        ("recovery/new", "The old ones open nothing any more."),
        ("app/remove", "Its codes will not work here any more."),
        ("again", "Use the app or a recovery code"),
    ],
)
def test_the_pages_of_ones_own_account_are_in_our_words_too(address: str, says: str) -> None:
    client = rivera().client
    client.post("/desk/account/again", {"password": PASSWORD})
    page = client.get(f"/desk/account/{address}").content.decode()
    assert says in page
    assert not [word for word in ("Are you sure", "Security Key", "Master", "Passwordless") if word in page]


def test_digits_that_are_missing_or_wrong_say_where_they_come_from() -> None:
    client = rivera().client
    assert "Type the six digits the app shows now." in client.post(AGAIN, {"code": ""}).content.decode()
    assert "An app shows a new one every half minute." in client.post(AGAIN, {"code": "000000"}).content.decode()
