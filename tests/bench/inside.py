"""One answer without a server between: the processor's time of a call of the application, here and at the floor.

python -m tests.bench.inside                     eight rounds of each in turn, the least of each
python -m tests.bench.inside --profile fitcheck  where the time goes
"""

import argparse
import cProfile
import os
import pstats
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.caller import Caller
from tests.bench.subjects import SUBJECTS, Subject

ROUNDS, FLOWS = 8, 6


def measure(subject: Subject, flows: int = FLOWS) -> tuple[float, float]:
    """Milliseconds of processor time for one answer: of all, and of the one in the middle, which is within a part."""
    spent = []
    for _ in range(flows):
        caller = Caller(subject.application)
        for path, said in subject.begin(caller):
            request = caller.request("POST", path, said, HTTP_HX_REQUEST="true")
            began = time.process_time()
            caller.call(request)
            spent.append((time.process_time() - began) * 1000)
            assert caller.status == 200, (path, caller.status)
    return statistics.fmean(spent), statistics.median(spent)


def serve(name: str) -> None:
    """A round for each line that comes in."""
    subject = SUBJECTS[name]()
    measure(subject, 2)  # what is made once is made
    for _ in sys.stdin:
        print(*measure(subject), flush=True)


def profile(name: str) -> None:
    subject = SUBJECTS[name]()
    measure(subject, 2)
    watched = cProfile.Profile()
    watched.runcall(measure, subject)
    pstats.Stats(watched).sort_stats("tottime").print_stats(45)
    pstats.Stats(watched).sort_stats("cumulative").print_stats(90)


def compare() -> None:
    names = list(SUBJECTS)
    with tempfile.TemporaryDirectory() as folder:
        running = {name: _start(name, Path(folder)) for name in names}
        taken: dict[str, list[list[float]]] = {name: [] for name in names}
        for _ in range(ROUNDS):
            for name, process in running.items():
                assert process.stdin and process.stdout
                process.stdin.write("go\n")
                process.stdin.flush()
                taken[name].append([float(one) for one in process.stdout.readline().split()])
        for process in running.values():
            process.communicate()
    print(f"| | floor | fitcheck | ratio, least of {ROUNDS} | ratio, median of the rounds |\n|{'---|' * 5}")
    for at, what in enumerate(("mean of a whole flow", "the answer in the middle")):
        floor, ours = ([one[at] for one in taken[name]] for name in ("floor", "fitcheck"))
        ratio = statistics.median(mine / least for mine, least in zip(ours, floor, strict=True))
        told = f"{min(floor):.2f} ms | {min(ours):.2f} ms | {min(ours) / min(floor):.2f} | {ratio:.2f}"
        print(f"| {what} | {told} |")


def _start(name: str, folder: Path) -> "subprocess.Popen[str]":
    own = {f"{kind}_DATABASE_URL": f"sqlite:///{folder / name}.sqlite3" for kind in ("FITCHECK", "FLOOR")}
    command = [sys.executable, "-m", "tests.bench.inside", "--serve", name]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "fitcheck.settings", **own}
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--serve", choices=SUBJECTS)
    asked.add_argument("--profile", choices=SUBJECTS)
    chosen = asked.parse_args()
    if chosen.serve:
        serve(chosen.serve)
    elif chosen.profile:
        profile(chosen.profile)
    else:
        compare()
