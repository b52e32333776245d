"""Mail to a therapist, over a real SMTP server: that something waits. A server that fails loses no share."""

import uuid
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from intake import notifying, reviewing, sharing
from intake.models import Desk, Share
from tests.desks import AtDesk, lind, shared, snapshot
from tests.people import MARKED
from tests.post import Post, send_through, taking_mail

pytestmark = pytest.mark.django_db(transaction=True)
BODY = "There is something new for you. Sign in: https://notes.example/desk/ . This address is not read."


@pytest.fixture
def post(settings: Any) -> Iterator[Post]:
    with taking_mail() as post:
        send_through(post, settings)
        yield post


@pytest.fixture
def at() -> AtDesk:
    at = lind()
    Desk.objects.update(state=Desk.State.OPEN)
    return at


def work() -> None:
    call_command("db_worker", "--batch", "--no-startup-delay", "--interval", "0")


def test_it_says_that_something_waits_and_nothing_else(post: Post, at: AtDesk) -> None:
    shared(at.desk, "Alex")
    assert post.letters == []  # not in the request
    work()
    (letter,) = post.letters
    text = letter.content.decode()
    head, _, body = text.partition("\r\n\r\n")
    assert letter.rcpt_tos == ["lind@example.org"]
    assert "Subject: Fitcheck: something is waiting" in head
    assert body.strip() == BODY
    assert "Alex" not in text and MARKED not in text


def test_what_waits_already_is_not_told_again(post: Post, at: AtDesk) -> None:
    for _ in range(3):
        shared(at.desk)
    work()
    assert len(post.letters) == 1


def test_a_server_that_fails_loses_no_share_and_is_asked_again(post: Post, at: AtDesk) -> None:
    post.down = True
    shared(at.desk)
    work()
    assert Share.objects.live(timezone.now().date()).count() == 1 and post.letters == []
    later = DBTaskResult.objects.get(status="READY")
    assert later.run_after > timezone.now()
    post.down = False
    DBTaskResult.objects.filter(id=later.id).update(run_after=timezone.now())
    work()
    assert len(post.letters) == 1


def test_no_server_at_all_loses_no_share(post: Post, at: AtDesk, settings: Any) -> None:
    settings.EMAIL_PORT = 1
    shared(at.desk)
    work()
    assert Share.objects.count() == 1 and DBTaskResult.objects.filter(status="READY").exists()


def test_the_table_of_tasks_holds_the_id_of_a_desk_and_no_word(post: Post, at: AtDesk) -> None:
    post.down = True
    shared(at.desk)
    work()
    for task in DBTaskResult.objects.all():
        assert uuid.UUID(task.args_kwargs["args"][0]) == at.desk.id
        assert not task.traceback and "example" not in str(task.args_kwargs)


def test_it_gives_up_at_last(post: Post, at: AtDesk) -> None:
    post.down = True
    shared(at.desk)
    DBTaskResult.objects.all().delete()
    notifying.send_waiting.enqueue(str(at.desk.id), notifying.TRIES)
    work()
    assert not DBTaskResult.objects.filter(status="READY").exists()


def test_without_a_mail_server_nothing_is_planned(at: AtDesk) -> None:
    shared(at.desk)
    assert not DBTaskResult.objects.exists()


def test_in_the_morning_one_mail_tells_of_all_that_still_waits(post: Post, at: AtDesk, settings: Any) -> None:
    settings.FITCHECK_ZONE = ZoneInfo("Asia/Kolkata")
    Desk.objects.update(mail=Desk.Mail.DAILY)
    shares = [shared(at.desk)[1] for _ in range(2)]
    work()
    planned = DBTaskResult.objects.get()
    assert post.letters == [] and planned.run_after == notifying.next_morning(timezone.now())
    assert (planned.run_after.hour, planned.run_after.minute) == (2, 30)
    reviewing.open_share(at.desk.id, shares[0], timezone.now().date())
    in_the_morning()
    assert len(post.letters) == 1


@pytest.mark.parametrize(
    ("zone", "now", "mail"),
    [
        ("UTC", "2026-03-28 07:59", "2026-03-28 08:00"),
        ("UTC", "2026-03-28 08:00", "2026-03-29 08:00"),
        ("Europe/Berlin", "2026-03-28 06:59", "2026-03-28 07:00"),
        ("Europe/Berlin", "2026-03-28 07:00", "2026-03-29 06:00"),  # in the night before it summer time begins
        ("Europe/Berlin", "2026-10-24 06:00", "2026-10-25 07:00"),  # and ends
        ("Pacific/Auckland", "2026-06-30 20:30", "2026-07-01 20:00"),  # the day there is another
        ("America/Los_Angeles", "2026-07-01 02:00", "2026-07-01 15:00"),
    ],
)
def test_the_morning_is_that_of_the_place_the_operator_names_in_summer_and_winter(
    zone: str, now: str, mail: str, settings: Any
) -> None:
    settings.FITCHECK_ZONE = ZoneInfo(zone)
    asked, planned = (datetime.fromisoformat(f"{one}+00:00") for one in (now, mail))
    assert notifying.next_morning(asked) == planned


def in_the_morning() -> None:
    DBTaskResult.objects.update(run_after=timezone.now())
    work()


@pytest.mark.parametrize("how", Desk.Mail.values)
def test_what_was_read_before_the_mail_went_is_not_told(post: Post, at: AtDesk, how: str) -> None:
    Desk.objects.update(mail=how)
    _, share = shared(at.desk)
    reviewing.open_share(at.desk.id, share, timezone.now().date())
    in_the_morning()
    assert post.letters == [] and not DBTaskResult.objects.filter(status="READY").exists()


def test_a_new_version_of_what_was_read_waits_again_and_is_told_once(post: Post, at: AtDesk) -> None:
    opened, share = shared(at.desk)
    work()
    reviewing.open_share(at.desk.id, share, timezone.now().date())
    for _ in range(2):
        sharing.replace_lines(opened, share, snapshot("Kim"), True, timezone.now().date())
    work()
    assert [letter.content.decode().partition("\r\n\r\n")[2].strip() for letter in post.letters] == [BODY, BODY]


@pytest.mark.parametrize("how", Desk.Mail.values)
def test_what_was_read_between_two_shares_makes_no_second_mail(post: Post, at: AtDesk, how: str) -> None:
    Desk.objects.update(mail=how)
    _, early = shared(at.desk)
    reviewing.open_share(at.desk.id, early, timezone.now().date())
    shared(at.desk)
    notifying.send_waiting.using(run_after=timezone.now()).enqueue(str(uuid.uuid4()))  # another desk's stays
    in_the_morning()
    assert len(post.letters) == 1 and not DBTaskResult.objects.filter(status="READY").exists()
    assert DBTaskResult.objects.filter(status="SUCCESSFUL").count() == 2
