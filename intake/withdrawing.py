"""A share stops: the sealed lines and the reply go, the day stays for a month."""

from datetime import date

from django.db import transaction
from django.db.models import F

from intake.clearing import clear_files
from intake.models import Reply, Share, Shares

GONE = {"body": b"", "cover": b"", "wrapped": b"", "key_id": ""}


def withdraw(rows: Shares, today: date) -> None:
    """At once. Wrong PINs stay counted, so that its client is told why it ended."""
    with transaction.atomic():
        ended = list(rows.filter(ended=None).values_list("number", flat=True))
        over = {**GONE, "ended": today, "state": Share.State.ENDED}
        Share.objects.filter(number__in=ended, ended=None).update(**over)
        Reply.objects.filter(share__in=ended).delete()
    clear_files()


def run_out(today: date) -> None:
    """Those whose day has passed: nobody can read them any more, and now nothing to read is kept."""
    with transaction.atomic():
        passed = Share.objects.filter(until__lt=today, ended=None)
        Reply.objects.filter(share__in=list(passed.values_list("number", flat=True))).delete()
        passed.update(**GONE, ended=F("until"), state=Share.State.ENDED)
