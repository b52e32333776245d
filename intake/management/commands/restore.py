"""Puts a backup into an empty place, cleaned up before anybody can open it. `restore <file>`, to try one `--check`."""

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
        parser.add_argument("--check", action="store_true", help="try it beside, change nothing, and keep the day")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            bring = bringing_back.check if options["check"] else bringing_back.restore
            told = bring(options["file"], options["key"], timezone.now().date())
        except copying.NotCopied as why:
            raise CommandError(str(why)) from None
        self.stdout.write("\n".join(told))
