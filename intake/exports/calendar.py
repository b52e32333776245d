"""A neutral calendar file (RFC 5545): one whole day and a title; no description, no address, no name of the product."""

from datetime import date
from unicodedata import category
from uuid import uuid4

WIDEST = 75  # octets of a line without its end (RFC 5545, 3.1)
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def reminder(day: date, today: date, title: str) -> bytes:
    """Without an alarm: whether and when a device speaks up is set in the person's own calendar."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//notebook//EN",
        "BEGIN:VEVENT",
        f"UID:{uuid4()}",
        f"DTSTAMP:{today:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"SUMMARY:{_text(title)}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _text(typed: str) -> str:
    """A value of type TEXT: control characters have no place in one, a line break is written as a sign."""
    kept = "".join(sign for sign in typed.replace("\r\n", "\n") if sign == "\n" or category(sign) != "Cc")
    return kept.translate(_ESCAPED)


def _folded(line: str) -> str:
    """A long line goes on after a break and a space, never within a character."""
    lines = [""]
    for sign in line:
        if len((lines[-1] + sign).encode()) > WIDEST:
            lines.append(" ")
        lines[-1] += sign
    return "\r\n".join(lines)
