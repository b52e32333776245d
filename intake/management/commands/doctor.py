"""Looks at everything that has to be right before others are let in. Each fault: what, why, and what mends it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from intake.doctor import examining, working


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--at", default="", help="ask for pages at this address, such as https://notes.example")
        wait = "seconds that what sends mail may take to answer"
        parser.add_argument("--wait", type=float, default=working.WORKER_MAY_TAKE, help=wait)

    def handle(self, *args: Any, **options: Any) -> None:
        grave = 0
        for name, faults in examining.examine(options["at"].rstrip("/"), timezone.now(), options["wait"]):
            self.stdout.write(examining.told(name, faults))
            grave += sum(fault.grave for fault in faults)
        if grave:
            raise CommandError("Not ready for others. Mend what is marked WRONG, then run doctor again.")
        self.stdout.write("Ready for others.")
