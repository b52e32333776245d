"""A start that should not be stops with one sentence, and no traceback hides it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.fitcheck.running import running
from tests.fitcheck.test_sending import senders
from tests.operating.machine import Machine
from tests.post import taking_mail

LONG_AGO = """
from intake.models import Upkeep
from datetime import date
Upkeep.note(cleaned=date.fromisoformat("{day}"))
"""


@pytest.mark.parametrize(
    ("variables", "says"),
    [
        ({"FITCHECK_KEEP_DAYS": "181"}, "FITCHECK_KEEP_DAYS is '181'. Use 1 to 180 days."),
        ({"FITCHECK_KEPT_DAYS": "90"}, "Unknown: FITCHECK_KEPT_DAYS."),
        ({"FITCHECK_BACKUP_KEY": "short"}, "FITCHECK_BACKUP_KEY makes no sense."),
        ({"FITCHECK_DEBUG": "1", "FITCHECK_HOSTS": "notes.example"}, "FITCHECK_DEBUG is for this machine only"),
    ],
)
def test_nonsense_is_said_in_one_sentence(tmp_path: Path, variables: dict[str, str], says: str) -> None:
    assert Machine(tmp_path / "new").refuses("start", **variables).startswith(says)


def test_by_a_clock_that_jumped_a_year_ahead_nobody_is_let_in_and_nothing_is_deleted(
    set_up: Machine, tmp_path: Path
) -> None:
    machine = set_up.like(tmp_path / "new")
    machine.ask(LONG_AGO.format(day=datetime.now(UTC).date() - timedelta(days=400)))
    assert machine.refuses("start").startswith("Nothing was deleted")


def test_where_mail_is_sent_apart_start_runs_nothing_beside_the_pages(tmp_path: Path) -> None:
    with taking_mail() as post:
        mail = {"FITCHECK_MAIL": f"smtp://127.0.0.1:{post.port}", "FITCHECK_MAIL_FROM": "desk@notes.example"}
        with running(tmp_path, FITCHECK_WORKER="0", **mail):
            assert senders(tmp_path) == []


def test_content_with_a_case_that_fails_is_not_let_out(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "new")
    with (machine.folder / "intake" / "content" / "cases" / "flags.toml").open("a", encoding="utf-8") as cases:
        cases.write('[[case]]\nsays = "Never so"\nafter = { T-A1 = "no" }\nexpect = ["fit:T-A1"]\n')
    said = machine.refuses("start", FITCHECK_HTTPS="1", FITCHECK_HOSTS="notes.example")
    assert said.startswith("flags.toml, “Never so”: fit:T-A1 should be found.") and "is not let out" in said
