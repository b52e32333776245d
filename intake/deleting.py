"""Deleting one check, one therapist, or everything: rows go before their line in the index."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from intake import answering, clearing, comparing, sharing, summing
from intake.answering import NOTEBOOK, Jotting
from intake.models import Notebook, Record
from intake.notebook import Index
from intake.returning import Opened, change_index


def delete_check(opened: Opened, check_id: str) -> Opened:
    """With what the client wrote about lines that rested on it alone."""
    opened = _delete_places(opened, {check_id})
    _forget_loose_lines(opened)
    clearing.clear_files()
    return opened


def delete_therapist(opened: Opened, therapist_id: str, today: date) -> Opened:
    """The name, every check of theirs, every edit, and where the client leans; what the client needs stays."""
    checks = {check.id for check in opened.index.checks if check.therapist == therapist_id}

    def without(index: Index) -> Index:
        others = tuple(one for one in index.therapists if one.id != therapist_id)
        return replace(index, therapists=others)

    sharing.end_with(opened, therapist_id, today)
    comparing.forget(opened, therapist_id)
    opened = change_index(_delete_places(opened, {therapist_id, *checks}), without)
    clearing.clear_files()
    return opened


def delete_everything(opened: Opened, today: date) -> None:
    """What was shared from here ends first: afterwards nothing knows which shares those were."""
    sharing.end_all(opened, today)
    Record.objects.filter(notebook=opened.id).delete()
    Notebook.objects.filter(id=opened.id).delete()
    clearing.clear_files()


def _delete_places(opened: Opened, places: set[str]) -> Opened:
    """A deletion that stops half-way leaves nothing unseen: the index still names what is left."""
    slots = [answering.slot_of(opened, row) for row in answering.everything(opened) if row.place in places]
    Record.objects.filter(slot__in=slots).delete()

    def without(index: Index) -> Index:
        for place in places:
            index = index.without_check(place)
        return index

    return change_index(opened, without)


def _forget_loose_lines(opened: Opened) -> None:
    """Edits of lines that no answer carries any more."""
    rows = answering.everything(opened)
    standing = set(_standing(opened, rows))
    places = {NOTEBOOK, *(one.id for one in opened.index.therapists)}
    for row in rows:
        if row.place in places and row.name.startswith("line:") and (row.place, row.name) not in standing:
            answering.forget(opened, row.place, row.name)


def _standing(opened: Opened, rows: list[Jotting]) -> Iterator[tuple[str, str]]:
    """Where edits lie that still belong to a line: of each therapist, and of nobody."""
    for therapist in ("", *(one.id for one in opened.index.therapists)):
        summary = summing.sum_up(opened, therapist, rows).summary
        yield from ((therapist or NOTEBOOK, f"line:{one.id}") for one in summary.findings)
        yield from ((NOTEBOOK, f"line:{summing.MEET}{need.item}") for need in summary.needs)
