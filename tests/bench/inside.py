"""One answer without a server between: the processor's time of a call of the application, here and at the floor.

python -m tests.bench.inside                     eight rounds of each in turn, the least of each
python -m tests.bench.inside --profile fitcheck  where the time goes
"""

import argparse
import cProfile
import os
import pstats
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.caller import Caller
from tests.bench.subjects import SUBJECTS, Subject

ROUNDS, FLOWS = 8, 6


def measure(subject: Subject, flows: int = FLOWS) -> float:
    """Milliseconds of processor time for one answer."""
    spent = answers = 0.0
    for _ in range(flows):
        caller = Caller(subject.application)
        for path, said in subject.begin(caller):
            request = caller.request("POST", path, said, HTTP_HX_REQUEST="true")
            began = time.process_time()
            caller.call(request)
            spent += time.process_time() - began
            answers += 1
            assert caller.status == 200, (path, caller.status)
    return spent / answers * 1000


def serve(name: str) -> None:
    """A round for each line that comes in."""
    subject = SUBJECTS[name]()
    measure(subject, 2)  # what is made once is made
    for _ in sys.stdin:
        print(measure(subject), flush=True)


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
        taken: dict[str, list[float]] = {name: [] for name in names}
        for _ in range(ROUNDS):
            for name, process in running.items():
                assert process.stdin and process.stdout
                process.stdin.write("go\n")
                process.stdin.flush()
                taken[name].append(float(process.stdout.readline()))
        for process in running.values():
            process.communicate()
    least = {name: min(times) for name, times in taken.items()}
    ratios = sorted(ours / floor for ours, floor in zip(taken["fitcheck"], taken["floor"], strict=True))
    print(f"| {' | '.join(names)} | fitcheck / floor, least of {ROUNDS} | median of the rounds' ratios |")
    print(f"|{'---|' * (len(names) + 2)}")
    told = " | ".join(f"{least[name]:.2f} ms" for name in names)
    print(f"| {told} | {least['fitcheck'] / least['floor']:.2f} | {ratios[len(ratios) // 2]:.2f} |")


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
