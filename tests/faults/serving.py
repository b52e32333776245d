"""The real server, to be killed, stopped and started again on what it kept."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.browser import Browser
from tests.fitcheck.running import PATIENCE, App, begin, copy_to_serve, environment, free_port, wait_until_ready


class Server:
    def __init__(self, folder: Path, **variables: str) -> None:
        copy_to_serve(folder)
        self.app, self.variables = App(free_port(), folder), variables
        self.process = begin(self.app, **variables)
        wait_until_ready(self.app, self.process)

    def browser(self) -> Browser:
        return Browser(self.app.port)

    def processes(self) -> list[int]:
        """The master and those that serve."""
        found = subprocess.run(
            ["ps", "-o", "pid=", "-s", str(self.process.pid)], capture_output=True, text=True, check=True
        )
        return [int(one) for one in found.stdout.split()]

    def kill(self) -> None:
        """All of it at once, in the middle of whatever it does."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(PATIENCE)

    def reload(self) -> None:
        """New processes take over from those that serve; the master stays."""
        self.process.send_signal(signal.SIGHUP)

    def start(self) -> float:
        """As a supervisor starts it again; the seconds until it can work."""
        began = time.monotonic()
        self.process = begin(self.app, **self.variables)
        wait_until_ready(self.app, self.process)
        return time.monotonic() - began

    def run(self, code: str) -> str:
        """What a piece of Python prints that knows this server's database."""
        command = [sys.executable, str(self.app.folder / "manage.py"), "shell", "-v", "0", "-c", code]
        known = environment(**self.variables)
        done = subprocess.run(command, cwd=self.app.folder, env=known, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout


@contextmanager
def serving(folder: Path, **variables: str) -> Iterator[Server]:
    server = Server(folder, **variables)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.kill()
