"""Somebody at the running server, with the manners of Django's test client; a server that is gone is an error."""

import http.client
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

FORM = "application/x-www-form-urlencoded"
PATIENCE = 30  # seconds


class Unanswered(Exception):
    """Nobody was told that it was saved."""


@dataclass(frozen=True)
class Page:
    status_code: int
    headers: Mapping[str, str]
    content: bytes

    def __getitem__(self, name: str) -> str:
        return self.headers[name.lower()]


class Browser:
    def __init__(self, port: int) -> None:
        self.port = port
        self.jar: dict[str, str] = {}
        self.network = 0  # what one network may ask for in an hour is counted

    def get(self, path: str) -> Page:
        return self._send("GET", path)

    def post(self, path: str, said: Mapping[str, Any] | None = None, **headers: str) -> Page:
        if "csrf" not in self.jar:
            self.get("/walk")
        sent = {"X-CSRFToken": self.jar["csrf"], "Content-Type": FORM, **headers}
        return self._send("POST", path, urlencode(said or {}, doseq=True), sent)

    def _send(self, method: str, path: str, body: str = "", headers: Mapping[str, str] | None = None) -> Page:
        told = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.jar.items()), "Connection": "close"}
        here = (f"127.0.{self.network}.1", 0)
        connection = http.client.HTTPConnection("localhost", self.port, timeout=PATIENCE, source_address=here)
        try:
            connection.request(method, path, body or None, {**told, **(headers or {})})
            response = connection.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException) as gone:
            raise Unanswered from gone
        finally:
            connection.close()
        for line in response.headers.get_all("Set-Cookie") or []:
            self.jar |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return Page(response.status, {name.lower(): value for name, value in response.getheaders()}, content)
