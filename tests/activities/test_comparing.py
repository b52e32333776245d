"""What a comparison remembers: who, which cells count, where one leans; each sealed, and gone with its therapist."""

from datetime import date

import pytest

from intake import answering, comparing, considering, deleting, returning
from intake.engine.answers import Answer
from intake.engine.criteria import Level, Stage
from intake.models import Record
from intake.returning import Opened
from tests.people import MARKED

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)


@pytest.fixture
def five() -> tuple[Opened, list[str]]:
    """A notebook with five therapists, the first two of them answered about."""
    _, opened = returning.begin(False, DAY)
    ids = []
    for name in ("one", "two", "three", "four", "five"):
        opened, entry = considering.add(opened, name)
        ids.append(entry)
    for entry in ids[:2]:
        opened, head = answering.start_check(opened, Stage.AFTER, "full", DAY, entry)
        answering.record(opened, head, "T-A1", Answer(("yes",)))
    return opened, ids


def people(opened: Opened) -> list[str]:
    return [one.id for one in comparing.look(opened).people]


def test_the_first_four_are_compared_until_somebody_is_chosen(five: tuple[Opened, list[str]]) -> None:
    opened, ids = five
    assert people(opened) == ids[:4]
    comparing.choose(opened, [ids[4], ids[1]])
    assert people(opened) == [ids[1], ids[4]]  # as they were added, not as they were chosen


def test_of_those_chosen_one_put_away_leaves_and_one_alone_is_no_comparison(five: tuple[Opened, list[str]]) -> None:
    opened, ids = five
    comparing.choose(opened, ids[2:5])
    opened = considering.archive(opened, ids[2])
    assert people(opened) == ids[3:5]
    opened = considering.archive(opened, ids[3])
    assert people(opened) == [ids[0], ids[1], ids[4]]


def test_two_have_to_be_answered_about(five: tuple[Opened, list[str]]) -> None:
    opened, ids = five
    assert comparing.look(opened).enough
    comparing.choose(opened, ids[1:3])
    assert comparing.look(opened).answered == 1 and not comparing.look(opened).enough


def test_ticks_that_are_not_on_the_page_stay_and_those_of_a_deleted_therapist_go(
    five: tuple[Opened, list[str]],
) -> None:
    opened, (one, two, *_) = five
    first, second = comparing.cell_name(one, "trust"), comparing.cell_name(two, "trust")
    comparing.tick(opened, comparing.look(opened), [first, "made:up"], [first])
    comparing.tick(opened, comparing.look(opened), [second], [second])
    assert comparing.look(opened).ticks == {first, second}
    opened = deleting.delete_therapist(opened, one, DAY)
    assert comparing.look(opened).ticks == {second}


def test_the_newest_word_on_a_part_counts_for_everybody(five: tuple[Opened, list[str]]) -> None:
    opened, (one, two, *_) = five
    heads = [opened.index.with_them(entry)[0] for entry in (one, two)]
    for head, level in zip(heads, ("must", "no_matter"), strict=True):
        answering.jot(opened, answering.Jotting(head.id, "importance:trust", {"level": level}))
    compared = comparing.look(opened)
    assert compared.levels == {"trust": Level.NO_MATTER}
    assert all(not row.cells[0].found for row in compared.rows if row.section == "trust")


def test_a_level_changed_here_is_that_of_every_summary(five: tuple[Opened, list[str]]) -> None:
    opened, ids = five
    comparing.matters(opened, "trust", Level.MUST)
    compared = comparing.look(opened)
    assert compared.levels == {"trust": Level.MUST}
    alone = [comparing.summing.sum_up(opened, entry).summary.fits[0].level for entry in ids[:2]]
    assert alone == [Level.MUST, Level.MUST]


def test_what_is_written_lies_sealed_and_facts_go_with_their_therapist(five: tuple[Opened, list[str]]) -> None:
    opened, (one, two, *_) = five
    comparing.write(opened, one, comparing.FACTS, {"L-1": MARKED, "L-2": ""})
    comparing.decide(opened, {"lean": two, "because": MARKED})
    assert comparing.facts(opened, one)[0] == {"L-1": MARKED}
    assert not any(MARKED.encode() in bytes(row.sealed) for row in Record.objects.all())
    before = Record.objects.count()
    deleting.delete_therapist(opened, one, DAY)
    assert Record.objects.count() == before - 3  # the facts, the one answer, and the decision


def test_what_is_emptied_is_not_kept(five: tuple[Opened, list[str]]) -> None:
    opened, (one, *_) = five
    before = Record.objects.count()
    comparing.write(opened, one, comparing.DECLINE, {"text": "No."})
    comparing.write(opened, one, comparing.DECLINE, {"text": ""})
    assert Record.objects.count() == before
    assert comparing.read(opened, one, comparing.DECLINE) == {}
