"""The app as an operator runs it, in a copy of its own; and a small TLS front to stand before it."""

import http.client
import os
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

ROOT = Path(__file__).parents[2]
NEEDED = ("manage.py", "fitcheck", "intake", "templates", "static")
PATIENCE = 60  # seconds until a slow machine must have started
_served: list[Path] = []  # of this run
HOP_BY_HOP = {"connection", "transfer-encoding", "keep-alive", "content-length"}


@dataclass(frozen=True)
class App:
    port: int
    folder: Path

    @property
    def printed(self) -> str:
        """Everything it wrote to its output and its errors so far."""
        return (self.folder / "printed.txt").read_text(encoding="utf-8")

    @property
    def database(self) -> Path:
        return self.folder / "var" / "fitcheck.sqlite3"


@contextmanager
def running(folder: Path, **variables: str) -> Iterator[App]:
    copy_to_serve(folder)
    app = App(free_port(), folder)
    process = begin(app, **variables)
    try:
        wait_until_ready(app, process)
        yield app
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def copy_into(folder: Path) -> None:
    for name in NEEDED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copy(ROOT / name, folder / name)


def copy_to_serve(folder: Path) -> None:
    """With the static files that an earlier one has compressed: they are the same."""
    copy_into(folder)
    earlier = next((one / "var" for one in _served if (one / "var" / "collected-from").exists()), None)
    if earlier:
        (folder / "var").mkdir(mode=0o700)
        shutil.copytree(earlier / "static", folder / "var" / "static")
        shutil.copy2(earlier / "collected-from", folder / "var")
    _served.append(folder)


def begin(app: App, **variables: str) -> "subprocess.Popen[bytes]":
    """In a group of its own, so that all of it can be killed at once."""
    with (app.folder / "printed.txt").open("ab") as printed:
        return subprocess.Popen(
            [sys.executable, str(app.folder / "manage.py"), "start", "--port", str(app.port)],
            env=environment(**variables),
            stdout=printed,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def environment(**variables: str) -> dict[str, str]:
    """This one without the variables of this run."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FITCHECK_", "DJANGO_"))}
    return {**kept, "FITCHECK_NO_BOOTSTRAP": "1", **variables}


def wait_until_ready(app: App, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            if plain(app.port, "/ready").status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(app.printed)


def plain(port: int, path: str, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", path, headers={"Host": f"localhost:{port}", "Connection": "close", **headers})
    return connection.getresponse()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def tls_front(behind: int, folder: Path) -> Iterator[int]:
    """Serves https on the port it gives, and hands every request on over plain http."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate(folder))
    server = _Quiet(("127.0.0.1", 0), type("Front", (_Front,), {"behind": behind}))
    # the handshake waits for the thread of its connection: a browser opens some that it never uses
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser breaks off its first connection when it meets a certificate that nobody else signed."""
        if not isinstance(sys.exception(), (ssl.SSLError, ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


class _Front(BaseHTTPRequestHandler):
    behind: int
    timeout = 10

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {**dict(self.headers), "X-Forwarded-Proto": "https", "Connection": "close"}
        connection = http.client.HTTPConnection("127.0.0.1", self.behind, timeout=PATIENCE)
        connection.request(self.command, self.path, body, headers)
        answer = connection.getresponse()
        self._hand_back(answer, answer.read())
        connection.close()

    do_POST = do_GET

    def _hand_back(self, answer: http.client.HTTPResponse, body: bytes) -> None:
        self.send_response_only(answer.status, answer.reason)
        for name, value in answer.getheaders():
            if name.lower() not in HOP_BY_HOP:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing, like a front that keeps no access log."""


def certificate(folder: Path) -> Path:
    """For localhost, signed by itself, with its key in the same file."""
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")]),
    )
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number()).not_valid_before(now - timedelta(hours=1))
    builder = builder.not_valid_after(now + timedelta(days=1))
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "front.pem"
    path.write_bytes(private + builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    return path
