"""Mail to a therapist: that something waits, and nothing else. Sent apart from the request, and tried again."""

import logging
import uuid
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from intake import addressing
from intake.models import Desk, Share, Shares

logger = logging.getLogger(__name__)
TRIES = 20  # over about three days
LONGEST = timedelta(hours=6)
MORNING = time(8)


def something_waits(share: Share, today: date) -> None:
    """Once for what is not read yet: another one that still waits has told it already.

    Nothing here can take a share back: the mail is planned when the share is safe, and failing to plan it is logged.
    """
    if settings.MAIL and share.desk_id and not _unread(share.desk_id, today).exclude(number=share.number).exists():
        desk, daily = str(share.desk_id), Desk.objects.filter(id=share.desk_id, mail=Desk.Mail.DAILY).exists()
        mail = send_waiting.using(run_after=next_morning(timezone.now())) if daily else send_waiting
        transaction.on_commit(lambda: mail.enqueue(desk), robust=True)


def _unread(desk: uuid.UUID, today: date) -> Shares:
    return Share.objects.live(today).filter(desk=desk, state=Share.State.NEW)


def next_morning(now: datetime) -> datetime:
    """The next time it is eight where the operator says the therapists are, in summer too."""
    here = settings.FITCHECK_ZONE
    morning = datetime.combine(now.astimezone(here), MORNING, here)
    return morning if now < morning else morning + timedelta(days=1)


@task()
def send_waiting(desk: str, tries: int = 0) -> None:
    """Its arguments are kept in clear: the random id of a desk, and a number. What was read meanwhile is not told."""
    kept = Desk.objects.filter(id=uuid.UUID(desk)).values_list("user__email", flat=True).first()
    if kept is None or not _unread(uuid.UUID(desk), timezone.now().date()).exists():
        return
    to = addressing.as_written(kept)
    subject = render_to_string("therapist/mail/waiting_subject.txt").strip()
    body = render_to_string("therapist/mail/waiting.txt", {"site": settings.SITE})
    try:
        send_mail(subject, body, None, [to])
    except OSError:  # what smtplib raises, too; its text can quote the address
        logger.error("mail not sent")  # noqa: TRY400
        if tries < TRIES:
            send_waiting.using(run_after=timezone.now() + wait_after(tries)).enqueue(desk, tries + 1)
    else:
        _planned(desk).delete()


def _planned(desk: str) -> QuerySet[Any]:
    """Other mails that would say the same: what is read between two shares makes the second plan one of its own."""
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=send_waiting.module_path)
    return waiting.filter(args_kwargs__args__0=desk)


def wait_after(tries: int) -> timedelta:
    return min(LONGEST, timedelta(minutes=2**tries))
