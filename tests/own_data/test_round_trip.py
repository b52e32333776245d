"""What goes out comes in again: the same rows, the same summary, in a new notebook."""

import pytest
from django.conf import settings
from django.test import Client

from intake import answering, gathering
from tests.days import some_months
from tests.ends import END, ending_of, write_all
from tests.looks.rooms import ROOMS
from tests.people import sam
from tests.saved import everything_of, opened_by, save, sums, take_in, wrote_everywhere
from tests.three import three

pytestmark = pytest.mark.django_db


def test_some_months_go_out_and_come_in_as_they_were() -> None:
    client, _them = some_months()
    assert_same(client, elsewhere(client))


def test_three_therapists_and_where_one_leans_come_in_as_they_were() -> None:
    client, rivera, priya, _tuesday = three()
    client.post("/compare/decision", {"lean": rivera, "because": "They listen.", "sure": "rather"})
    client.post(f"/with/{priya}/decline", {"text": "Thank you. I go elsewhere."})
    assert_same(client, elsewhere(client))


@pytest.mark.parametrize("kind", END)
def test_an_ending_comes_in_as_it_was(kind: str) -> None:
    client, _check, who = ending_of(kind)
    write_all(client, who)
    assert_same(client, elsewhere(client, private="yes"))


def test_what_was_written_on_every_page_comes_in_as_it_was() -> None:
    client = wrote_everywhere()
    assert_same(client, elsewhere(client, private="yes"))
    assert kinds_in(client) == gathering.TAKEN  # no kind is named that nobody writes


def test_every_notebook_we_look_at_comes_in_as_it_was_and_each_kind_of_row_in_it_is_decided_upon() -> None:
    for people, _seen in ROOMS:
        for client, *_rest in people().values():
            if settings.NOTEBOOK_COOKIE in client.cookies:
                assert kinds_in(client) <= gathering.TAKEN | gathering.LEFT
                assert_same(client, elsewhere(client, private="yes"))


def kinds_in(client: Client) -> set[str]:
    return {gathering.kind_of(row) for row in answering.everything(opened_by(client))}


def elsewhere(client: Client, **said: str) -> Client:
    other = sam()
    assert take_in(other, save(client, **said)).status_code == 200
    return other


def assert_same(client: Client, other: Client) -> None:
    was, now = opened_by(client), opened_by(other)
    assert now.id != was.id
    assert everything_of(now) == everything_of(was)
    assert sums(now) == sums(was)
    assert now.index.therapists == was.index.therapists and now.index.checks == was.index.checks
