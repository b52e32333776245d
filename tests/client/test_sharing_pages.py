"""Sharing by consent: nothing is sent unasked, and exactly what was seen is sent."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from intake import describing
from intake.models import Share
from tests.desks import rivera
from tests.pages import words_of
from tests.people import MARKED
from tests.sharing import agreeing, alex, choose, on_offer, share

pytestmark = pytest.mark.django_db


def test_a_desk_reads_exactly_what_the_preview_showed() -> None:
    at, (client, them) = rivera(), alex()
    client.post(f"{them}/share", {"reader": "desk", "handle": "rivera"})
    choose(client, them, "meet:C-B4", "raise:C-A1", "L-1")
    preview = client.get(f"{them}/share/agree").content.decode()
    client.post(f"{them}/share/agree", agreeing(client, them))
    read = at.client.get(f"/desk/share/{Share.objects.get().id}").content.decode()
    for line in ("I need silence to think.", "I did not get to say it all. Can I start next time?", MARKED):
        assert line in preview and line in read
    assert "I would like you to talk less than me." not in preview + read  # it was not ticked


def test_the_way_leads_from_who_to_the_card_to_the_lines_to_the_page_to_the_receipt() -> None:
    rivera()
    client, them = alex()
    step = client.post(f"{them}/share", {"reader": "desk", "handle": "rivera"})["Location"]
    assert "I read on Fridays." in words_of(client, step) and "Call 112." in words_of(client, step)
    assert choose(client, them, "meet:C-B2") == 302
    done = client.post(f"{them}/share/agree", agreeing(client, them))["Location"]
    receipt = words_of(client, done)
    assert "Dr Rivera may read this 1 line until" in receipt and "I am 18 or over" in receipt and "End code" in receipt


def test_every_line_is_off_but_what_the_client_chose_or_wrote() -> None:
    client, them = alex()
    client.post(f"{them}/top", {"top": ["raise:C-A1"]})
    client.post(f"{them}/share", {"reader": "link"})
    page = client.get(f"{them}/share/lines").content.decode()
    ticked = re.findall(r'value="([^"]+)"[^>]*checked', page)
    assert [one for one in ticked if ":" in one or "-" in one] == ["top:raise:C-A1"]
    client.post("/notes/meet", {"meet:C-B2": "Let me finish.", "meet:C-B4": ""})
    page = client.get(f"{them}/share/lines").content.decode()
    assert re.search(r'value="meet:C-B2"[^>]*checked', page) and 'value="meet:C-B4"' not in page


@pytest.mark.parametrize(
    ("reader", "handle", "says"),
    [
        ("", "", "Select who reads it."),
        ("desk", "", "Type the address of their page."),
        ("desk", "nobody", "No desk with that name here."),
        ("desk", "lind", "No desk with that name here."),  # it is not set up yet
    ],
)
def test_a_reader_that_is_not_there_is_said_so_before_any_line(reader: str, handle: str, says: str) -> None:
    client, them = alex()
    refused = client.post(f"{them}/share", {"reader": reader, "handle": handle})
    assert refused.status_code == 422 and says in refused.content.decode()
    assert client.get(f"{them}/share/lines")["Location"] == f"{them}/share"


def test_a_desk_that_is_away_takes_nothing_and_says_so_at_once() -> None:
    at, (client, them) = rivera(), alex()
    client.post(f"{them}/share", {"reader": "desk", "handle": "rivera"})
    choose(client, them, "meet:C-B2")
    said = agreeing(client, them)
    today = timezone.now().date()
    until = today + timedelta(days=9)
    for day, says in ((None, "This desk takes nothing now."), (until, f"away until {until:%-d %B %Y}.")):
        describing.turn(at.desk.id, "away", today, day)
        refused = client.post(f"{them}/share", {"reader": "desk", "handle": "rivera"})
        assert refused.status_code == 422 and says in refused.content.decode()
    late = client.post(f"{them}/share/agree", said)
    assert late.status_code == 409 and "Nothing was sent" in late.content.decode() and not Share.objects.exists()


def test_nothing_is_sent_without_both_ticks() -> None:
    client, them = alex()
    client.post(f"{them}/share", {"reader": "link"})
    choose(client, them, "meet:C-B2")
    for missing in ("consent", "adult"):
        said = {key: one for key, one in agreeing(client, them).items() if key != missing}
        refused = client.post(f"{them}/share/agree", said)
        assert refused.status_code == 422 and "Tick this if you" in refused.content.decode()
    assert not Share.objects.exists()


def test_no_line_is_no_share() -> None:
    client, them = alex()
    client.post(f"{them}/share", {"reader": "link"})
    assert choose(client, them) == 422
    assert client.get(f"{them}/share/agree")["Location"] == f"{them}/share/lines"


def test_what_changed_since_the_page_was_seen_is_shown_again_before_it_is_sent() -> None:
    client, them = alex()
    client.post(f"{them}/share", {"reader": "link"})
    choose(client, them, "raise:C-A1")
    said = agreeing(client, them)
    client.post(f"{them}/write/raise:C-A1", {"text": "I want to say it another way."})
    refused = client.post(f"{them}/share/agree", said)
    assert refused.status_code == 409 and "I want to say it another way." in refused.content.decode()
    assert not Share.objects.exists()
    assert client.post(f"{them}/share/agree", agreeing(client, them)).status_code == 302


def test_agreed_to_twice_it_is_shared_once() -> None:
    client, them = alex()
    client.post(f"{them}/share", {"reader": "link"})
    choose(client, them, "meet:C-B2")
    said = agreeing(client, them)
    first, second = (client.post(f"{them}/share/agree", said)["Location"] for _ in range(2))
    assert first == second and Share.objects.count() == 1


def test_a_hard_line_needs_its_second_tick() -> None:
    client, them = alex(R_A1="yes", R_A2="made_worse")
    client.post(f"{them}/share", {"reader": "link"})
    hard = [line for line, name in on_offer(client, them).items() if name == "careful"]
    assert hard
    assert choose(client, them, *hard) == 422
    assert choose(client, them, *hard, sure="1") == 302


def test_the_summary_says_not_shared_only_while_nothing_was_shared() -> None:
    client, them = alex()
    assert "Not shared" in words_of(client, f"{them}/summary")
    share(client, them)
    page = words_of(client, f"{them}/summary")
    assert "Not shared" not in page and "What was shared" in page


def test_news_of_a_concern_does_not_tell_the_reader_of_an_ongoing_therapy() -> None:
    client, them = alex()
    first = client.post(f"{them}/raised/C-A1/news")["Location"]
    client.post(first, {"answer": "not_yet"})
    client.post(f"{them}/share", {"reader": "link"})
    choose(client, them, "meet:C-B2")
    assert "After a first talk" in words_of(client, f"{them}/share/agree")


def test_a_way_to_be_reached_stands_in_the_preview_as_it_stands_for_the_reader() -> None:
    client, them = alex()
    client.post(f"{them}/share", {"reader": "link"})
    choose(client, them, "meet:C-B2", contact="Text me in the evening.")
    assert "How to reach me Text me in the evening." in words_of(client, f"{them}/share/agree")


def test_a_card_is_set_beside_what_the_client_needs_in_words() -> None:
    at = rivera()
    at.client.post("/desk/how-i-work", {"C-B2": "me", "C-B4": "short", "L-1": "90"})
    at.client.post("/desk/how-i-work/publish")
    client, them = alex()
    client.post(f"{them}/share", {"reader": "desk", "handle": "rivera"})
    page = words_of(client, f"{them}/share/desk")
    assert "Same" in page and "Different" in page and "Who talks" in page
    assert "What I need, and how they work" in words_of(client, f"{them}/summary")
    assert "Fact(" not in words_of(client, f"{them}/summary")
    other = client.post("/with/new", {"name": "Monday"})["Location"]
    client.post(f"{other}/again", {"check": "after-first"})
    assert "how they work" not in words_of(client, f"{other}/summary")


def test_from_a_desks_own_page_the_reader_is_filled_in() -> None:
    rivera()
    client, _them = alex()
    assert "/share/rivera" in client.get("/d/rivera").content.decode()
    page = client.get(client.get("/share/rivera")["Location"]).content.decode()
    assert 'value="rivera"' in page


def test_one_tick_chooses_a_whole_list_of_needs_and_none_does_for_what_tells_of_the_reader() -> None:
    client, them = alex()
    client.post(f"{them}/share", {"reader": "link"})
    page = client.get(f"{them}/share/lines").content.decode()
    assert 'name="whole_ask"' in page and "whole_raise" not in page and "whole_careful" not in page
    asked = {line for line, kind in on_offer(client, them).items() if kind == "ask"}
    assert len(asked) > 1
    everything = {"whole_ask": "1", "whole_raise": "1", "whole_works": "1", "whole_careful": "1"}
    assert client.post(f"{them}/share/lines", {**everything, "days": "30"}).status_code == 302
    page = client.get(f"{them}/share/lines").content.decode()
    assert set(re.findall(r'value="([^"]+)"[^>]* checked', page)) & set(on_offer(client, them)) == asked
    assert 'name="whole_ask"' not in page  # it is whole already
