"""How long nobody is served after everything was killed at once, and a supervisor runs `start` again.

python -m tests.bench.back                       twenty kills; under load `tests/faults/test_killed.py` tells the same
"""

import statistics
import tempfile
import time
from pathlib import Path

from tests.faults.serving import Server, serving

KILLS = 20


def killed(server: Server) -> float:
    time.sleep(0.3)
    server.kill()
    return server.start()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made, serving(Path(made)) as server:
        seconds = [killed(server) for _ in range(KILLS)]
    told = (statistics.median(seconds), min(seconds), max(seconds))
    print("back after {:.2f} s (median), {:.2f} s (shortest), {:.2f} s (longest)".format(*told))
