"""`start`: prepares the database, then serves on this machine."""

import argparse
import os
import sys

import django
from django.core.management import call_command


def start(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="manage.py start", description="Serve Fitcheck on this machine.")
    parser.add_argument("--port", type=int, default=8000)
    port = parser.parse_args(arguments).port
    os.environ["FITCHECK_COLLECTED"] = "1"  # before the settings are read, here and in the server
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    print(f"Fitcheck is open at http://localhost:{port}/  (stop it with Ctrl+C)", flush=True)
    # no access log: it would hold addresses; no control socket in the home folder
    command = [sys.executable, "-m", "gunicorn", "fitcheck.wsgi", "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", "2", "--threads", "4", "--no-control-socket", "--log-level", "warning"]
    os.execv(sys.executable, command)
