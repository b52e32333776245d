"""The day, for everything that is dated: nothing finer is ever kept."""

from calendar import monthrange
from datetime import date, timedelta

from django.utils import timezone


def today() -> date:
    return timezone.now().date()


def in_two_weeks(day: date) -> date:
    return day + timedelta(days=14)


def in_a_month(day: date) -> date:
    """The same day of the next month, or its last."""
    first = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))
