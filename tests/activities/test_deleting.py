"""Deleted means deleted: the rows, what SQLite's log keeps of them, and pages still open in another tab."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from intake import answering, coming_back, deleting, expiring, returning
from intake.answering import Jotting
from intake.client import presence
from intake.engine.answers import Answer
from intake.engine.criteria import Stage
from intake.models import Notebook, Record
from tests.people import alex

DAY = date(2026, 3, 14)


def in_files(sealed: bytes) -> bool:
    name = connection.settings_dict["NAME"]
    return any(sealed in path.read_bytes() for path in (Path(name), Path(f"{name}-wal")) if path.exists())


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite's files are read here")
def test_after_expiry_not_even_the_sealed_bytes_are_left_in_the_files() -> None:
    _, opened = returning.begin(own=False, today=DAY)
    answering.jot(opened, Jotting("c", "T-B1", {"t": "slow"}))
    sealed = bytes(Record.objects.get().sealed)[20:60]
    assert in_files(sealed)
    assert expiring.expire(DAY + timedelta(days=91)) == 1
    assert not in_files(sealed)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite's files are read here")
@pytest.mark.parametrize("what", ["a check", "a therapist", "everything"])
def test_after_deleting_not_even_the_sealed_bytes_are_left_in_the_files(what: str) -> None:
    _, opened = returning.begin(own=False, today=DAY)
    opened, head = answering.start_check(opened, Stage.AFTER, "first", DAY)
    answering.record(opened, head, "T-A1", Answer(("yes",), note="slow"))
    sealed = bytes(Record.objects.get().sealed)[20:60]
    assert in_files(sealed)
    if what == "a check":
        deleting.delete_check(opened, head.id)
    elif what == "a therapist":
        deleting.delete_therapist(opened, head.therapist, DAY)
    else:
        deleting.delete_everything(opened, DAY)
    assert not in_files(sealed)


@pytest.mark.django_db
def test_a_notebook_stays_through_its_last_day() -> None:
    _, opened = returning.begin(own=True, today=DAY)
    code = coming_back.make_code(opened).index.code
    assert expiring.expire(opened.keep_until) == 0
    last = datetime.combine(opened.keep_until, time(12), UTC)
    assert coming_back.open_by_code(code, True, "192.0.2.7", last)[1].id == opened.id


@pytest.mark.django_db
def test_the_command_says_how_many_and_not_whose(capsys) -> None:
    returning.begin(own=False, today=DAY - timedelta(days=4000))
    _, kept = returning.begin(own=False, today=DAY + timedelta(days=40000))
    call_command("expire")
    assert capsys.readouterr().out == "1 notebooks ended\n"
    assert Notebook.objects.get().id == kept.id


@pytest.mark.django_db
def test_a_deleted_check_takes_its_rows_and_leaves_the_others() -> None:
    token, opened = returning.begin(own=False, today=DAY)
    opened, gone = answering.start_check(opened, Stage.BEFORE, "short", DAY)
    opened, kept = answering.start_check(opened, Stage.AFTER, "first", DAY)
    for check in (gone, kept):
        answering.record(opened, check, "T-A1", Answer(("yes",)))
        answering.jot(opened, Jotting(check.id, "importance:trust", {"level": "must"}))
    deleting.delete_check(opened, gone.id)
    opened = returning.open_by_device(token, DAY)
    assert opened.index.checks == (kept,)
    assert {row.place for row in answering.everything(opened)} == {kept.id} and Record.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_an_answer_to_a_notebook_deleted_in_another_tab_finds_nothing_there() -> None:
    _, opened = returning.begin(own=False, today=DAY)
    deleting.delete_everything(opened, DAY)
    with pytest.raises(returning.NotHere):
        answering.jot(opened, Jotting("c", "T-B1", {"t": "slow"}))
    assert not Record.objects.exists()


@pytest.mark.django_db
def test_a_device_that_left_opens_nothing_and_the_notebook_stays() -> None:
    token, opened = returning.begin(own=False, today=DAY)
    returning.leave(opened)
    with pytest.raises(returning.NotHere):
        returning.open_by_device(token, DAY)
    assert Notebook.objects.filter(id=opened.id).exists()


@presence.needs_notebook
def deleted_meanwhile(request: HttpRequest) -> HttpResponse:
    raise returning.NotHere


@pytest.mark.django_db
def test_a_page_whose_notebook_went_meanwhile_gives_the_text_back_or_shows_the_way_in() -> None:
    cookie = alex().cookies[settings.NOTEBOOK_COOKIE].value
    sent = RequestFactory().post("/", {"answer": "zebrafinch and more"})
    asked = RequestFactory().get("/")
    for request in (sent, asked):
        request.COOKIES[settings.NOTEBOOK_COOKIE], request.htmx = cookie, False
    held = deleted_meanwhile(sent)
    assert held.status_code == 403 and "zebrafinch and more" in held.content.decode()
    assert deleted_meanwhile(asked).status_code == 302
