"""The day, for everything that is dated: nothing finer is ever kept."""

from datetime import date

from django.utils import timezone


def today() -> date:
    return timezone.now().date()
