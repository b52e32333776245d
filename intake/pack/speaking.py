"""The words of the language this page is in."""

from django.utils.translation import get_language

from intake.content import wording
from intake.content.wording import Words


def words(version: str = "") -> Words:
    """Those of today; or about items as a check of that version asked, and told back so."""
    return wording.words(language(), version)


def language() -> str:
    """The language without its country: "en" for "en-gb"."""
    return (get_language() or "en").split("-")[0]
