"""The words of the language this page is in."""

from django.utils.translation import get_language

from intake.content import wording
from intake.content.wording import Words


def words() -> Words:
    return wording.words(language())


def language() -> str:
    """The language without its country: "en" for "en-gb"."""
    return (get_language() or "en").split("-")[0]
