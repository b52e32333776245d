"""From the receipt in a notebook to the reader's page and back: what one is shown, the other can use."""

import re

import pytest
from django.test import Client

from tests.people import sam
from tests.sharing import alex, share

pytestmark = pytest.mark.django_db


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def told(page: str) -> dict[str, str]:
    """Link and PIN, as they stand on the receipt."""
    link, pin = re.search(r"http\S+/s/#\w{16}", page), re.search(r'class="code">(\d{6})<', page)
    assert link and pin
    return {"code": link[0], "pin": pin[1]}


def test_link_and_pin_of_a_receipt_open_the_lines_and_the_reply_comes_back_to_it() -> None:
    client, them = alex()
    address = share(client, them, "meet:C-B4")
    typed = told(text(client, address))
    assert "I need silence to think." in sam().post("/s/read", typed).content.decode()
    sam().post("/s/reply", typed)
    assert "Read; let us talk when we meet" in text(client, address)


@pytest.mark.parametrize(("reader", "asks", "trust"), [("link", True, False), ("trusted", False, True)])
def test_what_was_seen_before_agreeing_is_what_the_reader_is_told(reader: str, asks: bool, trust: bool) -> None:
    client, them = alex()
    address = share(client, them, "meet:C-B4", reader=reader)
    preview, page = text(client, address), sam().post("/s/read", told(text(client, address))).content.decode()
    for shown in (preview, page):
        assert ("Fitcheck suggests" in shown) is asks and ("because they trust you" in shown) is trust


def test_after_five_wrong_pins_the_receipt_says_so() -> None:
    client, them = alex()
    address = share(client, them, "meet:C-B4")
    typed = told(text(client, address))
    for _ in range(5):
        sam().post("/s/read", {**typed, "pin": "000000" if typed["pin"] != "000000" else "111111"})
    assert "typed wrong five times" in text(client, address)


def test_the_end_code_of_a_receipt_ends_it_at_the_address_beside_it() -> None:
    client, them = alex()
    address = share(client, them, "meet:C-B4")
    page = text(client, address)
    groups = re.findall(r"<span>(\w{4})</span>", page.split("End code")[1])[:4]
    assert "/s/end" in page
    sam().post("/s/end", {"code": "-".join(groups), "sure": "1"})
    assert "typed wrong" not in text(client, address) and "Ended on" in text(client, address)
