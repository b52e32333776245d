"""Crisis lines and registers: dated data. Emergency numbers are always there, other rows only once seen."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "places"
STALE = timedelta(days=90)  # every row is looked at again after so long
Row = dict[str, Any]


@cache
def _read(name: str) -> Row:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def _seen(name: str, table: str) -> list[Row]:
    """Rows nobody verified stay hidden."""
    return [row for row in _read(name)[table] if "verified_on" in row]


def countries() -> list[Row]:
    return list(_read("crisis.toml")["country"])


def country(code: str) -> Row | None:
    return next((one for one in countries() if one["code"] == code), None)


def lines(code: str) -> list[Row]:
    return [row for row in _seen("crisis.toml", "line") if row["place"] == code]


def youth() -> list[Row]:
    """Lines for people under 18, each with the name of its country."""
    names = {one["code"]: one["name"] for one in countries()}
    return [row | {"country": names[row["place"]]} for row in _seen("youth.toml", "line")]


def registers(code: str) -> list[Row]:
    rows = _seen("registers.toml", "place")
    return [row for row in rows if row["code"] == code or row["code"].startswith(f"{code}-")]


def stale(today: date) -> list[str]:
    """A sentence for each shown row that is due for another look."""
    return [
        f"{name} was last looked at on {day.day} {day:%B %Y}. Look at it again."
        for name, day in _looked_at()
        if today - day > STALE
    ]


def _looked_at() -> Iterator[tuple[str, date]]:
    for row in (*_seen("crisis.toml", "line"), *_seen("youth.toml", "line")):
        yield f"{row['name']} ({row['place']})", row["verified_on"]
    for row in _seen("registers.toml", "place"):
        yield f"The register of {row['code']}", row["verified_on"]
