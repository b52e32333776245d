"""Versions in their order: a folder each, in the content and in the words of a language. One is never edited."""

import re
from collections.abc import Iterable
from pathlib import Path

_NAME = re.compile(r"(\d{4})-(\d+)")  # the year, and a number within it


def place(version: str) -> tuple[int, ...]:
    """By numbers: 2026-10 comes after 2026-9."""
    return tuple(int(number) for number in version.split("-"))


def folders(inside: Path) -> list[Path]:
    """Every version that has a folder there, oldest first."""
    found = [one for one in inside.iterdir() if one.is_dir() and _NAME.fullmatch(one.name)]
    return sorted(found, key=lambda one: place(one.name))


def newest(versions: Iterable[str]) -> str:
    return max(versions, key=place)
