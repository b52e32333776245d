"""A backup put into an empty place: what was kept opens again, what ended stays closed, damage changes nothing."""

import shutil
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.operating.machine import Machine
from tests.operating.scripts import COUNTS, FILL, FROZEN, OPEN, SHARE, TRIED, TRY_EACH
from tests.people import MARKED


@pytest.fixture(scope="module")
def old(set_up: Machine, tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """The machine that is backed up."""
    machine = set_up.like(tmp_path_factory.mktemp("machines") / "old")
    (machine.folder / "tests_stand_in.py").write_text(SHARE, encoding="utf-8")
    return machine


@pytest.fixture(scope="module")
def codes(old: Machine) -> list[str]:
    """Of a notebook that is kept, and of one past its day."""
    return old.ask(FILL).split()


@pytest.fixture(scope="module")
def backup(old: Machine, codes: list[str]) -> Path:
    file = old.folder / "today.backup"
    said = old.says("backup", str(file))
    assert "FITCHECK_KEYS is not inside" in said and "A key for backups was made" in said
    return file


@pytest.fixture
def new(tmp_path: Path, old: Machine, backup: Path) -> Machine:
    """An empty machine, with the key of the backup as its operator kept it."""
    machine = Machine(tmp_path / "new")
    (tmp_path / "backup-key").write_bytes((old.var / "backup-key").read_bytes())
    return machine


@pytest.fixture
def in_use(new: Machine, set_up: Machine) -> Machine:
    """The new one with tables of its own."""
    shutil.copytree(set_up.var, new.var)
    return new


def restore(machine: Machine, file: Path) -> tuple[str, ...]:
    return ("restore", str(file), "--key", str(machine.folder.parent / "backup-key"))


def left(machine: Machine) -> set[str]:
    """What lies beside the keys that every start makes."""
    return {path.name for path in machine.var.iterdir()} - {"keys", "secret-key"} if machine.var.exists() else set()


def test_a_return_code_opens_its_notebook_again_and_an_expired_one_stays_gone(
    new: Machine, backup: Path, codes: list[str]
) -> None:
    said = new.says(*restore(new, backup))
    assert "What had passed its day is gone." in said and "FITCHECK_KEYS lacks" in said
    assert "Sharing is not frozen in it. If it was, or should be: run freeze before you start" in said
    assert left(new) == {"fitcheck.sqlite3"}
    assert new.ask(OPEN.format(codes=codes)).splitlines() == [f"[{{'said': '{MARKED}'}}]", "closed"]
    notebooks, shares, sessions, cleaned = new.ask(COUNTS).split()
    assert (notebooks, shares, sessions) == ("4", "3", "0")  # three of them shared something
    assert cleaned == datetime.now(UTC).date().isoformat()


def test_a_backup_is_tried_beside_what_is_in_use_and_the_day_is_kept(old: Machine, backup: Path) -> None:
    before, beside = old.ask(COUNTS), left(old)
    said = old.says("restore", str(backup), "--check")
    assert "After the clean-up it holds 4 notebooks and 3 shares." in said and "Nothing here was changed" in said
    assert "Sharing is not frozen in it." in said
    assert old.ask(COUNTS) == before and left(old) == beside
    assert old.ask(TRIED) == str(datetime.now(UTC).date())


def test_sharing_that_was_frozen_is_frozen_in_its_backup_and_both_ways_to_open_it_say_so(
    set_up: Machine, tmp_path: Path
) -> None:
    said = set_up.like(tmp_path / "frozen").ask(FROZEN)
    assert said.count(f"Sharing is frozen in it, since {datetime.now(UTC).date()}. It goes on with freeze --over.") == 2


def test_a_backup_that_does_not_open_counts_as_no_test(in_use: Machine, backup: Path) -> None:
    file = in_use.folder.parent / "cut.backup"
    file.write_bytes(backup.read_bytes()[:-1])
    assert "damaged or not whole" in in_use.refuses(*restore(in_use, file), "--check") and in_use.ask(TRIED) == "None"


def test_the_file_tells_nothing_and_only_its_owner_reads_it(old: Machine, backup: Path) -> None:
    sealed = backup.read_bytes()
    assert MARKED.encode() in old.database.read_bytes()  # the session: positive control
    assert not [word for word in (MARKED, "SQLite", "desk.example", "intake") if word.encode() in sealed]
    assert backup.stat().st_mode & 0o077 == 0 and (old.var / "backup-key").stat().st_mode & 0o077 == 0
    assert left(old) == {"fitcheck.sqlite3", "backup-key"}  # nothing unfinished stays


def test_keys_go_along_only_when_they_are_asked_for(new: Machine, old: Machine, codes: list[str]) -> None:
    file = new.folder.parent / "with-keys.backup"
    assert "whoever has this file and its key can read what is shared" in old.says("backup", str(file), "--with-keys")
    assert "lie in var/keys now" in new.says(*restore(new, file))
    assert (new.var / "keys").read_bytes() == (old.var / "keys").read_bytes()
    assert (new.var / "keys").stat().st_mode & 0o077 == 0 and (new.var / "keys-before-restore").exists()
    assert new.ask("from intake import rekeying; print(rekeying.missing())") == "[]"


def test_a_backup_takes_the_place_of_nothing(old: Machine, new: Machine, backup: Path) -> None:
    before = backup.read_bytes()
    assert "is there already" in old.refuses("backup", str(backup))
    assert backup.read_bytes() == before
    assert "cannot be written" in old.refuses("backup", str(old.folder / "nowhere" / "x.backup"))
    assert "never set up" in new.refuses("backup", str(new.folder / "x.backup"))
    assert not (new.folder / "x.backup").exists()


def test_where_there_is_a_database_nothing_is_restored(in_use: Machine, backup: Path) -> None:
    in_use.ask(
        "from intake import returning; from django.utils import timezone; "
        "returning.begin(own=True, today=timezone.now().date())"
    )
    assert "into an empty place only" in in_use.refuses(*restore(in_use, backup))
    assert in_use.ask(COUNTS).split()[0] == "1"


def damaged(body: bytes) -> dict[str, tuple[bytes, str]]:
    middle = len(body) // 2
    flipped = body[:middle] + bytes([body[middle] ^ 1]) + body[middle + 1 :]
    piece = 64 * 1024 + 16
    head = len(body) % piece  # pieces of equal length, counted from the end of the file's head
    swapped = body[:66] + body[66 + piece : 66 + 2 * piece] + body[66 : 66 + piece] + body[66 + 2 * piece :]
    assert head and len(swapped) == len(body)
    return {
        "one bit": (flipped, "damaged or not whole"),
        "cut off": (body[:middle], "damaged or not whole"),
        "cut off between two pieces": (body[: 58 + piece], "damaged or not whole"),
        "its last byte gone": (body[:-1], "damaged or not whole"),
        "something after its end": (body + b"more", "damaged or not whole"),
        "two pieces in each other's place": (swapped, "damaged or not whole"),
        "only its head": (body[:58], "damaged or not whole"),
        "another file": (b"SQLite format 3\0" + body, "is no backup made by Fitcheck"),
        "empty": (b"", "is no backup made by Fitcheck"),
    }


def test_a_damaged_a_truncated_and_a_foreign_file_are_said_and_change_nothing(new: Machine, backup: Path) -> None:
    kinds = damaged(backup.read_bytes())
    for name, (body, _) in kinds.items():
        (new.folder.parent / name).write_bytes(body)
    file, key = new.folder.parent, new.folder.parent / "backup-key"
    said = new.ask(TRY_EACH.format(files=[str(file / name) for name in kinds], key=str(key), var=str(new.var)))
    told = dict(zip(kinds, said.splitlines(), strict=True))
    assert {name: one for name, one in told.items() if kinds[name][1] not in one or not one.endswith("[]")} == {}
    assert "damaged or not whole" in new.refuses(*restore(new, file / "one bit")) and left(new) == set()
    assert "cannot be read" in new.refuses(*restore(new, new.folder / "nowhere"))


def test_another_key_and_no_key_are_said(new: Machine, backup: Path) -> None:
    assert "There is no key in" in new.refuses("restore", str(backup))
    other = {"FITCHECK_BACKUP_KEY": "A" * 43 + "="}
    assert "sealed with another key" in new.refuses("restore", str(backup), **other)
    assert "no key: 32 bytes" in new.refuses("restore", str(backup), "--key", str(backup.parent / "manage.py"))
    assert left(new) == set()


def test_a_backup_of_a_newer_version_is_refused_with_a_sentence(new: Machine, old: Machine) -> None:
    newer = "INSERT INTO django_migrations (app, name, applied) VALUES ('intake', '0999_newer', '2027-01-01')"
    file = new.folder.parent / "newer.backup"
    with closing(sqlite3.connect(old.database)) as database:
        database.execute(newer)
        database.commit()
        old.says("backup", str(file))
        database.execute("DELETE FROM django_migrations WHERE name = '0999_newer'")
        database.commit()
    assert "made by a newer Fitcheck" in new.refuses(*restore(new, file)) and left(new) == set()


def test_an_older_backup_is_brought_up_to_date(new: Machine, tmp_path: Path) -> None:
    earlier = Machine(tmp_path / "earlier", {"FITCHECK_BACKUP_KEY": "A" * 43 + "="})
    earlier.says("migrate", "-v", "0", "intake", "0004")
    with closing(sqlite3.connect(earlier.database)) as database:
        database.execute("INSERT INTO intake_upkeep (id) VALUES (1)")  # as its start has done
        database.commit()
    file = tmp_path / "earlier.backup"
    earlier.says("backup", str(file))
    new.says("restore", str(file), **earlier.variables)
    assert new.says("migrate", "--plan").count("No planned") == 1


def test_a_backup_is_of_one_moment_while_others_write(old: Machine, new: Machine, backup: Path) -> None:
    """Two rows are always written together: a backup that holds one without the other is of no moment."""
    file, stop = new.folder.parent / "meanwhile.backup", threading.Event()
    with ThreadPoolExecutor() as beside:
        writing = beside.submit(write_pairs, old.database, stop)
        try:
            old.says("backup", str(file))
        finally:
            stop.set()
        assert writing.result() > 10
    new.says(*restore(new, file))
    with closing(sqlite3.connect(new.database)) as database:
        slots = [bytes(slot).decode(errors="replace") for (slot,) in database.execute("SELECT slot FROM intake_record")]
    left_ones = {slot.removeprefix("left") for slot in slots if slot.startswith("left")}
    assert left_ones == {slot.removeprefix("right") for slot in slots if slot.startswith("right")} and left_ones


def write_pairs(path: Path, stop: threading.Event) -> int:
    written = 0
    with closing(sqlite3.connect(path, timeout=10)) as database:
        ((notebook,),) = database.execute("SELECT id FROM intake_notebook ORDER BY keep_until DESC LIMIT 1")
        while not stop.is_set():
            rows = [(f"{side}{written}".encode(), notebook, b"x" * 4000) for side in ("left", "right")]
            database.executemany("INSERT INTO intake_record (slot, notebook_id, sealed) VALUES (?, ?, ?)", rows)
            database.commit()
            written += 1
    return written


def test_the_day_of_the_last_backup_is_kept(old: Machine, backup: Path) -> None:
    today = datetime.now(UTC).date()
    kept = old.ask("from intake.models import Upkeep; print(Upkeep.now().backed_up)")
    assert kept in {str(today), str(today - timedelta(days=1))}
