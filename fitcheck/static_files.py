"""Where static files lie once they are collected."""

import re
from collections.abc import Callable

from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = r'(?P<matched>@import "(?P<url>[\w.-]+)";)'
CARRY = "the imported sheet itself"


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
