"""People without a pause at a running server: each goes through whole flows, and notes how long each answer took."""

import http.client
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

FORM = {"Content-Type": "application/x-www-form-urlencoded", "HX-Request": "true"}


class Visitor:
    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("localhost", port, timeout=60)
        self.jar: dict[str, str] = {}
        self.location = ""

    def get(self, path: str) -> int:
        return self._send("GET", path, None, {})

    def post(self, path: str, said: dict[str, Any], **more: str) -> int:
        token = next((value for name, value in self.jar.items() if name.startswith("csrf")), "")
        return self._send("POST", path, urlencode(said, doseq=True), {**FORM, "X-CSRFToken": token, **more})

    def _send(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> int:
        cookies = "; ".join(f"{name}={value}" for name, value in self.jar.items())
        self.connection.request(method, path, body, {**headers, "Cookie": cookies})
        response = self.connection.getresponse()
        response.read()
        self.location = response.headers.get("Location", "")
        for line in response.headers.get_all("Set-Cookie") or ():
            self.jar |= {name: one.value for name, one in SimpleCookie(line).items()}
        return response.status


@dataclass
class Told:
    """What one round was like."""

    seconds: list[float] = field(default_factory=list)
    errors: int = 0
    took: float = 0

    def at(self, share: float) -> float:
        """Milliseconds within which that share of the answers came."""
        return sorted(self.seconds)[int(share * (len(self.seconds) - 1))] * 1000

    @property
    def rate(self) -> float:
        return len(self.seconds) / self.took


def floor_flow(visitor: Visitor) -> Iterator[tuple[str, dict[str, Any]]]:
    visitor.get("/")
    yield from ((f"/{number}", {"answer": "3"}) for number in range(1, 31))


def fitcheck_flow(asked: list[tuple[str, str]]) -> Any:
    def flow(visitor: Visitor) -> Iterator[tuple[str, dict[str, Any]]]:
        visitor.get("/walk")
        visitor.post("/walk", {"contact": "yes", "length": "full", "device": "own"}, **{"HX-Request": ""})
        check = visitor.location.split("/")[2]
        yield from ((f"/check/{check}/{item}", {"answer": answer, "note": ""}) for item, answer in asked)

    return flow


def drive(port: int, flow: Any, users: int, seconds: float) -> Told:
    told, began = Told(), time.monotonic()
    until = began + seconds
    people = [threading.Thread(target=_live, args=(port, flow, until, told)) for _ in range(users)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    told.took = time.monotonic() - began
    return told


def _live(port: int, flow: Any, until: float, told: Told) -> None:
    while time.monotonic() < until:
        visitor = Visitor(port)
        for path, said in flow(visitor):
            sent = time.monotonic()
            if sent >= until:
                break
            if visitor.post(path, said) == 200:
                told.seconds.append(time.monotonic() - sent)
            else:
                told.errors += 1
        visitor.connection.close()
