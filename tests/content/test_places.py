"""Crisis lines and registers: what was seen is shown with its day and source, what was not stays hidden."""

import re
import tomllib
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from intake.content import places

LOOKED_AT = date(2026, 11, 24)
TABLES = [("crisis.toml", "line"), ("youth.toml", "line"), ("registers.toml", "place")]


def rows(name: str, table: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((places.HERE / name).read_text(encoding="utf-8"))[table])


def shown() -> list[dict[str, Any]]:
    codes = [country["code"] for country in places.countries()]
    every = [row for code in codes for row in (*places.lines(code), *places.registers(code))]
    return [*every, *places.youth()]


@pytest.mark.parametrize(("name", "table"), TABLES)
def test_every_row_has_an_owner_and_a_day_never_comes_without_its_source(name: str, table: str) -> None:
    for row in rows(name, table):
        assert row["owner"]
        assert ("verified_on" in row) == ("source" in row), row
        assert isinstance(row.get("verified_on", LOOKED_AT), date)


def test_what_is_shown_is_what_was_seen() -> None:
    seen = [row for name, table in TABLES for row in rows(name, table) if "verified_on" in row]
    assert len(shown()) == len(seen) > 20
    assert all(row["source"] for row in shown())


@pytest.mark.parametrize("name", ["RAINN", "TelefonSeelsorge", "Tele-MANAS", "Find A Helpline", "Text About It"])
def test_a_line_nobody_verified_is_not_shown(name: str) -> None:
    assert name in {row["name"] for row in rows("crisis.toml", "line")}
    assert name not in {row.get("name") for row in shown()}


def test_a_register_nobody_verified_is_not_shown() -> None:
    assert places.registers("DE") == []
    assert {row["code"] for row in places.registers("US")} == {"US", "US-CA"}


def test_every_country_has_an_emergency_number() -> None:
    assert len(places.countries()) == 11
    assert all(country["emergency"] for country in places.countries())
    assert places.country("DE") and not places.lines("DE")
    assert places.country("XX") is None


def test_text_and_chat_come_before_a_call_to_another_number() -> None:
    both = [row["reach"] for row in shown() if "Call " in row.get("reach", "") and re.search("Text|Chat", row["reach"])]
    assert len(both) > 3
    assert all(re.match("Text|Chat", reach) for reach in both)


def test_lines_for_young_people_name_their_country() -> None:
    assert {(row["name"].split(" (")[0], row["country"]) for row in places.youth()} == {
        ("Trevor Project", "United States"),
        ("Kids Help Phone", "Canada"),
        ("Childline", "United Kingdom"),
    }


def test_nothing_is_stale_on_the_last_day_and_everything_the_day_after() -> None:
    assert places.stale(LOOKED_AT + places.STALE) == []
    late = places.stale(LOOKED_AT + places.STALE + timedelta(days=1))
    assert len(late) == len(shown())
    assert "Samaritans (GB) was last looked at on 24 November 2026. Look at it again." in late
    assert any(sentence.startswith("The register of NZ was last looked at") for sentence in late)


@pytest.mark.parametrize(("by", "due"), [("2026-11-25", False), ("2027-12-01", True)])
def test_the_content_command_names_what_is_due_by_a_day(by: str, due: bool) -> None:
    out = StringIO()
    call_command("content", by=date.fromisoformat(by), stdout=out)
    said = out.getvalue()
    assert said.startswith("190 items, and every word they need\n")
    assert ("Childline (under 19) (GB) was last looked at" in said) == due
