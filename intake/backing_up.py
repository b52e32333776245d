"""A backup: one sealed file with the whole database, made while the server serves. Server keys only when asked for."""

import io
import json
import os
import tarfile
import tempfile
from datetime import date
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from intake import copying
from intake.copying import NotCopied
from intake.models import Upkeep
from intake.vault import parcel

ABOUT, DATABASE, KEYS = "about.json", "database", "keys"
WITH = "FITCHECK_KEYS is inside: whoever has this file and its key can read what is shared with desks here."
WITHOUT = "FITCHECK_KEYS is not inside, so that nobody can read from this file what is shared. Keep it elsewhere."
MADE = "A key for backups was made: var/backup-key. Keep it elsewhere too: without it no backup opens."


def back_up(file: Path, key_file: Path | None, with_keys: bool, today: date) -> list[str]:
    """What there is to know of it. The file appears when it is whole, or not at all. Raises NotCopied."""
    if file.exists():
        raise NotCopied(f"{file} is there already. A backup takes the place of nothing: use another name.")
    try:
        made = _made_if_first(key_file)
        with tempfile.TemporaryDirectory(dir=copying.folder_of_data(), prefix="backup-") as held:
            database = Path(held) / DATABASE
            copying.copy_out(database)
            _seal(file, key_to_use(key_file), database, with_keys, today)
    except DatabaseError:
        raise NotCopied("The database cannot be read, or was never set up: start the server once.") from None
    except OSError as why:
        raise NotCopied(f"The backup cannot be written: {why.strerror}.") from None
    return [f"{file} holds everything the notebooks need.", WITH if with_keys else WITHOUT, *([MADE] if made else [])]


def last_made() -> date | None:
    return Upkeep.now().backed_up


def _seal(file: Path, key: bytes, database: Path, with_keys: bool, today: date) -> None:
    draft = file.with_name(f"{file.name}.unfinished")
    try:
        with _private(draft) as out:
            sealed = parcel.Writer(out, key)
            with tarfile.open(fileobj=cast("Any", sealed), mode="w|") as packed:
                _put(packed, ABOUT, json.dumps(_about(today)).encode())
                packed.add(database, DATABASE)
                if with_keys:
                    _put(packed, KEYS, settings.FITCHECK_KEYS.encode())
            sealed.close()
            out.flush()
            os.fsync(out.fileno())
        Upkeep.note(backed_up=today)
        os.link(draft, file)
    except FileExistsError:
        raise NotCopied(f"{file} appeared meanwhile, and stays as it is.") from None
    finally:
        draft.unlink(missing_ok=True)


def _private(file: Path) -> io.BufferedWriter:
    return os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


def _put(packed: tarfile.TarFile, name: str, body: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(body)
    packed.addfile(member, io.BytesIO(body))


def _about(today: date) -> dict[str, Any]:
    applied = sorted(".".join(name) for name in MigrationLoader(connection).applied_migrations)
    return {"kind": copying.kind(), "version": settings.FITCHECK_VERSION, "day": today.isoformat(), "schema": applied}


def _made_if_first(given: Path | None) -> bool:
    """The key in var/, where no other is named. Whether it was made."""
    kept: Path = settings.FITCHECK_BACKUP_KEY_FILE
    made = given is None and not settings.FITCHECK_BACKUP_KEY and not kept.exists()
    if made:
        with _private(kept) as out:
            out.write(parcel.make_key().encode())
    return made


def key_to_use(given: Path | None) -> bytes:
    """From the file that is named, from the environment, or from var/. Raises NotCopied where there is none."""
    file: Path = given or settings.FITCHECK_BACKUP_KEY_FILE
    from_environment = settings.FITCHECK_BACKUP_KEY if given is None else ""
    try:
        spelled = from_environment or file.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        raise NotCopied(f"There is no key in {file}. Set FITCHECK_BACKUP_KEY, or name a file with --key.") from None
    key = parcel.read_key(spelled)
    if key is None:
        raise NotCopied(f"What stands in {file} is no key: 32 bytes in base64.")
    return key
