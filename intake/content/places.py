"""Crisis lines and registers: dated data. Emergency numbers are always there, other rows only once seen."""

import tomllib
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


def countries() -> list[Row]:
    return list(_read("crisis.toml")["country"])


def country(code: str) -> Row | None:
    return next((one for one in countries() if one["code"] == code), None)


def lines(code: str) -> list[Row]:
    """The verified lines of a country. Rows nobody verified stay hidden."""
    return [row for row in _read("crisis.toml")["line"] if row["place"] == code and "verified_on" in row]


def registers(code: str) -> list[Row]:
    rows = _read("registers.toml")["place"]
    return [row for row in rows if row["code"] == code or row["code"].startswith(f"{code}-")]


def stale(today: date) -> list[str]:
    """Names of verified rows that are due for another look."""
    return [
        row["name"]
        for row in _read("crisis.toml")["line"]
        if "verified_on" in row and today - row["verified_on"] > STALE
    ]
