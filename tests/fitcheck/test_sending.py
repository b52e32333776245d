"""`start` sends mail beside the pages, where it has a mail server, and stops sending when it stops."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.fitcheck.running import PATIENCE, running
from tests.post import taking_mail

WAITS = """
from django.utils import timezone
from intake import addressing, notifying
from intake.models import Desk, Share, Therapist
desk = Desk.objects.create(user=Therapist.objects.create(email=addressing.as_kept("rivera@example.org")))
today = timezone.now().date()
Share.objects.create(desk=desk, reader="desk", end_lookup=b"e" * 32, day=today, until=today)
notifying.send_waiting.enqueue(str(desk.id))
"""


def until(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and not holds():
        time.sleep(0.2)
    return holds()


def senders(folder: Path) -> list[str]:
    """Processes that send for the app in this folder."""
    lines = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if path.exists()]
    return [str(one) for one in lines if b"db_worker" in one and str(folder).encode() in one]


def test_a_mail_that_waits_is_sent_by_what_start_runs(tmp_path: Path) -> None:
    with taking_mail() as post:
        mail = {"FITCHECK_MAIL": f"smtp://127.0.0.1:{post.port}", "FITCHECK_MAIL_FROM": "desk@notes.example"}
        with running(tmp_path, **mail):
            command = [sys.executable, str(tmp_path / "manage.py"), "shell", "-v", "0", "-c", WAITS]
            kept = {name: value for name, value in os.environ.items() if not name.startswith(("FITCHECK_", "DJANGO_"))}
            subprocess.run(command, env={**kept, "FITCHECK_NO_BOOTSTRAP": "1", **mail}, cwd=tmp_path, check=True)
            assert until(lambda: len(post.letters) == 1)
            assert senders(tmp_path)
        assert until(lambda: not senders(tmp_path))
