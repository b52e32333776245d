"""How the notebook's cookie is spelled: the token, and on a shared device the last minute with its stamp."""

from dataclasses import dataclass, field

from intake import returning


@dataclass(frozen=True)
class Carried:
    token: bytes = field(repr=False)
    minute: int | None


def write(token: bytes, minute: int | None) -> str:
    text = returning.spell(token)
    return text if minute is None else f"{text}.{minute}.{returning.stamp(token, minute)}"


def read(value: str, now: int, minutes: int) -> Carried | None:
    """What the cookie carries; None when it is damaged, foreign or older than so many minutes."""
    if len(value) > 120:
        return None
    text, *rest = value.split(".")
    token = returning.read_token(text)
    if token is None or len(rest) not in (0, 2):
        return None
    if not rest:
        return Carried(token, None)
    minute, mac = rest
    if not (minute.isascii() and minute.isdigit() and returning.stamp_holds(token, int(minute), mac)):
        return None
    return Carried(token, int(minute)) if now - int(minute) <= minutes else None
