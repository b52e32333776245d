"""Reads the content files and says every mistake in a sentence; names the lines and registers to look at again."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from intake.content import places, reader, wording


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--by", type=date.fromisoformat, help="name what is due by this day, such as 2027-01-31")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            every = [reader.questionnaire(version) for version in reader.versions()]
        except reader.ContentMistakes as found:
            raise CommandError("\n".join(found.mistakes)) from None
        spoken = wording.languages()
        mistakes = [
            f"{one}, {content.version}: {said}"
            for one in spoken
            for content in every
            for said in wording.missing(content, one)
        ]
        if mistakes:
            raise CommandError("\n".join(mistakes))
        self.stdout.write(f"{len(every[-1].items)} items, and every word they need")
        for sentence in places.stale(options["by"] or timezone.localdate()):
            self.stdout.write(sentence)
