"""The files to deploy with name what is there: variables, commands, accounts; systemd reads the units."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from fitcheck.environment import KNOWN
from fitcheck.environment import read as read_environment

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "docs" / "deploy").iterdir())
UNITS = [path for path in FILES if path.suffix in (".service", ".timer")]
COMMANDS = {path.stem for path in (ROOT / "intake" / "management" / "commands").glob("*.py")} | {"start", "db_worker"}
SECRETS = {"FITCHECK_SECRET_KEY": "s" * 40, "FITCHECK_KEYS": "one:" + "A" * 43 + "="}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_names_variables_and_commands_that_are_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert set(re.findall(r"FITCHECK_\w+", text)) <= set(KNOWN)
    assert set(re.findall(r"manage\.py\"?,? ?\"?(\w+)", text)) - {"manage"} <= COMMANDS


def test_every_file_has_its_line_in_the_document() -> None:
    told = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
    assert {path.name for path in FILES if f"docs/deploy/{path.name}`" not in told} == set()


def test_the_settings_can_be_read_as_they_are_and_with_every_line_in_use() -> None:
    lines = (ROOT / "docs" / "deploy" / "fitcheck.env").read_text(encoding="utf-8").splitlines()
    for pattern in ("^(FITCHECK_[A-Z_]+)=(.*)$", "^(?:# )?(FITCHECK_[A-Z_]+)=(.*)$"):
        found = dict(match.groups() for line in lines if (match := re.match(pattern, line)))
        assert read_environment({**SECRETS, **found}).https


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not on this machine")
@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_systemd_finds_nothing_wrong_with_a_unit(path: Path) -> None:
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", path], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.strip()) == (0, "")
