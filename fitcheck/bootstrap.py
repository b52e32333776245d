"""Makes the environment from its lock, once, then goes on inside it. Standard library only."""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
EVERYTHING = ["-n", "auto", "--dist", "loadfile"]  # the whole suite, on every core; a file stays on one
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def run(argv: Sequence[str]) -> None:
    command = argv[1] if len(argv) > 1 else "help"
    if _needs_environment():
        _ensure("dev" if command == "test" else "run")
        _go_on_inside(argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fitcheck.settings")
    if command != "test":
        os.umask(0o077)  # the database, its log, a backup: for this account alone
        _stop_on_nonsense()
    if command == "start":
        from fitcheck import serve  # noqa: PLC0415 - needs the environment

        serve.start(list(argv[2:]))
    elif command == "test":
        _test(list(argv[2:]))
    else:
        from django.core.management import execute_from_command_line  # noqa: PLC0415

        execute_from_command_line(list(argv))


def _stop_on_nonsense() -> None:
    """With its sentence alone: a traceback would hide it."""
    from fitcheck import environment, outward  # noqa: PLC0415 - needs the environment

    try:
        environment.read()
    except outward.NonsenseInEnvironment as nonsense:
        sys.exit(str(nonsense))


def _needs_environment() -> bool:
    """False inside our environment, and in one the user chose that has Django."""
    if os.environ.get("FITCHECK_NO_BOOTSTRAP") == "1":
        return False
    chosen = sys.prefix != sys.base_prefix and Path(sys.prefix).resolve() != VENV.resolve()
    return not (chosen and find_spec("django"))


def _ensure(lock: str) -> None:
    if any(_stamp(name).exists() for name in ("dev", lock)):
        return
    print("Setting up. This happens once.", flush=True)
    if not PYTHON.exists():
        _make_environment()
    _install(ROOT / "requirements" / f"{lock}.txt")
    for old in VENV.glob(f".{lock}-*"):
        old.unlink()
    _stamp(lock).touch()


def _stamp(lock: str) -> Path:
    """The development lock holds the run lock too, so its stamp covers both."""
    digest = hashlib.sha256((ROOT / "requirements" / f"{lock}.txt").read_bytes()).hexdigest()
    return VENV / f".{lock}-{digest[:16]}"


def _make_environment() -> None:
    try:
        venv.EnvBuilder(with_pip=True).create(VENV)
    except (subprocess.CalledProcessError, OSError):
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit("This Python cannot make an environment. On Debian and Ubuntu, install python3-venv.")


def _install(lock: Path) -> None:
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--require-hashes", "--only-binary", ":all:", "-r", str(lock)]
    if subprocess.call(command):
        sys.exit("The packages could not be installed. Look at the lines above, then run this again.")


def _go_on_inside(argv: Sequence[str]) -> None:
    if Path(sys.prefix).resolve() == VENV.resolve():
        return
    inside = [str(PYTHON), *argv]
    if os.name == "nt":
        sys.exit(subprocess.call(inside))
    os.execv(PYTHON, inside)


def _test(arguments: list[str]) -> None:
    os.environ["FITCHECK_BROWSER"] = find_browser()
    import pytest  # noqa: PLC0415

    sys.exit(pytest.main(arguments or EVERYTHING))


def find_browser() -> str:
    """The path of a Chromium; installed from Debian's packages where that is possible."""
    found = os.environ.get("FITCHECK_BROWSER") or _on_path()
    if not found and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        subprocess.call(["apt-get", "-qq", "update"], stdout=subprocess.DEVNULL)
        install = ["apt-get", "-qq", "install", "-y", "--no-install-recommends", "chromium"]
        subprocess.call(install, stdout=subprocess.DEVNULL)
        found = _on_path()
    if not found:
        sys.exit("The browser tests need Chromium. Install it, or name its program in FITCHECK_BROWSER.")
    return found


def _on_path() -> str:
    return next((path for name in BROWSERS if (path := shutil.which(name))), "")
