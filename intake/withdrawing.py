"""A share stops at once: the sealed lines and the reply go, the day stays for a month."""

from datetime import date

from django.db import transaction

from intake import expiring
from intake.models import Reply, Share
from intake.models.sharing import Shares


def withdraw(rows: Shares, today: date) -> None:
    """Wrong PINs stay counted, so that its client is told why it ended."""
    with transaction.atomic():
        ended = list(rows.filter(ended=None).values_list("number", flat=True))
        gone = {"ended": today, "state": Share.State.ENDED, "body": b"", "cover": b"", "wrapped": b"", "key_id": ""}
        Share.objects.filter(number__in=ended, ended=None).update(**gone)
        Reply.objects.filter(share__in=ended).delete()
    expiring.clear_files()
