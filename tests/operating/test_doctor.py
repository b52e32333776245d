"""`doctor` finds what is wrong on a real machine, says what mends it, and tells nothing of anybody."""

import http.client
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.fitcheck.running import App, free_port, running, tls_front
from tests.operating.containers import is_well
from tests.operating.machine import Machine
from tests.people import MARKED
from tests.post import taking_mail

PUBLIC = {"FITCHECK_HTTPS": "1", "FITCHECK_HOSTS": "notes.example,localhost"}
FROM = {"FITCHECK_MAIL_FROM": "desk@notes.example"}
SHARED = """
from intake import demonstrating
from django.utils import timezone
demonstrating.people(timezone.now())
"""
CLEANED = "UPDATE intake_upkeep SET cleaned = '{}-01-01'"
LAST_SEEN = "UPDATE intake_device SET last_day = '{0}-01-01'; UPDATE intake_share SET day = '{0}-01-01'"


@pytest.fixture(scope="module")
def done(set_up: Machine, tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """With everything done that an operator has to do, and something shared."""
    machine = set_up.like(tmp_path_factory.mktemp("machines") / "done", **PUBLIC)
    machine.ask(SHARED)
    machine.says("expire")
    (machine.var / "keys-kept").touch()
    machine.says("backup", str(machine.folder / "first.backup"))
    return machine


@pytest.fixture
def ready(done: Machine, tmp_path: Path) -> Machine:
    """A machine to be spoiled by one test."""
    return done.like(tmp_path / "ready", **PUBLIC)


def write(machine: Machine, statements: str) -> None:
    with closing(sqlite3.connect(machine.database)) as database:
        database.executescript(statements)


def examined(machine: Machine, *arguments: str, **variables: str) -> tuple[int, str]:
    done = machine.run("doctor", *arguments, **variables)
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout


def wrong(said: str) -> set[str]:
    return {line.removeprefix("WRONG ").partition(":")[0] for line in said.splitlines() if line.startswith("WRONG")}


def test_a_machine_with_everything_done_is_ready(ready: Machine) -> None:
    status, said = examined(ready)
    assert (status, wrong(said)) == (0, set()) and said.endswith("Ready for others.\n")
    assert said.count("fine") >= 10 and "later Content: The content is a draft" in said


def test_a_machine_as_it_comes_is_not_ready_and_every_fault_says_why_and_what_mends_it(set_up: Machine) -> None:
    status, said = examined(set_up)
    assert status == 1
    assert wrong(said) == {"Encryption and hosts", "Copy of the keys", "Daily clean-up"}
    faults = [line for line in said.splitlines() if line.startswith(("WRONG", "later"))]
    assert said.count("      Why: ") == said.count("      Fix: ") == len(faults) >= 6


def test_what_a_machine_writes_is_for_its_own_account(done: Machine) -> None:
    files = [done.var, *(path for path in done.var.iterdir() if path.is_file() and path.name != "keys-kept")]
    assert done.database in files and [path for path in files if path.stat().st_mode & 0o077] == []


def test_what_lies_open_or_leads_somewhere_odd_is_found(ready: Machine) -> None:
    (ready.var / "keys").chmod(0o644)
    os.utime(ready.var / "keys", (time.time() + 60, time.time() + 60))
    ready.var.chmod(0o755)
    status, said = examined(ready, FITCHECK_EXIT_URL="http://localhost/found?by=me")
    assert status == 1 and wrong(said) == {"Secret files", "Copy of the keys", "Where Exit leads"}
    assert f"chmod 600 {ready.var / 'keys'}" in said and f"chmod 700 {ready.var}" in said
    assert "have changed since they were kept" in said
    for says in ("over plain http", "something after its host", "back to this server"):
        assert says in said


def test_keys_that_are_missing_or_others_under_the_same_name_are_found(ready: Machine) -> None:
    name, _, _key = (ready.var / "keys").read_text().partition(":")
    other = "A" * 43 + "="
    for keys in (f"another:{other}", f"{name}:{other}"):
        status, said = examined(ready, FITCHECK_KEYS=keys)
        assert status == 1 and wrong(said) == {"Server keys"} and f"FITCHECK_KEYS lacks {name}" in said
        assert "desk.example" not in said and other not in said


def test_a_clock_that_is_wrong_and_a_clean_up_that_stopped_are_found(ready: Machine) -> None:
    write(ready, LAST_SEEN.format(2199) + ";" + CLEANED.format(2001))
    assert wrong(examined(ready)[1]) == {"Clock", "Daily clean-up"}
    write(ready, LAST_SEEN.format(2001))
    said = examined(ready)[1]
    assert "the next clean-up would delete everything" in said


def test_tables_of_another_version_and_a_database_that_is_gone_are_found(ready: Machine) -> None:
    write(ready, "DELETE FROM django_migrations WHERE app = 'intake' AND name LIKE '0006%'")
    assert "of an earlier version" in examined(ready)[1]
    gone = f"sqlite:///{ready.folder / 'no' / 'such.sqlite3'}"
    status, said = examined(ready, FITCHECK_DATABASE_URL=gone)
    assert status == 1 and "The database does not answer." in said


def test_mail_is_tried_as_far_as_the_greeting_and_no_letter_is_sent(ready: Machine) -> None:
    with taking_mail() as post:
        status, said = examined(ready, "--wait", "0.5", FITCHECK_MAIL=f"smtp://127.0.0.1:{post.port}", **FROM)
        assert status == 1 and wrong(said) == {"What sends mail"} and post.letters == []  # nothing runs beside it
        marked = f"smtp://{MARKED}:{MARKED}@127.0.0.1:{post.port}"
        refused = examined(ready, "--wait", "0.5", FITCHECK_MAIL=marked, **FROM)[1]
        assert "Mail" in wrong(refused) and MARKED not in refused
    assert "Mail" in wrong(examined(ready, "--wait", "0.5", FITCHECK_MAIL=f"smtp://127.0.0.1:{free_port()}", **FROM)[1])


def test_at_its_address_a_server_with_its_front_and_its_worker_is_ready(tmp_path: Path) -> None:
    with taking_mail() as post:
        mail = {"FITCHECK_MAIL": f"smtp://127.0.0.1:{post.port}", **FROM}
        folder = tmp_path / "app"
        folder.mkdir()
        with running(folder, **PUBLIC, **mail) as app, tls_front(app.port, tmp_path) as port:
            machine = Machine(folder, {**PUBLIC, **mail})
            (machine.var / "keys-kept").touch()
            address = f"https://localhost:{port}"
            status, said = examined(machine, "--at", address, SSL_CERT_FILE=str(tmp_path / "front.pem"))
            assert (status, wrong(said)) == (0, set()), said
            assert is_well(app.port, PUBLIC["FITCHECK_HOSTS"]) and not is_well(app.port, "other.example")
            said = examined(machine, "--at", address)[1]
            assert wrong(said) == {"Pages, headers, cookies"} and "would not trust" in said
        assert "does not answer" in examined(machine, "--at", address, FITCHECK_MAIL="", FITCHECK_MAIL_FROM="")[1]


def test_a_front_that_meddles_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "app"
    folder.mkdir()
    with running(folder) as app, meddling_front(app) as port:
        said = examined(Machine(folder), "--at", f"http://localhost:{port}")[1]
    assert "Content-Security-Policy is missing or weak on /, /walk" in said
    assert "Cookies could be read or sent where they should not: csrf." in said
    assert "/ makes browsers ask another host: tracker.example." in said
    assert "/privacy answers 502." in said


@contextmanager
def meddling_front(app: App) -> Iterator[int]:
    """Takes out a header and a cookie's protection, puts in a tracker, and does not pass one path on."""

    class Front(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            connection = http.client.HTTPConnection("127.0.0.1", app.port)
            connection.request("GET", self.path, headers={"Host": f"localhost:{app.port}"})
            answer = connection.getresponse()
            body = answer.read().replace(b"</head>", b'<script src="https://tracker.example/x.js"></script></head>')
            connection.close()
            self.send_response_only(502 if self.path == "/privacy" else answer.status)
            for name, value in answer.getheaders():
                if name not in ("Content-Security-Policy", "Content-Length", "Connection", "Transfer-Encoding"):
                    self.send_header(name, value.replace("HttpOnly; ", ""))
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Front)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()
