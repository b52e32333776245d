"""How gunicorn serves, for `start` and for an operator's own `gunicorn -c python:fitcheck.server`."""

import ctypes
import gc
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from typing import Any

from gunicorn.config import Config
from gunicorn.glogging import Logger
from gunicorn.instrument.statsd import Statsd

from fitcheck.environment import ROOT, THREADS, read
from fitcheck.logs import Events


class SilentLogger(Logger):
    """gunicorn's own words quote the request line and the address of a request that it refuses."""

    def setup(self, cfg: Config) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(Events())


class Counting(SilentLogger, Statsd):
    """Where the operator asked for numbers: how many requests, how long they took, with which status."""

    def _sock_send(self, msg: str) -> None:
        """No answer waits for whoever takes them, and where nobody does, no log fills with it."""
        if self.sock:
            with suppress(OSError):
                self.sock.send(msg.encode("ascii"), socket.MSG_DONTWAIT)


wsgi_app = "fitcheck.wsgi"
workers = 2
threads = THREADS
loglevel = "warning"  # and no access log: it would hold addresses
statsd_host = read().statsd or None
statsd_prefix = "fitcheck"
logger_class = Counting if statsd_host else SilentLogger
control_socket_disable = True  # it would lie in the home folder
preload_app = True  # read once, and then shared: a server is back sooner, and takes less memory

_sending: list[subprocess.Popen[bytes]] = []


def when_ready(server: Any) -> None:
    """Before there is anyone who serves."""
    _read_content()
    _send_mail()


def _read_content() -> None:
    """What every page needs; then the collector does not look through it again, so that it stays shared."""
    from django.urls import get_resolver  # noqa: PLC0415 - needs the settings

    from intake.content import reader, wording  # noqa: PLC0415 - needs the settings

    get_resolver().url_patterns  # noqa: B018 - brings the pages, and all that they need
    reader.questionnaire()
    wording.words()
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


def _send_mail() -> None:
    """Beside the pages, one process that sends mail; only where there is a server to send it with."""
    if read().mail and read().worker:
        command = [sys.executable, str(ROOT / "manage.py"), "db_worker", "--no-startup-delay"]
        _sending.append(subprocess.Popen(command, cwd=ROOT, preexec_fn=_end_with_the_server))  # noqa: S603, PLW1509


def _end_with_the_server() -> None:
    """However it ends: Linux tells a child that its parent is gone, when asked to."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def on_exit(server: Any) -> None:
    for process in _sending:
        process.terminate()
