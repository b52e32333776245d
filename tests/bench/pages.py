"""What each kind of page costs: one call without a server, beside the floor, on SQLite and on PostgreSQL.

python -m tests.bench.pages                      both, PostgreSQL on a cluster of its own
python -m tests.bench.pages --only sqlite        one of them

The processes take turns. Told are the least processor time of a round, the database's own included, and the wall clock
of all calls; a page is one call of the application that the server runs.
"""

import argparse
import itertools
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench.caller import Caller
from tests.bench.scale import spent
from tests.bench.subjects import SUBJECTS
from tests.cluster import Cluster

ROUNDS, CALLS = 12, 10
HTMX = {"HTTP_HX_REQUEST": "true"}
Page = Callable[[], dict[str, Any]]  # makes the request, so that the clock runs over the call alone


class Pages:
    """Everybody who opens a page, by the name of the page."""

    def __init__(self) -> None:
        self.asked: dict[str, tuple[Caller, Page]] = {}

    def add(self, name: str, whose: Caller, method: str, path: str, said: dict[str, Any] | None = None) -> None:
        more = HTMX if said else {}
        self.asked[name] = (whose, lambda: whose.request(method, path, said, **more))


def floor(pages: Pages) -> None:
    subject = SUBJECTS["floor"]()
    caller = Caller(subject.application)
    at, said = subject.begin(caller)[15]
    pages.add("the floor: an answer, and the next question", caller, "POST", at, said)


def fitcheck(pages: Pages) -> None:
    """A full check after a talk, half-way and with every question answered, and a desk with twenty-five shares."""
    subject = SUBJECTS["fitcheck"]()
    client, walking = Caller(subject.application), Caller(subject.application)
    for whose, many in ((client, None), (walking, 16)):
        posts = subject.begin(whose)
        for path, said in posts[:many]:
            whose.call(whose.request("POST", path, said, **HTMX))
    them = re.search(r'href="(/with/\w+)/take"', client.get("/summary").decode())
    assert them
    pages.add("the start page", Caller(subject.application), "GET", "/")
    pages.add("a question, the whole page", walking, "GET", posts[16][0])
    pages.add("an answer, and the next question", walking, "POST", *posts[16])
    pages.add("the notebook", client, "GET", "/notes")
    pages.add("the summary of a full walk", client, "GET", "/summary")
    pages.add("Take it with me", client, "GET", f"{them[1]}/take")
    anew = _anew(client, f"{them[1]}/line/fit:T-A1", f"{them[1]}/take/whole/a4")
    pages.asked["that summary as a PDF, never the same twice"] = (client, anew)
    at_desk(pages, subject.application)


def _anew(client: Caller, line: str, path: str) -> Page:
    """The file after another note: typst keeps what it has laid out once."""
    written = itertools.count()

    def page() -> dict[str, Any]:
        client.post(line, {"note": f"What I noted here, {next(written)} times."})
        assert client.status == 302, client.status
        return client.request("GET", path)

    return page


def at_desk(pages: Pages, application: Any) -> None:
    from django.test.utils import override_settings, setup_test_environment

    from tests.desks import rivera, shared

    setup_test_environment()
    with override_settings(ALLOWED_HOSTS=["*"]):
        at = rivera()
        share = [shared(at.desk, f"Alex{number}")[1] for number in range(25)][-1]
    therapist = Caller(application)
    therapist.jar.load("; ".join(f"{name}={one.value}" for name, one in at.client.cookies.items()))
    pages.add("the inbox, 25 shares", therapist, "GET", "/desk/")
    pages.add("reading a share", therapist, "GET", f"/desk/share/{share}")


def serve(name: str) -> None:
    """A round for each line that comes in, then the statements and bytes of each page."""
    pages = Pages()
    {"floor": floor, "fitcheck": fitcheck}[name](pages)
    for whose, page in pages.asked.values():
        for _ in range(3):  # what is made once is made
            whose.call(page())
            assert whose.status == 200, (page()["PATH_INFO"], whose.status)
    for _ in sys.stdin:
        print(json.dumps({name: measure(*asked) for name, asked in pages.asked.items()}), flush=True)
    print(json.dumps({name: looked_at(*asked) for name, asked in pages.asked.items()}), flush=True)


def measure(whose: Caller, page: Page) -> list[float]:
    """Milliseconds of processor time of one call, and then how long each took."""
    took, walls = 0.0, []
    for _ in range(CALLS):
        request, began, at = page(), spent(), time.perf_counter()
        whose.call(request)
        walls.append((time.perf_counter() - at) * 1000)
        took += spent() - began
    return [took * 1000 / CALLS, *walls]


def looked_at(whose: Caller, page: Page) -> tuple[int, int]:
    """Statements of a call, and bytes of its page as they leave the server, not compressed."""
    from django.db import connection

    statements: list[str] = []

    def counting(execute: Callable[..., object], sql: str, *rest: object) -> object:
        statements.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(counting):
        size = len(whose.call(page()))
    return len(statements), size


def compare(kind: str, addresses: dict[str, str]) -> None:
    children = {name: _start(name, address) for name, address in addresses.items()}
    taken: dict[str, list[list[float]]] = {}
    for _ in range(ROUNDS):
        for child in children.values():
            child.stdin.write("go\n")
            child.stdin.flush()
            for name, numbers in json.loads(child.stdout.readline()).items():
                taken.setdefault(name, []).append(numbers)
    ends: dict[str, tuple[int, int]] = {}
    for child in children.values():
        ends |= json.loads(child.communicate()[0])
    print(f"\n{kind}\n\n| | CPU | to the floor | p50 | p95 | p99 | statements | bytes |\n|{'---|' * 8}")
    least = {name: min(one[0] for one in rounds) for name, rounds in taken.items()}
    for name, rounds in taken.items():
        walls = statistics.quantiles([wall for one in rounds for wall in one[1:]], n=100)
        times = " | ".join(f"{walls[share - 1]:.1f} ms" for share in (50, 95, 99))
        ratio = least[name] / next(iter(least.values()))
        statements, size = ends[name]
        print(f"| {name} | {least[name]:.2f} ms | {ratio:.1f} | {times} | {statements} | {size:,} |", flush=True)


def _start(name: str, address: str) -> Any:
    known = {f"{who}_DATABASE_URL": address for who in ("FITCHECK", "FLOOR")}
    command = [sys.executable, "-m", "tests.bench.pages", "--serve", name]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "fitcheck.settings", **known}
    both = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    return subprocess.Popen(command, env=environment, **both)  # type: ignore[call-overload]


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--only", choices=("sqlite", "postgresql"))
    asked.add_argument("--serve", choices=SUBJECTS, help=argparse.SUPPRESS)
    chosen = asked.parse_args()
    if chosen.serve:
        serve(chosen.serve)
        sys.exit()
    if chosen.only != "postgresql":
        with tempfile.TemporaryDirectory() as made:
            compare("SQLite", {name: f"sqlite:///{Path(made) / name}.sqlite3" for name in SUBJECTS})
    if chosen.only != "sqlite":
        cluster = Cluster(shared_buffers="256MB")
        try:
            compare("PostgreSQL", {name: cluster.database() for name in SUBJECTS})
        finally:
            cluster.remove()
