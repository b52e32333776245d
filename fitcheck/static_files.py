"""Static files: collected where they have changed, and a sheet that carries along what it imports."""

import hashlib
import re
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import django
from django.contrib.staticfiles import finders
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage

from fitcheck.environment import VAR

IMPORT = r'(?P<matched>@import "(?P<url>[\w.-]+)";)'
CARRY = "the imported sheet itself"
FROM = VAR / "collected-from"  # the digest of what was collected last


def collect() -> None:
    """Only what has changed since: to compress it all again would take most of a start."""
    now = _digest()
    if Collected().exists(Collected.manifest_name) and FROM.exists() and FROM.read_text(encoding="ascii") == now:
        return
    call_command("collectstatic", verbosity=0, interactive=False)
    FROM.write_text(now, encoding="ascii")


def _digest() -> str:
    """Of every file that would be collected, and of what they are made with."""
    digest = hashlib.sha256(f"{django.__version__} {version('whitenoise')}".encode() + Path(__file__).read_bytes())
    for finder in finders.get_finders():
        for name, storage in finder.list([]):
            digest.update(name.encode() + hashlib.sha256(Path(storage.path(name)).read_bytes()).digest())
    return digest.hexdigest()


class Collected(CompressedManifestStaticFilesStorage):
    """A sheet carries along what it imports: the first question is one request lighter, the sources stay apart."""

    patterns = (("*.css", ((IMPORT, CARRY),)), *CompressedManifestStaticFilesStorage.patterns)

    def url_converter(
        self, name: str, hashed_files: dict[str, str], template: str | None = None
    ) -> Callable[[re.Match[str]], str]:
        if template == CARRY:
            return self._carried
        return super().url_converter(name, hashed_files, template)

    def _carried(self, found: re.Match[str]) -> str:
        with self.open(found["url"]) as sheet:
            return sheet.read().decode("utf-8")
