"""Wraps what earlier server keys wrap under the first of FITCHECK_KEYS. Says which keys are needed no more."""

from typing import Any

from django.core.management.base import BaseCommand

from intake import rekeying


class Command(BaseCommand):
    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{rekeying.rekey()} rows went over to the first key")
        left = ", ".join(rekeying.stale()) or "none: the earlier keys may leave FITCHECK_KEYS"
        self.stdout.write(f"Still needed of the earlier ones: {left}")
