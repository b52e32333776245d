"""Whose page this is: one therapist of the notebook, or nobody's yet."""

from django.http import Http404
from django.utils.translation import gettext as _

from intake.notebook import Therapist
from intake.returning import Opened

NOBODY = "me"  # in an address: what the client needs, before anybody was met


def entry_of(opened: Opened, who: str) -> Therapist:
    """One without an id stands for nobody. Raises Http404."""
    entry = Therapist("") if who == NOBODY else opened.index.therapist(who)
    if entry is None:
        raise Http404
    return entry


def person_of(opened: Opened, who: str) -> Therapist:
    """A therapist, and never nobody. Raises Http404."""
    entry = entry_of(opened, who)
    if not entry.id:
        raise Http404
    return entry


def whose(therapist_id: str) -> str:
    """How an address names a therapist, or nobody."""
    return therapist_id or NOBODY


def called(opened: Opened, therapist_id: str) -> str:
    """The nickname the client gave. Several without one, or with the same, are told apart by the order they were
    added in."""
    entries = opened.index.therapists
    entry = opened.index.therapist(therapist_id)
    if entry is None or (not entry.nickname and len(entries) == 1):
        return _("This therapist")
    if not entry.nickname:
        return _("Therapist %(n)d") % {"n": entries.index(entry) + 1}
    alike = [one.id for one in entries if one.nickname.casefold() == entry.nickname.casefold()]
    return f"{entry.nickname} ({alike.index(entry.id) + 1})" if len(alike) > 1 else entry.nickname
