"""Wrong PINs are counted by the share, wrong codes by their network; nobody is told more than they need."""

import pytest
from django.test import Client
from django.utils import timezone

from intake import sharing
from intake.models import Share
from intake.overseeing import Why
from tests.links import OPENS_NOTHING, linked
from tests.people import MARKED, sam

pytestmark = pytest.mark.django_db


def test_each_wrong_pin_says_how_many_are_left_and_the_fifth_ends_it() -> None:
    one = linked()
    for left in ("4 more times", "3 more times", "2 more times", "1 more time."):
        page = sam().post("/s/read", one.wrong_pin)
        assert page.status_code == 422 and left in page.content.decode()
        assert "<title>Error: " in page.content.decode()
    fifth = sam().post("/s/read", one.wrong_pin)
    assert fifth.status_code == 200 and "Access ended" in fifth.content.decode()
    assert sam().post("/s/read", one.typed).content.decode().count("Access ended") == 2
    assert not bytes(Share.objects.get().body)


def test_its_client_is_told_that_it_was_five_wrong_pins_and_its_reader_is_not() -> None:
    pins, by_client = linked(), linked()
    for _ in range(5):
        last = sam().post("/s/read", pins.wrong_pin)
    today = timezone.now().date()
    sharing.end(by_client.opened, by_client.receipt.id, today)
    assert pins.seen().why_over(today) is Why.PINS and by_client.seen().why_over(today) is Why.ENDED
    told = sam().post("/s/read", by_client.typed).content.decode()
    assert last.content.decode().split("<main")[1] == told.split("<main")[1]


def test_the_right_pin_takes_the_wrong_ones_back() -> None:
    one = linked()
    for _ in range(4):
        sam().post("/s/read", one.wrong_pin)
    assert MARKED in sam().post("/s/read", one.typed).content.decode()
    assert "4 more times" in sam().post("/s/read", one.wrong_pin).content.decode()


@pytest.mark.parametrize("pin", ["12345", "1234567", "abcdef", "", "²²²²²²"])
def test_what_cannot_be_a_pin_costs_no_try(pin: str) -> None:
    one = linked()
    assert sam().post("/s/read", {**one.typed, "pin": pin}).status_code == 422
    assert Share.objects.get().wrong_pins == 0


def test_code_and_pin_are_taken_in_any_spelling() -> None:
    one = linked()
    code, pin = one.receipt.code.lower(), one.receipt.pin
    arabic = "".join(chr(0x660 + int(digit)) for digit in pin)
    spellings = [f"{pin[:3]} {pin[3:]}", f"{pin[:3]}-{pin[3:]}", arabic]
    for spelled in spellings:
        typed = {"code": f"https://notes.example/s/#{code[:8]}-{code[8:]}", "pin": spelled}
        assert MARKED in sam().post("/s/read", typed).content.decode()


def guess(client: Client, times: int = 5) -> None:
    for _ in range(times):
        client.post("/s/read", {"code": OPENS_NOTHING, "pin": "123456"})


def test_after_five_wrong_codes_the_network_waits_and_neither_code_nor_pin_is_tried() -> None:
    one = linked()
    guess(sam())
    for typed in (one.typed, one.wrong_pin):
        early = sam().post("/s/read", typed)
        assert early.status_code == 429 and early.headers["Retry-After"] in ("1", "2")
        assert "was not tried" in early.content.decode() and one.receipt.code in early.content.decode()
    assert Share.objects.get().wrong_pins == 0
    elsewhere = Client(REMOTE_ADDR="198.51.100.9").post("/s/read", one.typed)
    assert MARKED in elsewhere.content.decode()


def test_a_reply_that_came_too_early_is_not_lost() -> None:
    one = linked()
    guess(sam())
    early = sam().post("/s/reply/lines", {**one.typed, "noticed": "Kept & safe", "send": "1"}).content.decode()
    assert 'action="/s/reply/lines"' in early
    assert '<input type="hidden" name="noticed" value="Kept &amp; safe">' in early
    assert '<input type="hidden" name="send" value="1">' in early


def test_wrong_pins_make_no_network_wait() -> None:
    one, other = linked(), linked()
    for _ in range(5):
        sam().post("/s/read", one.wrong_pin)
    assert MARKED in sam().post("/s/read", other.typed).content.decode()
