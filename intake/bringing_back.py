"""A backup into an empty place: read to its end, brought up to date and cleaned up before it takes that place."""

import json
import shutil
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError
from django.db.migrations.loader import MigrationLoader

from intake import copying, expiring, freezing, rekeying
from intake.backing_up import ABOUT, DATABASE, KEYS, key_to_use
from intake.copying import NotCopied
from intake.models import Notebook, Share, Upkeep
from intake.vault import parcel
from intake.vault.envelope import Unreadable

CAME = "The server's keys were inside and lie in var/keys now. Where FITCHECK_KEYS is set, it goes before that file."
NOT_FROZEN = "Sharing is not frozen in it. If it was, or should be: run freeze before you start the server."


def restore(file: Path, key_file: Path | None, today: date) -> list[str]:
    """What there is to know afterwards. Raises NotCopied; then nothing has changed."""
    if not copying.is_empty():
        key_to_use(key_file)
        raise NotCopied("There is a database here already. A backup is restored into an empty place only.")
    with _unpacked(file, key_file) as folder:
        with copying.copied_in(folder / DATABASE):
            _bring_up_to_date(today)
        came = _take_keys(folder / KEYS)
    return ["Restored. What had passed its day is gone.", _sharing(), *([CAME] if came else _lacking())]


def check(file: Path, key_file: Path | None, today: date) -> list[str]:
    """The same in a place beside, which goes afterwards: what is in use stays as it is. The day is kept.

    Raises NotCopied.
    """
    with _unpacked(file, key_file) as folder:
        made = _about(folder)["day"]
        with copying.tried_out(folder / DATABASE):
            _bring_up_to_date(today)
            held = f"{Notebook.objects.count()} notebooks and {Share.objects.live(today).count()} shares"
            told = [_sharing(), *_lacking()]
    Upkeep.note(restore_tested=today)
    return [f"The backup of {made} opens. After the clean-up it holds {held}. Nothing here was changed.", *told]


def last_tried() -> date | None:
    return Upkeep.now().restore_tested


@contextmanager
def _unpacked(file: Path, key_file: Path | None) -> Iterator[Path]:
    """The parts of a backup that is whole, and of a Fitcheck like this one, for a while. Raises NotCopied."""
    key = key_to_use(key_file)
    copying.folder_of_data().mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=copying.folder_of_data(), prefix="restore-") as held:
        folder = Path(held)
        _unpack(file, key, folder)
        _stop_if_foreign(_about(folder))
        yield folder


def _about(folder: Path) -> dict[str, Any]:
    about: dict[str, Any] = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    return about


def _sharing() -> str:
    """A freeze is a row like others: a backup of the day before would thaw it."""
    since = freezing.since()
    return f"Sharing is frozen in it, since {since}. It goes on with freeze --over." if since else NOT_FROZEN


def _lacking() -> list[str]:
    missing = ", ".join(rekeying.missing())
    return [f"FITCHECK_KEYS lacks {missing}: put the earlier server's keys there before you start."] if missing else []


def _unpack(file: Path, key: bytes, folder: Path) -> None:
    """Read to its end: only then is it known that nothing is damaged or missing."""
    try:
        with file.open("rb") as sealed:
            reader = parcel.Reader(sealed, key)
            with tarfile.open(fileobj=cast("Any", reader), mode="r|") as packed:
                for member in packed:
                    _take(packed, member, folder)
            reader.read_to_the_end()
    except OSError as unreachable:
        raise NotCopied(f"{file} cannot be read: {unreachable.strerror}.") from None
    except parcel.Foreign:
        raise NotCopied(f"{file} is no backup made by Fitcheck.") from None
    except parcel.OtherKey:
        raise NotCopied("This backup was sealed with another key. Name the file with its key: --key FILE.") from None
    except (Unreadable, tarfile.TarError):
        raise NotCopied("This backup is damaged or not whole. Take another copy of it, or an earlier one.") from None


def _take(packed: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    body = packed.extractfile(member)
    if body is None or member.name not in (ABOUT, DATABASE, KEYS):
        raise Unreadable
    target = folder / member.name
    target.touch(mode=0o600)
    with target.open("wb") as out:
        shutil.copyfileobj(body, out)


def _stop_if_foreign(about: Mapping[str, Any]) -> None:
    known = {".".join(name) for name in MigrationLoader(None).disk_migrations or ()}
    if newer := sorted(set(about["schema"]) - known):
        raise NotCopied(
            f"This backup was made by a newer Fitcheck ({about['version']}): {newer[0]} is not known here. "
            "Update this one first."
        )
    if about["kind"] != copying.kind():
        raise NotCopied(f"This backup is of {about['kind']}, and FITCHECK_DATABASE_URL names {copying.kind()}.")


def _bring_up_to_date(today: date) -> None:
    """Earlier tables become those of today, and what has passed its day goes, before anyone can open it."""
    try:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        expiring.expire(today)
    except DatabaseError:
        raise NotCopied("The database in this backup could not be brought up to date. Nothing was changed.") from None


def _take_keys(keys: Path) -> bool:
    """Whether there were any. An earlier file of keys stays beside it: something may still need it."""
    if not keys.exists():
        return False
    place: Path = settings.FITCHECK_KEYS_FILE
    if place.exists():
        place.rename(place.with_name("keys-before-restore"))
    shutil.copyfile(keys, place)
    place.chmod(0o600)
    return True
