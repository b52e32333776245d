"""Where a server can send mail: a code to sign in with, a code for another password, a notice of what changed."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.desks import PASSWORD, SIGN_IN, code_of, rivera, sign_in
from tests.people import sam
from tests.post import Post, signing_in_by_mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(settings: Any) -> Iterator[Post]:
    with signing_in_by_mail(settings) as post:
        yield post


def code_in(letter: str) -> str:
    return re.search(r"^\s*([A-Z0-9]{4}-?[A-Z0-9]{2,4})\s*$", letter.split("\r\n\r\n", 1)[1], re.M)[1]


def test_a_code_by_mail_takes_the_place_of_the_password_and_not_of_the_factor(post: Post) -> None:
    at = rivera()
    client = sam()
    assert "Email me a sign-in code" in client.get(SIGN_IN).content.decode()
    client.post("/desk/account/sign-in/code", {"email": at.email})
    assert "Type this code in the browser where you asked for it:" in post.last()
    assert "Type the code" in client.get("/desk/account/sign-in/code/confirm").content.decode()
    client.post("/desk/account/sign-in/code/confirm", {"code": code_in(post.last())})
    assert client.get("/desk/").status_code == 302
    client.post("/desk/account/sign-in/factor", {"code": code_of(at.secret)})
    assert client.get("/desk/").status_code == 200


def test_a_code_by_mail_sets_another_password(post: Post) -> None:
    at = rivera()
    client = sam()
    client.post("/desk/account/forgotten", {"email": at.email})
    client.post("/desk/account/forgotten/code", {"code": code_in(post.last())})
    chosen = {"password1": "another long one", "password2": "another long one"}
    client.post("/desk/account/forgotten/new", chosen)
    again = sam()
    sign_in(again, at.email, "another long one")
    again.post("/desk/account/sign-in/factor", {"code": code_of(at.secret)})
    assert again.get("/desk/").status_code == 200
    assert at.client.get("/desk/").status_code == 302  # what was open elsewhere is not any more


@pytest.mark.parametrize("address", ["/desk/account/sign-in/code", "/desk/account/forgotten"])
def test_an_unknown_address_gets_the_same_page_and_a_letter_without_a_code(post: Post, address: str) -> None:
    at = rivera()
    known, unknown = sam(), sam()
    pages = []
    for client, email in ((known, at.email), (unknown, "nobody@example.org")):
        answer = client.post(address, {"email": email}, follow=True)
        text = re.sub(r'value="[^"]*"', "", answer.content.decode()).replace(email, "")
        pages.append((answer.status_code, answer.redirect_chain, text))
    assert pages[0] == pages[1]
    assert len(post.letters) == 2 and at.email not in post.last() and "It has no account here" in post.last()


def test_a_notice_says_what_changed_and_not_from_where(post: Post) -> None:
    at = rivera()
    said = {"oldpassword": PASSWORD, "password1": "another long one", "password2": "another long one"}
    at.client.post("/desk/account/again", {"password": PASSWORD})
    at.client.post("/desk/account/password", said)
    letter = post.last()
    assert (
        "Something changed in how you sign in" in letter
        and "Your password was changed." in letter
        and "127.0.0.1" not in letter.split("\r\n\r\n", 1)[1]
    )


def test_a_mail_server_that_fails_stops_nobody(post: Post) -> None:
    post.down = True
    at = rivera()
    assert at.client.get("/desk/").status_code == 200
    assert sam().post("/desk/account/forgotten", {"email": at.email}).status_code == 302
