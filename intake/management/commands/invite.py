"""Invites a therapist: prints a code that is used once, for a desk, or for another password."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.utils import timezone

from intake import admitting


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            validate_email(options["email"])
            code = admitting.invite(options["email"], timezone.now().date())
        except ValidationError:
            raise CommandError("This is no e-mail address.") from None
        except admitting.TooLong:
            raise CommandError(
                f"This address is too long: it may have {admitting.LONGEST} letters, fewer with accents. "
                "Invite them under another one."
            ) from None
        days = admitting.OPEN_FOR.days
        self.stdout.write(f"Open /desk/invited on this server and type this code within {days} days:")
        self.stdout.write("-".join(admitting.groups(code)))
