"""Connections that somebody holds: slow to send, slow to read; and how long others wait meanwhile.

python -m tests.bench.held                  200 of each kind, at the server itself and behind the fronts of docs/deploy
python -m tests.bench.held --each 20        fewer
"""

import argparse
import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path

from tests.faults.serving import serving
from tests.fitcheck.running import ROOT, certificate, free_port

PLACES = "/usr/local/sbin:/usr/sbin:/usr/local/bin:/usr/bin"
NGINX, CADDY = shutil.which("nginx", path=PLACES), shutil.which("caddy", path=PLACES)
VARIABLES = {"FITCHECK_HTTPS": "1", "FITCHECK_HOSTS": "localhost"}
HEAD = "Host: localhost\r\nX-Forwarded-Proto: https\r\n"
LARGEST = max((ROOT / "static").rglob("*"), key=lambda path: path.stat().st_size)
KINDS = {
    "slow headers": f"GET / HTTP/1.1\r\n{HEAD}",
    "slow body": f"POST /walk HTTP/1.1\r\n{HEAD}Content-Type: application/x-www-form-urlencoded\r\n"
    "Content-Length: 9999\r\n\r\n",
    "slow reading": f"GET /static/{LARGEST.relative_to(ROOT / 'static')} HTTP/1.1\r\n{HEAD}\r\n",
}
PAUSE = 1  # seconds between two bytes
PATIENCE = 30  # seconds after which a normal request counts as never answered
Connect = Callable[[], socket.socket]
Front = Callable[[int, Path], AbstractContextManager[int]]


def plainly(port: int) -> Connect:
    return lambda: _connected(port)


def encrypted(port: int) -> Connect:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # it is signed by itself
    return lambda: context.wrap_socket(_connected(port), server_hostname="localhost")


def _connected(port: int) -> socket.socket:
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)  # what it is sent does not fit in
    connection.settimeout(PATIENCE)
    connection.connect(("127.0.0.1", port))
    return connection


@contextmanager
def held(connect: Connect, each: int) -> Iterator[None]:
    """So many of each kind, one byte at a time until the block ends."""
    over, connections = threading.Event(), [(kind, connect()) for kind in KINDS for _ in range(each)]
    for kind, connection in connections:
        connection.sendall(KINDS[kind].encode())
        connection.setblocking(False)
    dripping = threading.Thread(target=_drip, args=(connections, over))
    dripping.start()
    try:
        yield
    finally:
        over.set()
        dripping.join()
        for _, connection in connections:
            connection.close()


def _drip(connections: list[tuple[str, socket.socket]], over: threading.Event) -> None:
    while not over.wait(PAUSE):
        for kind, connection in connections:
            with suppress(OSError):  # nothing to read yet, or shut out
                connection.recv(1) if kind == "slow reading" else connection.sendall(b"a")


def worst(connect: Connect, seconds: float) -> float:
    """Of requests one after the other, as long as that: the seconds that the slowest took."""
    longest, until = 0.0, time.monotonic() + seconds
    while (began := time.monotonic()) < until:
        _ask(connect)
        longest = max(longest, time.monotonic() - began)
        time.sleep(0.02)
    return longest


def _ask(connect: Connect) -> None:
    with suppress(TimeoutError), connect() as connection:
        connection.sendall(f"GET /walk HTTP/1.1\r\n{HEAD}Connection: close\r\n\r\n".encode())
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        answer.read()
        assert answer.status == http.client.OK


@contextmanager
def nginx(behind: int, folder: Path) -> Iterator[int]:
    """docs/deploy/nginx.conf as it is, but for ports, paths and name; the port of its https."""
    ports, pem = (free_port(), free_port()), certificate(folder)
    site = (ROOT / "docs" / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    site = re.sub(r"listen \[::\].*", "", site).replace("notes.example", "localhost").replace(":8000", f":{behind}")
    site = site.replace("listen 80;", f"listen {ports[0]};").replace("listen 443", f"listen {ports[1]}")
    site = re.sub(r"(ssl_certificate(?:_key)?) .*", rf"\1 {pem};", site).replace("/var/log/nginx", str(folder))
    temporary = "".join(
        f"{kind}_temp_path {folder};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(f"events {{ worker_connections 2048; }}\nhttp {{\n{temporary}{site}}}\n")
    command = [str(NGINX), "-p", str(folder), "-c", "nginx.conf", "-e", "stderr"]
    with _serving([*command, "-g", f"daemon off; pid {folder}/pid;"], ports[1]):
        yield ports[1]


@contextmanager
def caddy(behind: int, folder: Path) -> Iterator[int]:
    """docs/deploy/Caddyfile as it is, but for ports, name and a certificate of its own; the port of its https."""
    ports, pem = (free_port(), free_port()), certificate(folder)
    site = (ROOT / "docs" / "deploy" / "Caddyfile").read_text(encoding="utf-8").replace(":8000", f":{behind}")
    site = site.replace("admin off", f"admin off\n\thttp_port {ports[0]}\n\thttps_port {ports[1]}")
    site = site.replace("notes.example {", f"localhost {{\n\ttls {pem} {pem}")
    if (
        "2.6.2" in subprocess.run([str(CADDY), "version"], capture_output=True, text=True, check=True).stdout
    ):  # Debian's
        site = site.replace("request_buffers 25MB", "buffer_requests")
    (folder / "Caddyfile").write_text(site, encoding="utf-8")
    command = [str(CADDY), "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]
    with _serving(command, ports[1], HOME=str(folder), XDG_DATA_HOME=str(folder), XDG_CONFIG_HOME=str(folder)):
        yield ports[1]


@contextmanager
def _serving(command: list[str], port: int, **variables: str) -> Iterator[None]:
    process = subprocess.Popen(command, env={**os.environ, **variables})
    try:
        _wait_for(port)
        yield
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.05)


def table(name: str, connect: Connect, each: int, seconds: float) -> None:
    before = worst(connect, seconds)
    with held(connect, each):
        meanwhile = worst(connect, seconds)
    print(f"| {name} | {each} x {len(KINDS)} | {before:.2f} s | {meanwhile:.2f} s |", flush=True)


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--each", type=int, default=200)
    asked.add_argument("--seconds", type=float, default=20)
    asked.add_argument("--nginx", default=NGINX, help="its program, where it is elsewhere")
    asked.add_argument("--caddy", default=CADDY, help="the same")
    chosen = asked.parse_args()
    NGINX, CADDY = chosen.nginx, chosen.caddy
    with tempfile.TemporaryDirectory() as made, ExitStack() as stack:
        server = stack.enter_context(serving(Path(made), **VARIABLES))
        print("| | held | worst before | worst while they are held |\n|---|---|---|---|", flush=True)
        for name, program, front in (("nginx", NGINX, nginx), ("Caddy", CADDY, caddy)):
            if program:
                (folder := Path(made) / name).mkdir()
                port = stack.enter_context(front(server.app.port, folder))
                table(f"behind {name}", encrypted(port), chosen.each, chosen.seconds)
        table("gunicorn alone", plainly(server.app.port), chosen.each, chosen.seconds)
