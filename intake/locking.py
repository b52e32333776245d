"""A file that only its phrase opens. Wrong phrases come slower, like wrong codes."""

from datetime import datetime

from intake import slowing
from intake.vault import phrases
from intake.vault.envelope import Unreadable

SHORTEST = 8  # signs of a phrase


class WrongPhrase(Exception):
    """It does not open this file, or the file is damaged: nobody can tell which."""


def is_short(phrase: str) -> bool:
    return len(phrases.plain(phrase)) < SHORTEST


def lock(phrase: str, text: str) -> tuple[bytes, bytes]:
    """The salt, and what only the phrase opens."""
    return phrases.lock(phrase, text.encode())


def unlock(phrase: str, salt: bytes, sealed: bytes, address: str, now: datetime) -> str:
    """Raises WrongPhrase and slowing.TooEarly."""
    return slowing.tried(lambda: _unlock(phrase, salt, sealed), WrongPhrase, address, now)


def _unlock(phrase: str, salt: bytes, sealed: bytes) -> str:
    try:
        return phrases.unlock(phrase, salt, sealed).decode()
    except (Unreadable, UnicodeDecodeError):
        raise WrongPhrase from None
