"""Prints another server key. Put it first in FITCHECK_KEYS, leave the earlier ones after it, and run rekey."""

from typing import Any

from django.core.management.base import BaseCommand

from intake import rekeying


class Command(BaseCommand):
    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(":".join(rekeying.new_key()))
