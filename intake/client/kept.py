"""The data map: everything that is kept, where, until when, and who can read it."""

from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext as _

from intake import returning, sharing
from intake.client import presence


@dataclass(frozen=True)
class Row:
    what: str
    where: str
    until: str
    who: str


def everything() -> list[Row]:
    return [_notes(), _shares(), _pin(), _cookie(), *_other_cookies(), _wrong_codes()]


def _notes() -> Row:
    days = {"days": returning.KEPT.days, "seen": returning.KEPT_AFTER_SUMMARY.days}
    return Row(
        _("Your answers, notes, names and changes"),
        _("On this server, sealed"),
        _("%(days)d days after your last visit, %(seen)d once you saw a summary. Or until you delete them.") % days,
        _("Whoever holds your cookie or your code"),
    )


def _shares() -> Row:
    return Row(
        _("What you share, and the reply"),
        _("On this server, sealed apart from your notes"),
        _("The day you choose, at most %(days)d days on. Or until you end it.") % {"days": sharing.DAYS[-1]},
        _("The reader you choose. By link only with its code and PIN. At a desk here with the server’s own key"),
    )


def _pin() -> Row:
    return Row(
        _("The PIN of a link you made"),
        _("On this server, sealed apart from your notes"),
        _("Midnight of its day"),
        _("Whoever holds your cookie or your code"),
    )


def _cookie() -> Row:
    times = {"minutes": presence.SHARED_MINUTES, "days": presence.OWN_DEVICE // 86400}
    return Row(
        _("The cookie that opens your notes"),
        _("In your browser"),
        _("On a shared device, %(minutes)d minutes or until you close the browser. On your own, %(days)d days.")
        % times,
        _("Nobody. No script of a page can read it"),
    )


def _other_cookies() -> list[Row]:
    nobody = _("It says nothing about you")
    return [
        Row(_("The cookie for display settings"), _("In your browser"), _("one year"), nobody),
        Row(_("The cookie that protects forms"), _("In your browser"), _("one year"), nobody),
    ]


def _wrong_codes() -> Row:
    return Row(
        _("How many wrong codes came from a network, and how often it began, shared, saved or opened a file"),
        _("On this server, under a name made from the network’s address"),
        _("one hour"),
        _("Nobody can tell the address from the name without the server’s own key"),
    )


def after_deleting() -> str:
    """What is true of the database in use."""
    if connection.vendor == "sqlite":
        return _("Then the rows are gone, and the file is overwritten where they were.")
    return _("Then the rows are gone. The database’s files keep sealed bytes until they are cleaned up.")
