"""A PostgreSQL cluster of this run's own, on a socket only, from the programs on this machine."""

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

import psycopg

USER = "fitcheck"
PLACES = Path("/usr/lib/postgresql")
PATIENCE = 60


def programs() -> Path | None:
    """The folder of the newest server here; on Debian it is not on the path."""
    newest = sorted(PLACES.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = str(newest[-1]) if newest else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


class Cluster:
    def __init__(self, **settings: str) -> None:
        found = programs()
        assert found, "PostgreSQL's programs are not on this machine"
        self._programs, self._made = found, itertools.count()
        self.folder = Path(tempfile.mkdtemp(prefix="fitcheck-postgresql-"))
        self.owner = owner()
        if self.owner:
            shutil.chown(self.folder, self.owner)
        self._run("initdb", "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        own = {"listen_addresses": "", "unix_socket_directories": str(self.folder), "timezone": "UTC", **settings}
        with (self.folder / "postgresql.conf").open("a", encoding="utf-8") as written:
            written.writelines(f"{name} = '{value}'\n" for name, value in own.items())
        self.start()

    def _run(self, program: str, *arguments: str) -> None:
        # it refuses root, and looks back at the folder it was called from
        command = [str(self._programs / program), "-D", str(self.folder), *arguments]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(command, check=True, cwd="/", user=self.owner, timeout=PATIENCE, **quiet)  # type: ignore[call-overload]

    def start(self) -> None:
        self._run("pg_ctl", "-w", "-l", str(self.folder / "log"), "start")

    def stop(self, how: str = "fast") -> None:
        """`immediate` is what a crash leaves."""
        self._run("pg_ctl", "-w", "-m", how, "stop")

    def processes(self) -> list[int]:
        """The server and all that it started."""
        first = (self.folder / "postmaster.pid").read_text(encoding="ascii").split()[0]
        found = subprocess.run(["ps", "-o", "pid=", "--ppid", first], capture_output=True, text=True, check=True)
        return [int(first), *map(int, found.stdout.split())]

    def remove(self) -> None:
        if (self.folder / "postmaster.pid").exists():
            self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def database(self, how: str = "") -> str:
        """The address of a new, empty one."""
        name = f"fitcheck{next(self._made)}"
        self.execute(self._address("postgres"), f"CREATE DATABASE {name} {how}")
        return self._address(name)

    def execute(self, address: str, statement: str) -> None:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement.encode())

    def place(self, name: str) -> Path:
        """A folder that it may write to."""
        folder = self.folder / name
        folder.mkdir(exist_ok=True)
        if self.owner:
            shutil.chown(folder, self.owner)
        return folder

    def tablespace(self, name: str, folder: Path) -> None:
        """Another place for data."""
        self.execute(self._address("postgres"), f"CREATE TABLESPACE {name} LOCATION '{folder}'")

    def _address(self, name: str) -> str:
        return f"postgresql://{USER}@{quote(str(self.folder), safe='')}/{name}"


def owner() -> str | None:
    """Who it runs as, where the tests run as root."""
    if os.geteuid() != 0:
        return None
    known = {one.pw_name for one in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)
