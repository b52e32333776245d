"""The files for containers, as they stand: what an image is made from, and how it is asked whether it is well."""

import re
import subprocess
import sys
import textwrap
from pathlib import Path

from tests.fitcheck.running import environment

ROOT = Path(__file__).parents[2]
IMAGE = (ROOT / "docs" / "deploy" / "Containerfile").read_text(encoding="utf-8")
COMPOSED = (ROOT / "docs" / "deploy" / "compose.yaml").read_text(encoding="utf-8")
COPIED = re.findall(r"^COPY (\S+) (\S+)$", IMAGE, re.M)


def is_well(port: int, hosts: str) -> bool:
    """By the health check of the compose file, on another port."""
    script = re.search(r"- -c\n +- \|\n((?: {10}.*\n)+)", COMPOSED)
    assert script, "the health check"
    asked = textwrap.dedent(script[1]).replace("8000", str(port))
    done = subprocess.run([sys.executable, "-c", asked], env=environment(FITCHECK_HOSTS=hosts), check=False)
    return done.returncode == 0
