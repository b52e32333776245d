"""The score of MDN's HTTP Observatory by its published modifiers: 100, less what is missing, more what is better."""

import http.client
from http.cookies import SimpleCookie

PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
SIX_MONTHS = 15_768_000
BONUS_FROM = 90  # below it, nothing is added


def score(answer: http.client.HTTPResponse, redirected_to_https: bool) -> int:
    """Of one answer over https whose scripts all come from its own address."""
    modifiers = [
        _policy(answer.headers.get("Content-Security-Policy", "")),
        _cookies(answer.headers.get_all("Set-Cookie") or []),
        -50 if answer.headers.get("Access-Control-Allow-Credentials") == "true" else 0,
        0 if redirected_to_https else -20,
        5 if answer.headers.get("Referrer-Policy") in PRIVATE else -5,
        0 if _kept_seconds(answer.headers.get("Strict-Transport-Security", "")) >= SIX_MONTHS else -20,
        0 if answer.headers.get("X-Content-Type-Options") == "nosniff" else -5,
        5 if "frame-ancestors 'none'" in answer.headers.get("Content-Security-Policy", "") else -20,
        10 if answer.headers.get("Cross-Origin-Resource-Policy") in ("same-origin", "same-site") else 0,
    ]
    base = 100 + sum(one for one in modifiers if one < 0)
    return base + sum(one for one in modifiers if one > 0) if base >= BONUS_FROM else base


def _policy(policy: str) -> int:
    if not policy:
        return -25
    named = dict(part.split(maxsplit=1) for part in policy.split("; ") if " " in part)
    scripts = named.get("script-src", named.get("default-src", "")) + named.get("object-src", "")
    if "unsafe" in policy or "http:" in policy or "data:" in scripts:  # a picture may be inline, a script not
        return -20
    return 10 if "default-src 'none'" in policy else 5


def _cookies(lines: list[str]) -> int:
    morsels = [morsel for line in lines for morsel in SimpleCookie(line).values()]
    if not morsels:
        return 0
    if not all(morsel["secure"] and morsel["httponly"] for morsel in morsels):
        return -40
    return 5 if all(morsel["samesite"] in ("Lax", "Strict") for morsel in morsels) else 0


def _kept_seconds(policy: str) -> int:
    parts = dict(part.strip().split("=") for part in policy.split(";") if "=" in part)
    return int(parts.get("max-age", 0))
