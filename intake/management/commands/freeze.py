"""Stops all sharing: nothing shared can be made, opened or extended. `freeze`, and later `freeze --over`."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from intake import freezing

FROZEN = "Frozen: nothing shared can be made, opened or extended. It can still be ended. Thaw it with freeze --over."
TO_SAY = "To say something on every page, set FITCHECK_NOTICE and start again: docs/operate.md"


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--over", action="store_true", help="thaw it")
        days = {"nargs": 2, "type": date.fromisoformat, "metavar": ("FIRST", "LAST")}
        what.add_argument("--list", **days, help="name the shares that could be read in those days; changes nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["list"]:
            self._name(*options["list"])
        elif options["over"]:
            freezing.thaw()
            self.stdout.write("Thawed: sharing goes on.")
        else:
            freezing.freeze(timezone.now().date())
            self.stdout.write(f"{FROZEN}\n{TO_SAY}")

    def _name(self, first: date, last: date) -> None:
        if last < first:
            raise CommandError("The last day comes before the first.")
        for share in freezing.affected(first, last):
            self.stdout.write(str(share))
