"""The app asked for pages like anybody, in this process or at its address: what every answer has to carry."""

import http.client
import re
import ssl
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from http.cookies import Morsel, SimpleCookie
from typing import Any
from urllib.parse import urlsplit
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.utils.module_loading import import_string

from intake.doctor.fault import Fault

PAGES = ("/", "/walk", "/privacy", "/help", "/status", "/desk/account/sign-in", "/nothing/here")
PATIENCE = 10  # seconds
FRONT = "Let the front hand on our headers as they are: take out what hides, sets or rewrites {name}."
NEEDED = {
    # this host or none, whatever it is about
    "Content-Security-Policy": r"^(?=.*default-src 'none')(?=.*frame-ancestors 'none')([a-z-]+ '(self|none)'(; *|$))+$",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
OVER_TLS = {"Strict-Transport-Security": r"max-age=\d{8}"}
# what a browser fetches or sends to by itself; a link that a person follows is none
FETCHED = re.compile(
    r"""(?:\b(?:src|srcset|poster)=["']|<(?:link|form|object|embed)\b[^>]*\b(?:href|action|data)=["']"""
    r"""|url\(["']?|@import\s+["'])\s*(?:https?:)?//([^/"'\s)]+)"""
)
SHEETS = re.compile(r'<link rel="stylesheet" href="(/[^"]+)"')


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: str


Asking = Callable[[str], Answer]


def look_at_pages(address: str) -> Iterator[Fault]:
    """At the address, or inside this process where there is none."""
    ask, tls = (_asking(address), address.startswith("https:")) if address else (_inside, settings.HTTPS)
    try:
        answers = {path: ask(path) for path in PAGES}
        sheets = {path: ask(path) for path in SHEETS.findall(answers["/"].body)}
    except ssl.SSLCertVerificationError as refused:
        yield Fault(
            f"A browser would not trust {address}: {refused.verify_message}.",
            "People would be warned away, or taught to ignore a warning.",
            "Give the front a certificate for this name, from an authority that browsers know.",
        )
        return
    except OSError:
        yield Fault(
            f"{address} does not answer.",
            "Nobody can open it.",
            "Look whether the front and the server run, and whether the front's port is open.",
        )
        return
    yield from _wrong_statuses(answers)
    for name, must in {**NEEDED, **(OVER_TLS if tls else {})}.items():
        yield from _lacking(answers, name, must)
    yield from _open_cookies(answers, tls)
    yield from _other_hosts({**answers, **sheets})


def look_at_plain_http(address: str) -> Iterator[Fault]:
    """Over http a page must not be shown: whoever listens would read it."""
    if not address.startswith("https:"):
        return
    parts = urlsplit(address)
    try:
        answer = _ask(http.client.HTTPConnection(parts.hostname or "", 80, timeout=PATIENCE), parts.netloc, "/")
    except OSError:
        return  # nothing answers there: nothing is shown
    if answer.status not in (301, 308) or not answer.headers.get("Location", "").startswith("https:"):
        yield Fault(
            "Over plain http a page is shown instead of being sent on to https.",
            "Whoever listens on the way reads it, and its cookie.",
            "Set FITCHECK_HTTPS=1, and let the front send http on with status 308.",
        )


def _inside(path: str) -> Answer:
    told: list[tuple[int, list[tuple[str, str]]]] = []
    environ: dict[str, Any] = {"PATH_INFO": path, "HTTP_HOST": settings.ALLOWED_HOSTS[0]}
    if settings.HTTPS:
        environ["HTTP_X_FORWARDED_PROTO"] = "https"
    setup_testing_defaults(environ)

    def begin(status: str, headers: list[tuple[str, str]]) -> None:
        told.append((int(status.split(maxsplit=1)[0]), headers))

    body = b"".join(import_string(settings.WSGI_APPLICATION)(environ, begin))
    (status, headers) = told[-1]
    held = Message()
    for name, value in headers:
        held.add_header(name, value)
    return Answer(status, held, body.decode(errors="replace"))


def _asking(address: str) -> Asking:
    parts = urlsplit(address)

    def ask(path: str) -> Answer:
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        return _ask(kind(parts.hostname or "", parts.port, timeout=PATIENCE), parts.netloc, path)

    return ask


def _ask(connection: http.client.HTTPConnection, host: str, path: str) -> Answer:
    try:
        connection.request("GET", path, headers={"Host": host})
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read().decode(errors="replace"))
    except http.client.HTTPException as broken:
        raise OSError from broken
    finally:
        connection.close()


def _wrong_statuses(answers: Mapping[str, Answer]) -> Iterator[Fault]:
    for path, answer in answers.items():
        if answer.status != (404 if path == "/nothing/here" else 200):
            yield Fault(
                f"{path} answers {answer.status}.",
                "This page should be there for everyone." if path != "/nothing/here" else "Nothing is there.",
                "Let the front keep the Host header, set X-Forwarded-Proto to https and pass every path on; "
                "look whether FITCHECK_HOSTS names this host.",
            )


def _lacking(answers: Mapping[str, Answer], name: str, must: str) -> Iterator[Fault]:
    without = [path for path, answer in answers.items() if not re.search(must, answer.headers.get(name, ""))]
    if without:
        yield Fault(
            f"{name} is missing or weak on {', '.join(without)}.",
            "It is one of the headers that keep other sites, and browsers' stores, out of people's pages.",
            FRONT.format(name=name),
        )


def _open_cookies(answers: Mapping[str, Answer], tls: bool) -> Iterator[Fault]:
    lines = [line for answer in answers.values() for line in answer.headers.get_all("Set-Cookie") or []]
    cookies = {name: morsel for line in lines for name, morsel in SimpleCookie(line).items()}
    if weak := sorted(name for name, morsel in cookies.items() if not _is_kept(name, morsel, tls)):
        yield Fault(
            f"Cookies could be read or sent where they should not: {', '.join(weak)}.",
            "A cookie opens a notebook.",
            f"{'' if tls else 'Set FITCHECK_HTTPS=1. '}{FRONT.format(name='Set-Cookie')}",
        )


def _is_kept(name: str, morsel: "Morsel[str]", tls: bool) -> bool:
    bound = bool(morsel["secure"]) and name.startswith("__Host-") and morsel["path"] == "/" and not morsel["domain"]
    return bool(morsel["httponly"]) and morsel["samesite"] in ("Lax", "Strict") and (bound or not tls)


def _other_hosts(answers: Mapping[str, Answer]) -> Iterator[Fault]:
    for path, answer in answers.items():
        if hosts := sorted(set(FETCHED.findall(answer.body))):
            yield Fault(
                f"{path} makes browsers ask another host: {', '.join(hosts)}.",
                "That host would learn who opens this page, and when.",
                "Take out what the front, or somebody, has put into the page.",
            )
