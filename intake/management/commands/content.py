"""Reads the content files and says every mistake in a sentence; names the lines and registers to look at again."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from intake.content import checking, places, reader


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--by", type=date.fromisoformat, help="name what is due by this day, such as 2027-01-31")

    def handle(self, *args: Any, **options: Any) -> None:
        if mistakes := checking.mistakes():
            raise CommandError("\n".join(mistakes))
        self.stdout.write(f"{len(reader.questionnaire().items)} items, and every word they need")
        for sentence in places.stale(options["by"] or timezone.now().date()):
            self.stdout.write(sentence)
