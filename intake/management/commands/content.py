"""Reads the content files and says every mistake in a sentence."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from intake.content import reader, wording


class Command(BaseCommand):
    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            content = reader.questionnaire()
        except reader.ContentMistakes as found:
            raise CommandError("\n".join(found.mistakes)) from None
        mistakes = wording.missing(content, "en")
        if mistakes:
            raise CommandError("\n".join(mistakes))
        self.stdout.write(f"{len(content.items)} items, and every word they need")
