"""How often the database is asked: the same for a first answer and for one with two earlier checks behind it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.people import begin, check_of, sam

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}
AN_ANSWER, A_SUMMARY = 3, 4
Counting = Callable[[int], Any]


@pytest.fixture
def long_known() -> tuple[Client, str]:
    """Someone with a before and two earlier after-checks, all answered, at the start of a third."""
    client = sam()
    fill(client, begin(client, length="full"))
    for _ in range(2):
        fill(client, begin(client, contact="yes", length="full"))
    return client, check_of(begin(client, contact="yes", length="full"))


def fill(client: Client, address: str) -> None:
    """Every question in turn with an answer each kind takes, the ends of parts with how much they matter."""
    while "/finish" not in address:
        for said in ({"answer": "yes"}, {"answer": "must"}, {"answer": "right"}, {"need": "must"}, {"go": "skip"}):
            page = client.post(address, said)
            if page.status_code == 302:
                break
        address = page["Location"]


def swapped(client: Client, address: str, said: dict[str, str]) -> str:
    page = client.post(address, said, **HTMX)
    assert page.status_code == 200 and b'class="question"' in page.content
    return page["HX-Push-Url"]


def test_in_the_middle_of_a_part_three_statements_save_an_answer_and_bring_the_next_question(
    long_known: tuple[Client, str], django_assert_max_num_queries: Counting
) -> None:
    client, check = long_known
    for item, onward in (("T-A1", "T-A2"), ("C-A2", "C-A3"), ("R-A1", "R-A2"), ("G-A3", "G-A4")):
        said = "yes" if item != "C-A2" else "right"
        with django_assert_max_num_queries(AN_ANSWER):
            address = swapped(client, f"/check/{check}/{item}", {"answer": said})
        assert address.endswith(onward) or item == "G-A3"


def test_the_end_of_a_part_comes_in_with_its_last_answer(
    long_known: tuple[Client, str], django_assert_max_num_queries: Counting
) -> None:
    client, check = long_known
    with django_assert_max_num_queries(AN_ANSWER):
        address = swapped(client, f"/check/{check}/T-A6", {"answer": "yes"})
    assert "/end/" in address


def test_after_the_end_of_a_part_the_next_question_comes_in_the_same_trip(
    long_known: tuple[Client, str], django_assert_max_num_queries: Counting
) -> None:
    client, check = long_known
    client.post(f"/check/{check}/T-A6", {"answer": "yes"})
    with django_assert_max_num_queries(AN_ANSWER):
        address = swapped(client, f"/check/{check}/end/1", {"need": "must"})
    assert address.endswith("/P-A1")


def test_a_summary_of_three_checks_takes_four_statements(
    long_known: tuple[Client, str], django_assert_max_num_queries: Counting
) -> None:
    client, _ = long_known
    client.get("/summary")  # the first look writes down that it was seen
    with django_assert_max_num_queries(A_SUMMARY):
        assert client.get("/summary").status_code == 200


def test_the_first_look_at_a_summary_takes_four_statements_too(
    long_known: tuple[Client, str], django_assert_max_num_queries: Counting
) -> None:
    client, _ = long_known
    with django_assert_max_num_queries(A_SUMMARY):
        assert client.get("/summary").status_code == 200
