"""A marked code in what the real server prints, answers and stores: on its owner's pages, and nowhere else."""

import contextlib
import http.cookiejar
import os
import re
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from fitcheck.environment import ROOT


class Browser:
    """Keeps cookies, sends the form's token, and remembers every address and header it was given."""

    def __init__(self, base: str) -> None:
        jar = http.cookiejar.CookieJar()
        self.base, self.jar, self.heard = base, jar, ""
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def get(self, path: str) -> str:
        return self._open(urllib.request.Request(self.base + path))  # noqa: S310 - our own address

    def post(self, path: str, form: str, **fields: str) -> str:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)', self.get(form))
        assert token
        data = urllib.parse.urlencode({"csrfmiddlewaretoken": token[1], **fields}).encode()
        return self._open(urllib.request.Request(self.base + path, data))  # noqa: S310 - our own address

    def _open(self, request: urllib.request.Request) -> str:
        try:
            answer = self.opener.open(request, timeout=10)
        except urllib.error.HTTPError as refused:
            answer = refused
        with answer:
            self.heard += f"{answer.url}\n{answer.headers}\n"
            return answer.read().decode()


class Server:
    """`manage.py start` on a free port, with a database of its own."""

    def __init__(self, folder: Path) -> None:
        self.database, self.log = folder / "test.sqlite3", folder / "log"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = free.getsockname()
        port = self.address[1]
        self.base = f"http://127.0.0.1:{port}"
        environment = {**os.environ, "FITCHECK_DATABASE_URL": f"sqlite:///{self.database}"}
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "start", "--port", str(port)],
                cwd=ROOT,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def wait(self) -> None:
        for _ in range(300):
            with contextlib.suppress(OSError), socket.create_connection(self.address, timeout=1):
                return
            time.sleep(0.1)
        pytest.fail(self.log.read_text())


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    one = Server(tmp_path)
    try:
        one.wait()
        yield one
    finally:
        one.process.terminate()
        one.process.wait(10)


def test_a_marked_code_is_in_no_log_error_page_address_header_cookie_or_file(server: Server) -> None:
    owner, second = Browser(server.base), Browser(server.base)
    owner.post("/walk", "/walk", contact="no", length="short", device="own")
    code = re.search(r'name="password"[^>]*value="([0-9A-Z]{16})"', owner.get("/notes/code?show=1"))[1]
    owner.post("/notes/code/kept", "/notes/code?show=1", username="My notes", password=code)
    owner.post("/notes/code", "/notes/code?show=1", last=code)
    owner.get("/notes/code/card")
    owner.get("/notes/code/picture")
    wrong = [code[::-1], code[1:] + code[0], code + "0"]
    for typed in wrong:
        second.post("/return", "/return", return_code=typed)
    second.post("/return", "/return", return_code=code)
    assert "Your notebook" in second.get("/notes")  # positive control: the code opened it

    spelled = "-".join(code[at : at + 4] for at in range(0, 16, 4))
    marks = [code, code.lower(), spelled, spelled.replace("-", " "), *wrong]
    broken = break_it_with(server, code)
    kept = "".join(f"{cookie.name}={cookie.value}" for one in (owner, second) for cookie in one.jar)
    told = server.log.read_text() + broken + owner.heard + second.heard + kept
    assert "OperationalError" in server.log.read_text()  # positive control: the fault was logged
    assert [mark for mark in marks if mark in told] == []
    stored = b"".join(path.read_bytes() for path in server.database.parent.glob("test.sqlite3*"))
    assert b"intake_notebook" in stored and [mark for mark in marks if mark.encode() in stored] == []


def break_it_with(server: Server, code: str) -> str:
    """A fault in the middle of trying the code: the page that the browser gets."""
    database = sqlite3.connect(server.database)
    database.execute("ALTER TABLE intake_code RENAME TO gone")
    database.commit()
    database.close()
    third = Browser(server.base)
    page = third.post("/return", "/return", return_code=code)
    assert "Something went wrong on our side" in page
    return page + third.heard
