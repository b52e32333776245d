"""A share is frozen lines for one reader until a day; it ends at once, and its row does not tell whose it was."""

from datetime import UTC, date, datetime, timedelta

import pytest

from intake import expiring, overseeing, reading, receipts, returning, reviewing, sharing
from intake.engine.shared import SharedLine, SharedSection, Snapshot
from intake.models import Desk, Pin, Share, Therapist

DAY = date(2026, 3, 14)
NOW, HOME = datetime(2026, 3, 14, 9, tzinfo=UTC), "192.0.2.7"
pytestmark = pytest.mark.django_db


def snapshot(says: str = "I think slowly.") -> Snapshot:
    return Snapshot(
        "Alex",
        (
            SharedSection(
                "say",
                (SharedLine("a", says), SharedLine("b", "Ask me.")),
            ),
        ),
    )


def desk(name: str = "rivera") -> Desk:
    user = Therapist.objects.create(email=f"{name}@example.org")
    return Desk.objects.create(user=user, handle=name, state=Desk.State.OPEN)


def agreed(to: Desk | None = None, days: int = 30) -> sharing.Agreed:
    reader = Share.Reader.DESK if to else Share.Reader.LINK
    return sharing.Agreed(reader, "Dr Rivera", to.id if to else None, days, {"text": "…"})


def test_a_desk_reads_what_was_shared_with_it_and_another_does_not() -> None:
    _, opened = returning.begin(own=False, today=DAY)
    mine, other = desk(), desk("other")
    receipt = sharing.share(opened, "", snapshot(), agreed(mine), DAY)
    read = reviewing.open_share(mine.id, receipt.id, DAY)
    assert isinstance(read, reviewing.Reading) and read.snapshot == snapshot()
    with pytest.raises(reviewing.NotYours):
        reviewing.open_share(other.id, receipt.id, DAY)
    assert [one.name for one in reviewing.inbox(mine.id, DAY).rows] == ["Alex"]
    assert reviewing.inbox(other.id, DAY).rows == ()


def test_a_row_holds_no_word_of_it_and_no_notebook() -> None:
    _, opened = returning.begin(own=False, today=DAY)
    sharing.share(opened, "", snapshot("zebrafinch"), agreed(desk()), DAY)
    row = Share.objects.values().get()
    assert not any(b"zebrafinch" in bytes(value) for value in row.values() if isinstance(value, bytes | memoryview))
    assert opened.id not in row.values()


def test_after_ending_the_next_look_says_so_and_the_sealed_bytes_are_gone() -> None:
    _, opened = returning.begin(own=False, today=DAY)
    mine = desk()
    receipt = sharing.share(opened, "", snapshot(), agreed(mine), DAY)
    sharing.end(opened, receipt.id, DAY)
    assert reviewing.open_share(mine.id, receipt.id, DAY) == reviewing.Ended(DAY)
    row = Share.objects.get()
    assert not (row.body or row.cover or row.wrapped)
    with pytest.raises(reviewing.NotYours):
        reviewing.open_share(mine.id, receipt.id, DAY + timedelta(days=30))


def test_a_link_opens_with_its_pin_and_the_fifth_wrong_one_ends_it() -> None:
    _, opened = returning.begin(own=False, today=DAY)
    receipt = sharing.share(opened, "", snapshot(), agreed(), DAY)
    read = reading.open_by_link(receipt.code.lower(), receipt.pin, HOME, NOW)
    assert isinstance(read, reviewing.Reading) and read.snapshot == snapshot()
    wrong = "000000" if receipt.pin != "000000" else "000001"
    for left in (4, 3, 2, 1):
        with pytest.raises(reading.WrongPin) as found:
            reading.open_by_link(receipt.code, wrong, HOME, NOW)
        assert found.value.left == left
    assert reading.open_by_link(receipt.code, wrong, HOME, NOW) == reviewing.Ended(DAY)
    assert reading.open_by_link(receipt.code, receipt.pin, HOME, NOW) == reviewing.Ended(DAY)
    assert overseeing.mine(opened, DAY)[0].wrong_pins == 5


def test_the_end_code_ends_it_without_the_notebook() -> None:
    _, opened = returning.begin(own=False, today=DAY)
    receipt = sharing.share(opened, "", snapshot(), agreed(desk()), DAY)
    reading.end_by_code("0000-0000-0000-0000", HOME, NOW)
    assert overseeing.mine(opened, DAY)[0].ended is None
    reading.end_by_code(receipt.end_code.lower(), HOME, NOW)
    assert overseeing.mine(opened, DAY)[0].ended == DAY


def test_a_new_version_replaces_the_old_one_and_marks_changes_only_where_agreed() -> None:
    _, opened = returning.begin(own=False, today=DAY)
    mine = desk()
    receipt = sharing.share(opened, "", snapshot(), agreed(mine), DAY)
    sharing.replace_lines(opened, receipt.id, snapshot("I need time."), True, DAY)
    read = reviewing.open_share(mine.id, receipt.id, DAY)
    assert isinstance(read, reviewing.Reading)
    assert [(line.says, line.changed) for line in read.snapshot.lines] == [("I need time.", True), ("Ask me.", False)]
    sharing.replace_lines(opened, receipt.id, snapshot("I need more time."), False, DAY)
    read = reviewing.open_share(mine.id, receipt.id, DAY)
    assert isinstance(read, reviewing.Reading) and not any(line.changed for line in read.snapshot.lines)


def test_a_pin_is_not_kept_after_its_day() -> None:
    _, opened = returning.begin(own=False, today=DAY)
    receipt = sharing.share(opened, "", snapshot(), agreed(), DAY)
    kept, tomorrow = receipts.made(opened)[0], DAY + timedelta(days=1)
    assert receipts.pin_of(opened, kept, DAY) == receipt.pin != "" == kept.pin
    assert receipts.pin_of(opened, kept, tomorrow) == ""
    expiring.expire(DAY)
    assert Pin.objects.exists()
    expiring.expire(tomorrow)
    assert not Pin.objects.exists()
    later = NOW + timedelta(days=1)
    assert isinstance(reading.open_by_link(receipt.code, receipt.pin, HOME, later), reviewing.Reading)


def test_a_pin_lies_sealed_tells_no_notebook_and_goes_with_its_share() -> None:
    _, opened = returning.begin(own=False, today=DAY)
    receipt = sharing.share(opened, "", snapshot(), agreed(), DAY)
    row = Pin.objects.values().get()
    stored = bytes(row["slot"]) + bytes(row["sealed"])
    assert set(row) == {"slot", "sealed", "day"} and receipt.pin.encode() not in stored
    assert opened.id.bytes not in stored and receipt.id.bytes not in stored
    sharing.end(opened, receipt.id, DAY)
    assert not Pin.objects.exists()
