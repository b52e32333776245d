"""What ends on its day: notebooks, shares, invitations, and what signing in and mail leave behind."""

from datetime import date, timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from intake import slowing, withdrawing
from intake.clearing import clear_files
from intake.models import Device, Invitation, Notebook, Share

A_DAY = timedelta(days=1)


def expire(today: date) -> int:
    """How many notebooks went."""
    _, gone = Notebook.objects.filter(keep_until__lt=today).delete()
    Device.objects.over(today).delete()
    withdrawing.run_out(today)
    Share.objects.gone(today).delete()
    Invitation.objects.filter(until__lt=today).delete()
    _forget_what_staff_left()
    clear_files()
    return gone.get("intake.Notebook", 0)


def _forget_what_staff_left() -> None:
    now = timezone.now()
    slowing.forget_old(now)
    Session.objects.filter(expire_date__lt=now).delete()
    DBTaskResult.objects.filter(finished_at__lt=now - A_DAY).delete()
