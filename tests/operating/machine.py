"""A machine of an operator's: the code in a folder of its own, and `manage.py` as they type it."""

import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.fitcheck.running import PATIENCE, copy_into, environment

SET_UP = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("createcachetable")
"""


@dataclass
class Machine:
    folder: Path
    variables: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folder.mkdir(exist_ok=True)
        if not (self.folder / "manage.py").exists():
            copy_into(self.folder)

    @property
    def var(self) -> Path:
        return self.folder / "var"

    @property
    def database(self) -> Path:
        return self.var / "fitcheck.sqlite3"

    def run(self, *arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, str(self.folder / "manage.py"), *arguments],
            env=environment(**{**self.variables, **variables}),
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )

    def says(self, *arguments: str, **variables: str) -> str:
        """What it prints where it does its work."""
        done = self.run(*arguments, **variables)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def refuses(self, *arguments: str, **variables: str) -> str:
        """The sentence it stops with; a traceback is none."""
        done = self.run(*arguments, **variables)
        assert done.returncode != 0 and "Traceback" not in done.stderr, done.stdout + done.stderr
        return done.stderr

    def set_up(self) -> "Machine":
        self.ask(SET_UP)
        return self

    def like(self, folder: Path, **variables: str) -> "Machine":
        """Another one with the same in it, which is quicker than to set one up."""
        shutil.copytree(self.folder, folder)
        return Machine(folder, variables)

    def ask(self, script: str) -> str:
        return self.says("shell", "-v", "0", "-c", script).strip()
