"""During an update two servers share one database: what a newer one adds to the tables does not disturb the older."""

from importlib import import_module

import pytest
from django.db import migrations
from django.db.models import NOT_PROVIDED

from tests.faults.lives import Writer
from tests.faults.serving import Server
from tests.fitcheck.running import ROOT

MIGRATIONS = sorted(path.stem for path in (ROOT / "intake" / "migrations").glob("0*.py"))
FIRST_RELEASED = "0004"
ADDED = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE intake_later (id integer PRIMARY KEY)")
    for table in ("notebook", "record", "share", "device"):
        cursor.execute(f"ALTER TABLE intake_{table} ADD COLUMN later integer NULL")
    cursor.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('intake', '0999_later', '2027-01-01')")
"""


def test_an_older_server_goes_on_while_a_newer_one_has_added_to_the_tables(server: Server) -> None:
    writer = Writer(server.browser()).begin()
    for turn in range(30):  # each process has them prepared, where the database keeps them so
        writer.write(f"words before, {turn}", "T-A1")
    server.run(ADDED)
    for turn in range(10):
        writer.write(f"words after, {turn}", ("T-A1", "T-A3")[turn % 2])
    assert writer.answers == 40 and writer.lost() == []
    assert Writer(server.browser()).begin().browser.get("/ready").status_code == 200


@pytest.mark.parametrize("name", [one for one in MIGRATIONS if one[:4] > FIRST_RELEASED] or ["0004_upkeep"])
def test_a_migration_only_adds_what_an_older_server_can_leave_out(name: str) -> None:
    operations = import_module(f"intake.migrations.{name}").Migration.operations
    assert [one for one in operations if not adds(one)] == []


def adds(operation: migrations.operations.base.Operation) -> bool:
    if isinstance(operation, migrations.AddField):
        return operation.field.null or operation.field.db_default is not NOT_PROVIDED
    return isinstance(operation, (migrations.CreateModel, migrations.AddIndex))
