"""Deletes notebooks whose day has passed. Run it daily."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from intake import expiring


class Command(BaseCommand):
    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{expiring.expire(timezone.now().date())} notebooks ended")
