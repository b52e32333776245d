"""Secrets that the first start makes, in files that only their owner reads."""

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path


def kept(file: Path, make: Callable[[], str]) -> str:
    """Processes that start together agree on one."""
    if not file.exists():
        file.parent.mkdir(mode=0o700, exist_ok=True)
        _write(file, make())
    return file.read_text(encoding="ascii")


def _write(file: Path, text: str) -> None:
    """Written apart and then given its name, which only one process can: nobody reads half a key."""
    descriptor, draft = tempfile.mkstemp(dir=file.parent)
    with os.fdopen(descriptor, "w", encoding="ascii") as written:
        written.write(text)
    with contextlib.suppress(FileExistsError):
        os.link(draft, file)
    Path(draft).unlink()
