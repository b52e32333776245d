"""/live says that the process answers, /ready that it can do its work."""

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from intake import expiring


def test_live_asks_nothing_of_the_database(client: Client) -> None:
    """Without the mark for a database, a statement would fail this test."""
    assert client.get("/live").content == b"live"


@pytest.mark.django_db
def test_ready_when_every_migration_was_made(client: Client) -> None:
    expiring.expire(timezone.now().date())
    answer = client.get("/ready")
    assert (answer.status_code, answer.content) == (200, b"ready")


@pytest.mark.django_db
def test_a_late_clean_up_is_said_and_closes_nothing(client: Client) -> None:
    expiring.expire(timezone.now().date() - expiring.LATE - expiring.A_DAY)
    answer = client.get("/ready")
    assert (answer.status_code, answer.content) == (200, b"ready, clean-up late")


@pytest.mark.django_db
def test_not_ready_while_a_migration_waits(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'intake'")
    answer = client.get("/ready")
    assert (answer.status_code, answer.content) == (503, b"migrations")


@pytest.mark.django_db(transaction=True)
def test_not_ready_while_the_database_is_gone(client: Client, tmp_path: Path) -> None:
    place = "NAME" if connection.vendor == "sqlite" else "HOST"
    kept = connection.settings_dict[place]
    let_go()
    connection.settings_dict[place] = str(tmp_path / "no" / "such")
    try:
        answer = client.get("/ready")
    finally:
        let_go()
        connection.settings_dict[place] = kept
    assert (answer.status_code, answer.content) == (503, b"database")


def let_go() -> None:
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()
