"""Single looks of `doctor`, asked in this process: what is found, and that it is mended."""

import os
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from csp.utils import build_policy

from intake.content import cases
from intake.doctor import guarding, visiting, working
from intake.doctor.fault import Fault
from intake.models import Upkeep

NOW = datetime.now(UTC)


def found(look: Callable[[datetime], Any], now: datetime = NOW) -> list[Fault]:
    faults = list(look(now))
    assert all(one.what and one.why and one.fix for one in faults)
    return faults


def test_a_disk_without_room_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(working.look_at_the_disk) == []
    monkeypatch.setattr(working, "ROOM", 10**18)
    (full,) = found(working.look_at_the_disk)
    assert full.grave and full.fix.startswith("Make room on the disk that holds ")


@pytest.mark.django_db
def test_a_backup_that_is_old_and_one_that_was_long_not_tried_are_found() -> None:
    Upkeep.note(backed_up=NOW.date(), restore_tested=NOW.date())
    assert found(working.look_at_backups) == found(working.look_at_restoring) == []
    assert "The last backup is of" in found(working.look_at_backups, NOW + timedelta(days=8))[0].what
    assert "A backup was last tried on" in found(working.look_at_restoring, NOW + timedelta(days=367))[0].what


def test_a_copy_of_the_keys_that_nobody_looked_at_for_a_year_is_found(tmp_path: Path, settings: Any) -> None:
    settings.FITCHECK_KEYS_FILE = tmp_path / "keys"
    assert found(guarding.look_at_kept_keys)[0].grave
    kept = tmp_path / guarding.KEPT_FILE
    kept.touch()
    assert found(guarding.look_at_kept_keys) == []
    os.utime(kept, (NOW.timestamp() - 367 * 86400,) * 2)
    (old,) = found(guarding.look_at_kept_keys)
    assert not old.grave and old.what.startswith("It is more than a year")


def test_content_with_a_case_that_fails_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cases, "HERE", tmp_path)
    case = '[[case]]\nsays = "Never so"\nafter = { T-A1 = "no" }\nexpect = ["fit:T-A1"]\n'
    (tmp_path / "mine.toml").write_text(case, encoding="utf-8")
    (wrong,) = (one for one in found(working.look_at_the_content) if one.grave)
    assert "fit:T-A1 should be found" in wrong.what


@pytest.mark.parametrize(
    "weaker",
    ["script-src 'self' https://cdn.example", "img-src *", "style-src 'self' 'unsafe-inline'", "connect-src data:"],
)
def test_a_policy_that_lets_in_more_than_this_host_is_weak(weaker: str) -> None:
    policy, wanted = build_policy(), visiting.NEEDED["Content-Security-Policy"]
    directive = weaker.partition(" ")[0]
    assert re.search(wanted, policy)
    assert not re.search(wanted, re.sub(rf"{directive} [^;]*", weaker, policy))
