"""Puts a backup into an empty place, cleaned up before anybody can open it. `restore <file>`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from intake import bringing_back, copying


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--key", type=Path, help="a file with the key that opens it, instead of the usual one")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            told = bringing_back.restore(options["file"], options["key"], timezone.now().date())
        except copying.NotCopied as why:
            raise CommandError(str(why)) from None
        self.stdout.write("\n".join(told))
