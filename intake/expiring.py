"""What ends on its day: notebooks, shares, invitations, and what signing in and mail leave behind.

Nothing here closes a door: what has passed its day is not opened, whether this ran or not. It takes the rows away.
"""

from datetime import date, timedelta

from django.contrib.sessions.models import Session
from django.db.models import Max
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from intake import slowing, withdrawing
from intake.clearing import clear_files
from intake.models import Device, Invitation, Notebook, Pin, Share, Upkeep

A_DAY = timedelta(days=1)
LATE = timedelta(days=2)  # it runs daily: once may be missed
A_YEAR = timedelta(days=366)


class ClockInDoubt(Exception):
    """Everything here would be over by this day: rather the clock is wrong than a year has passed unseen."""


def expire(today: date) -> int:
    """How many notebooks went."""
    _, gone = Notebook.objects.filter(keep_until__lt=today).delete()
    Device.objects.over(today).delete()
    withdrawing.run_out(today)
    Share.objects.gone(today).delete()
    Invitation.objects.filter(until__lt=today).delete()
    Pin.objects.filter(day__lt=today).delete()
    _forget_what_staff_left()
    Upkeep.note(cleaned=today)
    clear_files()
    return gone.get("intake.Notebook", 0)


def expire_daily(today: date) -> int:
    """The same, unless the clock has jumped a year ahead. Raises ClockInDoubt."""
    newest = newest_day()
    if newest and today - newest > A_YEAR:
        raise ClockInDoubt
    return expire(today)


def newest_day() -> date | None:
    """The last day on which anything happened here."""
    last = [
        Device.objects.aggregate(day=Max("last_day"))["day"],
        Share.objects.aggregate(day=Max("day"))["day"],
        Upkeep.now().cleaned,
    ]
    return max((day for day in last if day), default=None)


def last_run() -> date | None:
    return Upkeep.now().cleaned


def is_late(today: date) -> bool:
    last = last_run()
    return last is None or today - last > LATE


def _forget_what_staff_left() -> None:
    now = timezone.now()
    slowing.forget_old(now)
    Session.objects.filter(expire_date__lt=now).delete()
    DBTaskResult.objects.filter(finished_at__lt=now - A_DAY).delete()
