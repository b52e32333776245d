"""`start`: prepares translations, database and static files, then serves on this machine."""

import argparse
import os
import socket
import sys
from pathlib import Path

from fitcheck.environment import ROOT, NonsenseInEnvironment

HIGHEST_PORT = 65535


def start(arguments: list[str]) -> None:
    port = _port(arguments)
    os.environ.setdefault("FITCHECK_COLLECTED", "1")
    try:
        _prepare()
    except NonsenseInEnvironment as nonsense:
        sys.exit(str(nonsense))
    print(f"Fitcheck is open at http://localhost:{port}/  (stop it with Ctrl+C)", flush=True)
    settings = ["-c", str(ROOT / "fitcheck" / "server.py"), "--bind", f"127.0.0.1:{port}"]
    os.chdir(ROOT)
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *settings, "fitcheck.wsgi"])


def _port(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="manage.py start", description="Serve Fitcheck on this machine.")
    parser.add_argument("--port", type=int, default=8000)
    port: int = parser.parse_args(arguments).port
    if not 0 < port <= HIGHEST_PORT:
        parser.error(f"--port is a number from 1 to {HIGHEST_PORT}.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            sys.exit(f"Port {port} is in use. Choose another: python3 manage.py start --port {port + 1}")
    return port


def _prepare() -> None:
    import django  # noqa: PLC0415 - its settings read the environment, which the start completes first
    from django.core.management import call_command  # noqa: PLC0415

    compile_translations(ROOT / "locale")
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def compile_translations(folder: Path) -> list[Path]:
    """With Babel, as GNU gettext is not on every machine. Returns what was written."""
    stale = [path for path in sorted(folder.glob("*/LC_MESSAGES/*.po")) if _is_newer(path, path.with_suffix(".mo"))]
    for path in stale:
        _compile(path)
    return [path.with_suffix(".mo") for path in stale]


def _is_newer(source: Path, result: Path) -> bool:
    return not result.exists() or source.stat().st_mtime > result.stat().st_mtime


def _compile(path: Path) -> None:
    from babel.messages import mofile, pofile  # noqa: PLC0415 - only where there is something to compile

    with path.open("rb") as source, path.with_suffix(".mo").open("wb") as result:
        mofile.write_mo(result, pofile.read_po(source), use_fuzzy=False)
