"""Somebody who speaks to the running app byte by byte, with the cookies and the token of a real visit."""

import html
import re
import socket
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPResponse
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from tests.fitcheck.running import App

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    text: str  # as a person reads it


class Visitor:
    def __init__(self, app: App) -> None:
        self.app = app
        self.cookies: dict[str, str] = {}
        self.token = ""
        self.question = ""

    def begin(self) -> "Visitor":
        self.get("/walk")
        self.question = self.post("/walk", urlencode({"contact": "yes", "length": "first"})).headers["location"]
        return self

    def get(self, path: str) -> Answer:
        return self.send("GET", path.encode("latin-1"))

    def post(self, path: str, body: str | bytes, kind: str = FORM, **headers: str) -> Answer:
        """With its token as a field, unless the body is bytes: then as a header, as scripts send it."""
        if isinstance(body, str):
            body = f"{body}&csrfmiddlewaretoken={self.token}".encode()
        else:
            headers = {"X-CSRFToken": self.token, **headers}
        return self.send("POST", path.encode("latin-1"), body, {"Content-Type": kind, **headers})

    def send(self, method: str, path: bytes, body: bytes = b"", headers: dict[str, str] | None = None) -> Answer:
        host = f"localhost:{self.app.port}"
        told = {"Host": host, "Origin": f"https://{host}", "X-Forwarded-Proto": "https", "Connection": "close"}
        told |= {"Content-Length": str(len(body)), "Cookie": self._cookie()} | (headers or {})
        lines = b"".join(f"{name}: {value}\r\n".encode("latin-1") for name, value in told.items())
        with socket.create_connection(("127.0.0.1", self.app.port), timeout=30) as connection:
            connection.sendall(method.encode() + b" " + path + b" HTTP/1.1\r\n" + lines + b"\r\n" + body)
            return self._read(connection)

    def _cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _read(self, connection: socket.socket) -> Answer:
        response = HTTPResponse(connection)
        response.begin()
        text = html.unescape(response.read().decode(errors="replace"))
        for line in response.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text)
        self.token = token[1] if token else self.token
        return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, text)

    def rows(self) -> list[tuple[bytes, bytes]]:
        """All that is stored as answers, by anyone."""
        with closing(sqlite3.connect(self.app.database)) as database:
            return database.execute("SELECT slot, sealed FROM intake_record ORDER BY slot").fetchall()
