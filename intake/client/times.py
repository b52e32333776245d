"""The day, and days that follow it."""

from calendar import monthrange
from datetime import date, timedelta

from intake.pack.times import today

__all__ = ["in_a_month", "in_two_weeks", "today"]


def in_two_weeks(day: date) -> date:
    return day + timedelta(days=14)


def in_a_month(day: date) -> date:
    """The same day of the next month, or its last."""
    first = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))
