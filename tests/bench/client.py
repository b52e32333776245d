"""People without a pause at a running server: each goes through whole flows, and notes how long each answer took."""

import http.client
import threading
import time
from collections.abc import Callable
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
        told = {**headers, "Cookie": "; ".join(f"{name}={value}" for name, value in self.jar.items())}
        try:
            self.connection.request(method, path, body, told)
            response = self.connection.getresponse()
        except ConnectionError:  # the server lets go of those that were silent for two seconds, as a browser knows
            self.connection.close()
            self.connection.request(method, path, body, told)
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


Posts = list[tuple[str, dict[str, Any]]]
Flow = Callable[[Visitor], Posts]  # begins, and gives what is then answered


def floor_flow(visitor: Visitor) -> Posts:
    visitor.get("/")
    return [(f"/{number}", {"answer": "3"}) for number in range(1, 31)]


def fitcheck_flow(asked: list[tuple[str, str]]) -> Flow:
    def flow(visitor: Visitor) -> Posts:
        visitor.get("/walk")
        visitor.post("/walk", {"contact": "yes", "length": "full", "device": "own"}, **{"HX-Request": ""})
        check = visitor.location.split("/")[2]
        return [(f"/check/{check}/{item}", {"answer": answer, "note": ""}) for item, answer in asked]

    return flow


class Person:
    """Begun before the clock runs; a flow that ends is followed by a new one, whose start counts with its answers."""

    def __init__(self, port: int, flow: Flow) -> None:
        self.port, self.flow = port, flow
        self.begin()

    def begin(self) -> None:
        self.visitor = Visitor(self.port)
        self.posts = iter(self.flow(self.visitor))

    def live(self, until: float, told: Told) -> None:
        while (sent := time.monotonic()) < until:
            if not (post := next(self.posts, None)):
                self.visitor.connection.close()
                self.begin()
            elif self.visitor.post(*post) == 200:
                told.seconds.append(time.monotonic() - sent)
            else:
                told.errors += 1
        self.visitor.connection.close()


def drive(people: list[Person], seconds: float) -> Told:
    told, began = Told(), time.monotonic()
    lives = [threading.Thread(target=one.live, args=(began + seconds, told)) for one in people]
    for life in lives:
        life.start()
    for life in lives:
        life.join()
    told.took = time.monotonic() - began
    return told
