"""Writes one sealed file with everything the notebooks need, while the server serves. `backup <file>`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from intake import backing_up, copying


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--key", type=Path, help="a file with the key that seals it, instead of the usual one")
        parser.add_argument("--with-keys", action="store_true", help="take FITCHECK_KEYS along")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            today = timezone.now().date()
            told = backing_up.back_up(options["file"], options["key"], options["with_keys"], today)
        except copying.NotCopied as why:
            raise CommandError(str(why)) from None
        self.stdout.write("\n".join(told))
