"""Answers through the real server, beside the floor on the same server: two processes of four threads each.

python -m tests.bench.served                     on SQLite; `--postgresql` on a cluster of its own as well
python -m tests.bench.served --users 1,16,64     how many people at once, without a pause

The rounds of all are interleaved. Of each the round with the least processor time for an answer is told, beside the
median of the ratios within a round: a machine that does other things too moves the times, and the ratios less.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.client import Flow, Person, Told, drive, fitcheck_flow, floor_flow
from tests.cluster import Cluster
from tests.faults.serving import serving
from tests.fitcheck.running import environment, free_port

TICK = os.sysconf("SC_CLK_TCK")
ASKED = """
from intake.client.plan import plan
from intake.content import reader
from intake.engine.criteria import Stage
for item in plan(reader.versions()[-1], Stage.AFTER, "full").items:
    if item.when is None:
        print(item.id, next(iter(item.options), ""), sep=",")
"""
FLOOR = "from tests.bench import floor; floor.prepare()"


@dataclass(frozen=True)
class Running:
    name: str
    port: int
    flow: Flow
    processes: Callable[[], list[int]]


def cpu(processes: list[int]) -> float:
    """Seconds of processor time so far, those of children that ended as well."""
    fields = [Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split() for one in processes]
    return sum(int(ticks) for one in fields for ticks in one[11:15]) / TICK


def memory(processes: list[int]) -> float:
    """MiB, what is shared counted once."""
    lines = [Path(f"/proc/{one}/smaps_rollup").read_text() for one in processes]
    return sum(int(text.split("Pss:")[1].split()[0]) for text in lines) / 1024


def below(process: int) -> list[int]:
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout.split()
    parents = dict(zip(map(int, listed[::2]), map(int, listed[1::2]), strict=True))
    found = [process]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


@contextmanager
def floor(name: str, database: str, beside: Callable[[], list[int]]) -> Iterator[Running]:
    known = environment(FLOOR_DATABASE_URL=database)
    subprocess.run([sys.executable, "-c", FLOOR], env=known, check=True)
    port = free_port()
    served = ["-w", "2", "-k", "gthread", "--threads", "4", "--keep-alive", "30", "--no-control-socket"]
    command = [sys.executable, "-m", "gunicorn", *served, "-b", f"127.0.0.1:{port}", "tests.bench.floor"]
    process = subprocess.Popen(command, env=known, stderr=subprocess.DEVNULL)
    time.sleep(3)
    try:
        yield Running(name, port, floor_flow, lambda: [*below(process.pid), *beside()])
    finally:
        process.terminate()
        process.wait()


@contextmanager
def fitcheck(name: str, folder: Path, database: str, beside: Callable[[], list[int]]) -> Iterator[Running]:
    folder.mkdir()
    with serving(folder, FITCHECK_DATABASE_URL=database) as server:
        lines = server.run(ASKED).splitlines()
        asked = [(item, answer) for item, _, answer in (line.partition(",") for line in lines)]
        yield Running(name, server.app.port, fitcheck_flow(asked), lambda: [*below(server.process.pid), *beside()])


def all_of(stack: ExitStack, folder: Path, on_postgresql: bool) -> list[Running]:
    def nothing() -> list[int]:
        return []

    running = [
        stack.enter_context(floor("F1", f"sqlite:///{folder}/floor.sqlite3", nothing)),
        stack.enter_context(fitcheck("Fitcheck", folder / "app", f"sqlite:///{folder}/app.sqlite3", nothing)),
    ]
    if on_postgresql:
        cluster = Cluster(shared_buffers="256MB", max_connections="60")
        stack.callback(cluster.remove)
        running += [
            stack.enter_context(floor("F1, PostgreSQL", cluster.database(), cluster.processes)),
            stack.enter_context(fitcheck("Fitcheck, PostgreSQL", folder / "pg", cluster.database(), cluster.processes)),
        ]
    return running


def measure(one: Running, users: int, seconds: float) -> tuple[Told, float]:
    people = [Person(one.port, one.flow) for _ in range(users)]
    before = cpu(one.processes())
    told = drive(people, seconds)
    return told, (cpu(one.processes()) - before) * 1000 / max(1, len(told.seconds))


def table(running: list[Running], users: int, rounds: int, seconds: float) -> None:
    taken: dict[str, list[tuple[Told, float]]] = {one.name: [] for one in running}
    for _ in range(rounds):
        for one in running:
            taken[one.name].append(measure(one, users, seconds))
    first = taken[running[0].name]
    for one in running:
        told, least = min(taken[one.name], key=lambda round_: round_[1])
        ratio = statistics.median(ours[1] / theirs[1] for ours, theirs in zip(taken[one.name], first, strict=True))
        errors = sum(each.errors for each, _ in taken[one.name])
        rate = max(each.rate for each, _ in taken[one.name])
        times = " | ".join(f"{told.at(share):.1f}" for share in (0.5, 0.95, 0.99))
        held = memory(one.processes())
        print(f"| {one.name} | {users} | {rate:.0f} | {least:.2f} | {ratio:.2f} | {times} | {held:.0f} | {errors} |")


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--postgresql", action="store_true")
    asked.add_argument("--users", default="16")
    asked.add_argument("--rounds", type=int, default=8)
    asked.add_argument("--seconds", type=float, default=2)
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory() as made, ExitStack() as stack:
        running = all_of(stack, Path(made), chosen.postgresql)
        print("| | users | answers/s, best | CPU ms/answer, least | ratio to F1 | p50 | p95 | p99 ms | MiB | errors |")
        print(f"|{'---|' * 10}", flush=True)
        for users in map(int, chosen.users.split(",")):
            table(running, users, chosen.rounds, chosen.seconds)
