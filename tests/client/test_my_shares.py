"""My shares: what became of each, the PIN of its day, a new version, another last day; and it ends at once."""

import re

import pytest

from intake.models import Share
from tests.desks import rivera
from tests.pages import words_of
from tests.sharing import agreeing, alex, choose, share

pytestmark = pytest.mark.django_db


def test_a_receipt_shows_the_pin_until_midnight_and_the_link_while_it_lasts() -> None:
    client, them = alex()
    address = share(client, them)
    page = words_of(client, address)
    assert re.search(r"/s/#[0-9A-Z]{16}", page) and re.search(r"\b\d{6}\b", page)
    assert client.get(f"{address}/picture")["Content-Type"] == "image/svg+xml"


def test_ended_it_is_over_for_its_reader_at_the_next_request() -> None:
    at, (client, them) = rivera(), alex()
    address = share(client, them, handle="rivera")
    read = f"/desk/share/{Share.objects.get().id}"
    assert "I need silence to think." in at.client.get(read).content.decode()
    assert "Not opened yet" not in words_of(client, "/shares") and "Opened" in words_of(client, address)
    assert client.post(f"{address}/end").status_code == 302
    for how in ({}, {"HX-Request": "true"}):
        ended = at.client.get(read, headers=how).content.decode()
        assert "I need silence" not in ended and "ended" in ended
    assert "Ended on" in words_of(client, address)


def test_a_reply_stands_beside_the_lines_it_is_about() -> None:
    at, (client, them) = rivera(), alex()
    address = share(client, them, "meet:C-B4", handle="rivera")
    share_id = Share.objects.get().id
    at.client.get(f"/desk/share/{share_id}")
    at.client.post(f"/desk/share/{share_id}/read")
    assert "Read; let us talk when we meet" in words_of(client, address)
    assert "There is a reply" in words_of(client, "/shares")


def test_a_new_version_takes_the_place_of_the_old_and_marks_what_changed_only_where_agreed() -> None:
    at, (client, them) = rivera(), alex()
    address = share(client, them, "raise:C-A1", "meet:C-B4", handle="rivera")
    read = f"/desk/share/{Share.objects.get().id}"
    client.post(f"{them}/write/raise:C-A1", {"text": "Please let me begin."})
    assert "You changed 1 line since sharing" in words_of(client, address)
    assert "Please let me begin." not in at.client.get(read).content.decode()  # it is frozen
    client.post(f"{address}/renew")
    choose(client, them, "raise:C-A1", "meet:C-B4")
    client.post(f"{them}/share/agree", agreeing(client, them, marks="1"))
    page = at.client.get(read).content.decode()
    assert "Please let me begin." in page and page.count(">New or changed<") == 1 and Share.objects.count() == 1


def test_a_share_of_somebody_else_is_not_found() -> None:
    client, them = alex()
    address = share(client, them)
    stranger, _ = alex()
    for path in ("", "/end", "/picture", "/show"):
        assert stranger.get(address + path).status_code == 404
        assert client.get(address + path).status_code == 200  # positive control
    for path in ("/end", "/extend", "/renew"):
        assert stranger.post(address + path, {"days": "90"}).status_code == 404


def test_extended_it_lasts_as_long_as_was_chosen_and_ninety_days_at_most() -> None:
    client, them = alex()
    address = share(client, them)
    before = Share.objects.get().until
    client.post(f"{address}/extend", {"days": "900"})
    assert Share.objects.get().until == before
    client.post(f"{address}/extend", {"days": "90"})
    assert (Share.objects.get().until - Share.objects.get().day).days == 90


def test_deleting_a_therapist_ends_what_was_shared_on_their_pages() -> None:
    client, them = alex()
    share(client, them)
    client.post(f"/notes/delete/therapist/{them.split('/')[-1]}", {"sure": "yes"})
    assert Share.objects.get().ended is not None
    assert "You have not shared anything." in words_of(client, "/shares")


def test_from_take_it_with_me_to_a_picture_to_scan_on_the_screen() -> None:
    client, them = alex()
    assert f'href="{them}/share/scan"' in client.get(f"{them}/take").content.decode()
    assert client.get(f"{them}/share/scan")["Location"] == f"{them}/share?reader=link"
    assert re.search(r'value="link"[^>]* checked', client.get(f"{them}/share?reader=link").content.decode())
    client.post(f"{them}/share", {"reader": "link"})
    assert "Scan this" not in words_of(client, f"{them}/take/large")
    choose(client, them, "meet:C-B2")
    made = client.post(f"{them}/share/agree", agreeing(client, them))["Location"]
    shown = client.get(f"{them}/share/scan")["Location"]
    assert shown == f"{made}/show" and f'href="{shown}"' in client.get(made).content.decode()
    page = client.get(shown).content.decode()
    assert f'src="{made}/picture"' in page and "It opens 1 line that I share until" in page
    assert re.search(r'class="code">\d{6}<', page)
    assert f'src="{made}/picture"' in client.get(f"{them}/take/large").content.decode()
    client.post(f"{made}/end")
    assert client.get(shown)["Location"] == made and "Scan this" not in words_of(client, f"{them}/take/large")


def test_what_somebody_i_trust_reads_is_not_held_up_to_a_therapist() -> None:
    client, them = alex()
    share(client, them, reader="trusted")
    assert "Scan this" not in words_of(client, f"{them}/take/large")
    assert client.get(f"{them}/share/scan")["Location"] == f"{them}/share?reader=link"
