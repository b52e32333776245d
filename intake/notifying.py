"""Mail to a therapist: that something waits, and nothing else. Sent apart from the request, and tried again."""

import logging
import uuid
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django_tasks import task

from intake import addressing
from intake.models import Desk, Share

logger = logging.getLogger(__name__)
TRIES = 20  # over about three days
LONGEST = timedelta(hours=6)


def something_waits(share: Share, today: date) -> None:
    """Once for what is not read yet: an earlier one that still waits has told it already.

    Nothing here can take a share back: the mail is planned when the share is safe, and failing to plan it is logged.
    """
    unread = Share.objects.live(today).filter(desk=share.desk_id, state=Share.State.NEW, number__lt=share.number)
    if settings.MAIL and share.desk_id and not unread.exists():
        desk = str(share.desk_id)
        transaction.on_commit(lambda: send_waiting.enqueue(desk), robust=True)


@task()
def send_waiting(desk: str, tries: int = 0) -> None:
    """Its arguments are kept in clear: the random id of a desk, and a number."""
    to = Desk.objects.filter(id=uuid.UUID(desk)).values_list("user__email", flat=True).first()
    if to is None:
        return
    to = addressing.as_written(to)
    subject = render_to_string("therapist/mail/waiting_subject.txt").strip()
    body = render_to_string("therapist/mail/waiting.txt", {"site": settings.SITE})
    try:
        send_mail(subject, body, None, [to])
    except OSError:  # what smtplib raises, too; its text can quote the address
        logger.error("mail not sent")  # noqa: TRY400
        if tries < TRIES:
            send_waiting.using(run_after=timezone.now() + wait_after(tries)).enqueue(desk, tries + 1)


def wait_after(tries: int) -> timedelta:
    return min(LONGEST, timedelta(minutes=2**tries))
