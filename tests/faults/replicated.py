"""Two machines of a database, made from the files in docs/deploy, as Debian lays one out: on addresses of their own."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

from tests.cluster import PATIENCE, owner, programs
from tests.fitcheck.running import ROOT, certificate, free_port

FILES = ROOT / "docs" / "deploy"
HOSTS = ("127.0.0.1", "127.0.0.2")
ALL = ",".join(HOSTS)
PASSWORD = "p@ss/word"  # noqa: S105 - of what this run makes
DEBIANS = """
data_directory = '{place}/data'
hba_file = '{place}/pg_hba.conf'
unix_socket_directories = '{place}'
ssl_cert_file = '{place}/front.pem'
ssl_key_file = '{place}/front.pem'
port = {port}
include_dir = 'conf.d'
"""


class Host:
    """One of them. What is typed there is typed as its own account."""

    def __init__(self, address: str, port: int) -> None:
        self.address, self.port, self.owner, self.runs_here = address, port, owner(), False
        self.place = Path(tempfile.mkdtemp(prefix="fitcheck-replicated-"))
        (self.place / "conf.d").mkdir()
        shutil.copy(FILES / "pg_hba.conf", self.place)
        (self.place / "pg_ident.conf").touch()
        certificate(self.place).chmod(0o600)
        (self.place / "postgresql.conf").write_text(DEBIANS.format(place=self.place, port=port), encoding="ascii")
        (self.place / ".pgpass").write_text(f"*:*:*:replica:{PASSWORD}\n", encoding="ascii")
        (self.place / ".pgpass").chmod(0o600)
        if self.owner:
            for path in (self.place, *self.place.rglob("*")):
                shutil.chown(path, self.owner)

    def types(self, *command: str) -> str:
        found = programs()
        assert found, "PostgreSQL's programs are not on this machine"
        known = {"PATH": f"{found}:{os.environ['PATH']}", "HOME": str(self.place), "PGHOST": str(self.place)}
        known |= {"PGPORT": str(self.port), "PGDATA": str(self.place / "data"), "PGPASSFILE": f"{self.place}/.pgpass"}
        printed = self.place / "printed"
        with printed.open("w+", encoding="utf-8") as out:  # a file: what stays running would hold a pipe open
            done = subprocess.run(
                command, env=known, user=self.owner, cwd="/", stdout=out, stderr=out, timeout=PATIENCE, check=False
            )
        said = printed.read_text(encoding="utf-8")
        assert done.returncode == 0, said
        return said.strip()

    def says(self, statement: str) -> str:
        return self.types("psql", "-XAqt", "-d", "postgres", "-v", "ON_ERROR_STOP=1", "-c", statement)

    def make(self) -> None:
        """A primary, in the order of docs/deploy.md."""
        self.types("initdb", "-D", f"{self.place}/data", "-A", "peer", "-E", "UTF8", "--locale=C")
        self.start()
        self.says(f"CREATE ROLE fitcheck LOGIN CREATEDB PASSWORD '{PASSWORD}'")
        self.says(f"CREATE ROLE replica LOGIN REPLICATION PASSWORD '{PASSWORD}'")
        self.says("CREATE DATABASE fitcheck OWNER fitcheck")
        self.stop()
        self.install()
        self.start()

    def install(self) -> None:
        shutil.copy(FILES / "postgresql.conf", self.place / "conf.d")

    def follow(self) -> None:
        self.runs("replica", ALL)
        self.start()

    def runs(self, file: str, *arguments: str) -> str:
        """One of the scripts in docs/deploy."""
        return self.types("sh", "-c", (FILES / file).read_text(encoding="utf-8"), file, *arguments)

    def start(self) -> None:
        own = f"-c listen_addresses={self.address}"  # both are this machine
        self.types("pg_ctl", "-w", "-D", str(self.place), "-o", own, "-l", f"{self.place}/log", "start")
        self.runs_here = True

    def stop(self, how: str = "fast") -> None:
        self.types("pg_ctl", "-w", "-D", str(self.place), "-m", how, "stop")
        self.runs_here = False

    def kill(self) -> None:
        """All of it at once, as when the machine dies."""
        first = (self.place / "data" / "postmaster.pid").read_text(encoding="ascii").split()[0]
        found = subprocess.run(["ps", "-o", "pid=", "--ppid", first], capture_output=True, text=True, check=True)
        for one in (first, *found.stdout.split()):
            with contextlib.suppress(ProcessLookupError):  # without the first the others end by themselves
                os.kill(int(one), signal.SIGKILL)
        self.runs_here = False

    def remove(self) -> None:
        if self.runs_here:
            self.stop("immediate")
        shutil.rmtree(self.place, ignore_errors=True)


def pair() -> tuple[Host, Host]:
    """A primary and its replica."""
    port = free_port()
    one, two = (Host(address, port) for address in HOSTS)
    one.make()
    two.install()
    two.follow()
    return one, two


def address(port: int) -> str:
    """As in docs/deploy.md."""
    way = "target_session_attrs=read-write&sslmode=require&channel_binding=require"
    return f"postgresql://fitcheck:{quote(PASSWORD, safe='')}@{ALL}:{port}/fitcheck?{way}"
