"""The therapists a client considers: added, named, put away, taken back. Six at a time."""

from dataclasses import replace

from intake.notebook import Index, Therapist, new_id
from intake.returning import Opened, change_index

MOST = 6


class Enough(Exception):
    """Six are being considered: one has to be put away first."""


def add(opened: Opened, nickname: str) -> tuple[Opened, str]:
    """The notebook with one more therapist, and their id. Raises Enough."""
    entry_id = new_id()

    def added(index: Index) -> Index:
        if len(index.considered()) >= MOST:
            raise Enough
        return index.with_therapist(Therapist(entry_id, nickname))

    return change_index(opened, added), entry_id


def name(opened: Opened, therapist_id: str, nickname: str) -> Opened:
    """Another nickname, or none."""
    return _change(opened, therapist_id, nickname=nickname)


def archive(opened: Opened, therapist_id: str) -> Opened:
    """Out of the way; everything said about them stays readable."""
    return _change(opened, therapist_id, archived=True)


def take_back(opened: Opened, therapist_id: str) -> Opened:
    """Raises Enough."""

    def back(index: Index) -> Index:
        if len(index.considered()) >= MOST:
            raise Enough
        return _with(index, therapist_id, archived=False)

    return change_index(opened, back)


def _change(opened: Opened, therapist_id: str, **changes: str | bool) -> Opened:
    return change_index(opened, lambda index: _with(index, therapist_id, **changes))


def _with(index: Index, therapist_id: str, **changes: str | bool) -> Index:
    entry = index.therapist(therapist_id)
    return index.with_therapist(replace(entry, **changes)) if entry else index  # type: ignore[arg-type]
