"""Deletes what has passed its day: notebooks, shares, invitations, old sign-ins. Run it daily."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from intake import expiring


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sure", action="store_true", help="also when the clock seems to have jumped a year ahead")

    def handle(self, *args: Any, **options: Any) -> None:
        run = expiring.expire if options["sure"] else expiring.expire_daily
        try:
            self.stdout.write(f"{run(timezone.now().date())} notebooks ended")
        except expiring.ClockInDoubt:
            raise CommandError(
                "Nothing was deleted: by this machine's clock a year has passed since anything happened here. "
                "Set the clock right. If it is right, run expire --sure."
            ) from None
