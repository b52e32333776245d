"""What the pages of passwords say: plain words, never those of the frameworks."""

import pytest

from tests.desks import PASSWORD, rivera
from tests.people import sam

pytestmark = pytest.mark.django_db
CHANGE, SIGN_IN = "/desk/account/password", "/desk/account/sign-in"


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
