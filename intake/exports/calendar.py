"""A neutral calendar file (RFC 5545): one day, one word, no description and no address."""

from datetime import date, timedelta

IN = timedelta(days=14)


def reminder(today: date, title: str = "Reminder") -> str:
    day = today + IN
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//notebook//EN",
        "BEGIN:VEVENT",
        f"UID:{day:%Y%m%d}-reminder@localhost",
        f"DTSTAMP:{today:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"SUMMARY:{title}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "\r\n".join(lines) + "\r\n"
