"""The same on PostgreSQL: into an empty database, cleaned up, all or nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cluster import Cluster, programs
from tests.operating.machine import Machine
from tests.people import MARKED

pytestmark = pytest.mark.skipif(not programs(), reason="PostgreSQL's programs are not on this machine")
KEY = {"FITCHECK_BACKUP_KEY": "A" * 43 + "="}
FILL = f"""
from datetime import timedelta
from django.utils import timezone
from intake import answering, coming_back, returning
from intake.answering import NOTEBOOK, Jotting
today = timezone.now().date()
returning.begin(own=False, today=today - timedelta(days=91))
_, opened = returning.begin(own=False, today=today)
answering.jot(opened, Jotting(NOTEBOOK, "own", {{"said": "{MARKED}"}}))
print(coming_back.make_code(opened).index.code)
"""
OPEN = """
from django.utils import timezone
from intake import answering, coming_back
from intake.models import Notebook
_, opened = coming_back.open_by_code("{code}", False, "192.0.2.1", timezone.now())
print(Notebook.objects.count(), [row.body for row in answering.everything(opened)])
"""
NOTEBOOKS = "from intake.models import Notebook; print(Notebook.objects.count())"
TABLES = "from django.db import connection; print(connection.introspection.table_names())"


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    cluster = Cluster(fsync="off")
    yield cluster
    cluster.remove()


@pytest.fixture(scope="module")
def old(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Machine:
    folder = tmp_path_factory.mktemp("old")
    return Machine(folder, {**KEY, "FITCHECK_DATABASE_URL": cluster.database()}).set_up()


@pytest.fixture(scope="module")
def code(old: Machine) -> str:
    return old.ask(FILL)


@pytest.fixture(scope="module")
def backup(old: Machine, code: str) -> Path:
    old.says("backup", str(old.folder / "today.backup"))
    return old.folder / "today.backup"


@pytest.fixture
def new(cluster: Cluster, old: Machine) -> Machine:
    """Another empty database."""
    return Machine(old.folder, {**KEY, "FITCHECK_DATABASE_URL": cluster.database()})


def test_a_return_code_opens_its_notebook_again_and_an_expired_one_is_gone(
    new: Machine, backup: Path, code: str
) -> None:
    assert "What had passed its day is gone." in new.says("restore", str(backup))
    assert new.ask(OPEN.format(code=code)) == f"1 [{{'said': '{MARKED}'}}]"
    assert "into an empty place only" in new.refuses("restore", str(backup))


def test_a_backup_is_tried_in_a_database_beside_that_goes_afterwards(old: Machine, backup: Path) -> None:
    names = "from django.db import connection as c; u = c.cursor(); u.execute('SELECT datname FROM pg_database'); "
    before = old.ask(f"{names}print(u.fetchall())")
    assert "After the clean-up it holds 1 notebooks" in old.says("restore", str(backup), "--check")
    assert old.ask(f"{names}print(u.fetchall())") == before and old.ask(NOTEBOOKS) == "2"


def test_a_restore_that_fails_leaves_the_database_as_empty_as_it_was(new: Machine, backup: Path) -> None:
    body = backup.read_bytes()
    (backup.parent / "cut.backup").write_bytes(body[: len(body) // 2])
    assert "damaged or not whole" in new.refuses("restore", str(backup.parent / "cut.backup"))
    assert new.ask(TABLES) == "[]"


def test_what_cannot_be_brought_up_to_date_leaves_the_database_as_empty_as_it_was(
    new: Machine, old: Machine, cluster: Cluster
) -> None:
    """A table that a migration means to make is there already."""
    broken = Machine(old.folder, {**KEY, "FITCHECK_DATABASE_URL": cluster.database()})
    broken.says("migrate", "-v", "0")
    broken.ask(
        "from django.db import connection as c; c.cursor().execute("
        "\"DELETE FROM django_migrations WHERE name = (SELECT max(name) FROM django_migrations WHERE app = 'intake')\")"
    )
    broken.says("backup", str(old.folder / "broken.backup"))
    assert "could not be brought up to date" in new.refuses("restore", str(old.folder / "broken.backup"))
    assert new.ask(TABLES) == "[]"


def test_a_backup_of_the_other_kind_of_database_is_said(new: Machine, backup: Path, tmp_path: Path) -> None:
    sqlite = Machine(tmp_path / "sqlite", KEY)
    assert "is of postgresql, and FITCHECK_DATABASE_URL names sqlite" in sqlite.refuses("restore", str(backup))
    assert not sqlite.database.exists()
