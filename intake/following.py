"""The thread goes on: the next check, opened with what became of the concerns, and news of one concern at any time."""

from datetime import date

from intake import answering, summing
from intake.engine import followup
from intake.engine.criteria import Stage, concern_of
from intake.engine.summary import Summary
from intake.notebook import CheckHead, Index
from intake.returning import Opened, change_index

NEWS = "talk"  # the length of a check that asks about concerns only
HARD_MOMENT = "repair"  # and of one about something that went wrong
MOST_AFTER = 4  # checks after a first contact; from then on it is ongoing


def begin(opened: Opened, stage: Stage, length: str, today: date, therapist: str) -> tuple[Opened, CheckHead]:
    """The next check of a therapist, or of a new entry. It opens with the concerns that are due, three at most.

    One about the end opens with how it ends: whoever did not feel safe is asked about no concern first. One about a
    hard moment opens with the client's own words.
    """
    follows: tuple[str, ...] = ()
    opens_with_concerns = stage in (Stage.AFTER, Stage.ONGOING) and length != HARD_MOMENT
    if opens_with_concerns and opened.index.with_them(therapist):
        summary = summing.sum_up(opened, therapist).summary
        follows = tuple(_first(summary, one) for one in summary.to_follow[: followup.MOST_AT_ONCE])
    return answering.start_check(opened, stage, length, today, therapist, follows)


def take_up(opened: Opened, therapist: str, concern: str, today: date) -> tuple[Opened, CheckHead]:
    """News of one concern: a check of today that asks about it. One that was begun today takes it in."""
    first = _first(summing.sum_up(opened, therapist).summary, concern)
    begun = next((one for one in opened.index.with_them(therapist) if one.length == NEWS and one.day == today), None)
    if begun is None:
        return answering.start_check(opened, Stage.ONGOING, NEWS, today, therapist, (first,))
    opened = change_index(opened, lambda index: _asking(index, begun.id, first))
    return opened, opened.index.check(begun.id) or begun


def _first(summary: Summary, concern: str) -> str:
    return followup.first_question(summary.life_of(concern), concern)


def _asking(index: Index, check_id: str, first: str) -> Index:
    """One question about a concern a check: asked again on the same day, it is the same one."""
    head = index.check(check_id)
    if head is None or any(concern_of(one) == concern_of(first) for one in head.follows):
        return index
    return index.with_check(head.asking(first))
