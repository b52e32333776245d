"""What another window did meanwhile: a deleted notebook is none, a busy one gives the text back."""

from unittest.mock import patch

import pytest
from django.test import Client

from intake import answering, preparing, returning
from intake.models import Share
from intake.returning import Busy, NotHere
from tests import sharing
from tests.people import MARKED, alex, begin, check_of, robin

pytestmark = pytest.mark.django_db


def gone(*_args: object, **_kwargs: object) -> None:
    """Stands for the moment in which another window deletes the notebook between opening and saving."""
    raise NotHere


def test_a_walk_begun_in_the_moment_of_deletion_makes_a_new_notebook() -> None:
    client = alex()
    before = client.cookies["notebook-key"].value
    with patch.object(answering, "lengthen", gone):
        onward = client.post("/walk", {"contact": "no", "length": "full"})
    assert onward["Location"].endswith("/T-B1")
    assert client.cookies["notebook-key"].value != before


def test_the_private_list_posted_in_the_moment_of_deletion_shows_its_page_and_keeps_nothing() -> None:
    client = robin()
    check = check_of(begin(client, contact="yes"))
    with patch.object(answering, "jot", gone):
        page = client.post(f"/private/list?check={check}", {"s": "S01"})
    assert page.status_code == 200 and "What you can do" in page.content.decode()


@pytest.mark.parametrize("address", ["/walk", "/card"])
def test_a_busy_notebook_gives_the_text_back_and_says_what_to_do(address: str) -> None:
    def busy(*_args: object) -> None:
        raise Busy

    with patch.object(returning, "change_index", busy), patch.object(answering, "change_index", busy):
        page = Client().post(address, {"contact": "yes", "answer": "me", "note": f"a {MARKED} text"})
    assert page.status_code == 409
    assert f"a {MARKED} text" in page.content.decode() and "Send it again" in page.content.decode()


def test_a_share_whose_server_died_before_its_draft_went_does_not_stand_in_the_way_of_the_next() -> None:
    client, them = sharing.alex()
    with patch.object(preparing, "drop"):  # stands for the moment in which the server was killed
        first = sharing.share(client, them)
    second = sharing.share(client, them)
    assert second != first and Share.objects.count() == 2
