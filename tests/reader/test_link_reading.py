"""The page of a share by link: the desk's own page, without what only a desk has; a friend's is made for a friend."""

import re
from html import unescape

import pytest
from django.utils import timezone

from tests.desks import rivera, shared
from tests.links import linked, with_a_friend
from tests.pages import main_in
from tests.people import MARKED, sam

pytestmark = pytest.mark.django_db


def main_of(page: str) -> str:
    return unescape(main_in(page))


def test_it_is_the_same_page_as_at_a_desk_but_for_files() -> None:
    at = rivera()
    _, share = shared(at.desk)
    by_link = main_of(sam().post("/s/read", linked().typed).content.decode())
    at_desk = main_of(at.client.get(f"/desk/share/{share}").content.decode())

    def alike(page: str) -> str:
        page = re.sub(
            r'<section class="stack-s no-print" aria-labelledby="paper"[^>]*>.*?</section>', "", page, flags=re.S
        )
        return re.sub(r'action="[^"]*"|<input type="hidden"[^>]*>|\s+', " ", page)

    assert alike(by_link).replace(" ", "") == alike(at_desk).replace(" ", "") and MARKED in by_link


def test_neither_title_nor_address_tells_what_is_read() -> None:
    one = linked()
    page = sam().post("/s/read", one.typed).content.decode()
    assert "<title>Shared lines – Notebook</title>" in page
    addresses = re.findall(r'(?:href|action|formaction|src)="([^"]*)"', page)
    assert addresses and not [one_ for one_ in addresses if one.receipt.code in one_ or one.receipt.pin in one_]


def test_its_client_sees_the_day_it_was_opened() -> None:
    one = linked()
    for _ in range(2):
        sam().post("/s/read", one.typed)
    assert one.seen().opened == (timezone.now().date(),)


def test_a_friend_gets_words_for_a_friend_and_no_preparation() -> None:
    page = main_of(sam().post("/s/read", with_a_friend().typed).content.decode())
    assert MARKED in page and "Call me in the evening." in page
    assert "because they trust you" in page and "They chose these lines" in page
    for gone in ("Reply", "Fitcheck suggests", "longer pauses", "client", "treatment relationship", "<form"):
        assert gone not in page
