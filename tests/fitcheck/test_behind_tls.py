"""As an operator serves it: behind TLS, with the browser's strictest cookies, and silent."""

import re
import socket
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.fitcheck.addresses import every_address
from tests.fitcheck.observatory import score
from tests.fitcheck.running import App, plain
from tests.people import MARKED

HTTPS = {"X-Forwarded-Proto": "https"}


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "ignore_https_errors": True}  # the certificate is signed by itself


def walk_to_the_second_question(page: Any, front: str) -> None:
    page.goto(front)
    page.goto(f"{front}/walk?contact=yes")
    page.get_by_text("Nickname, length, one tap").click()
    page.get_by_label("What do you call this therapist?").fill(f"the {MARKED} one")
    page.get_by_role("button", name="Go to the first question").click()
    expect(page).to_have_title(re.compile("^Question 1 of"))
    page.get_by_text("Add a note").click()
    page.get_by_label("Your note").fill(f"a {MARKED} note")
    page.locator("label[for=id_answer_0]").click()
    page.get_by_role("button", name="Continue").click()
    expect(page).to_have_title(re.compile("^Question 2 of"))


def test_a_browser_takes_the_cookies_that_are_bound_to_this_host_and_its_encryption(
    quiet: Any, context: Any, front: str
) -> None:
    walk_to_the_second_question(quiet, front)
    cookies = {cookie["name"]: cookie for cookie in context.cookies()}
    assert set(cookies) == {"__Host-csrf", "__Host-notebook-key"}
    for cookie in cookies.values():
        assert cookie["secure"] and cookie["httpOnly"] and cookie["sameSite"] == "Lax"
        assert cookie["path"] == "/" and not cookie["domain"].startswith(".")
    assert cookies["__Host-notebook-key"]["expires"] == -1  # a shared device's goes with the browser


def test_what_the_server_prints_holds_no_word_no_cookie_and_no_address(
    quiet: Any, context: Any, front: str, app: App
) -> None:
    walk_to_the_second_question(quiet, front)
    page = quiet.url.split("/")[4]  # the name of the check, as it stands in addresses
    with socket.create_connection(("127.0.0.1", app.port)) as connection:
        connection.sendall(f"GET /{MARKED} and a word too many HTTP/1.1\r\n\r\n".encode())
        assert b"400" in connection.recv(4096)
    first, *events = app.printed.splitlines()
    assert first == f"Fitcheck waits for its TLS front at 127.0.0.1:{app.port}  (stop it with Ctrl+C)"
    assert any("Invalid request" in line for line in events)  # it does say that something was refused
    told = "\n".join(events)
    assert MARKED not in told and page not in told and "127.0.0.1" not in told
    assert all(cookie["value"].split(".")[0] not in told for cookie in context.cookies())


@pytest.mark.parametrize("path", ["/", "/walk?contact=yes", "/notes", "/nothing", "/static/tokens.css"])
def test_plain_http_is_sent_to_the_same_address_over_https(app: App, path: str) -> None:
    answer = plain(app.port, path)
    assert answer.status == 301 and answer.headers["Location"] == f"https://localhost:{app.port}{path}"
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("path", ["/live", "/ready"])
def test_a_health_check_needs_no_tls(app: App, path: str) -> None:
    assert plain(app.port, path).status == 200


def test_over_https_the_browser_is_told_to_stay_there(app: App) -> None:
    told = plain(app.port, "/", **HTTPS).headers["Strict-Transport-Security"]
    assert told == "max-age=31536000; includeSubDomains; preload"
    assert "Strict-Transport-Security" not in plain(app.port, "/").headers  # plain http must not say it


@pytest.mark.parametrize("path", [*every_address(), "/nothing", "/static/tokens.css"])
def test_every_address_reaches_the_score_that_is_aimed_at(app: App, path: str) -> None:
    redirected = plain(app.port, path).status == 301 or path in ("/live", "/ready")
    answer = plain(app.port, path, **HTTPS)
    assert score(answer, redirected) == (135 if "Set-Cookie" in answer.headers else 130)


def test_a_page_with_a_form_sets_a_cookie_and_scores_135(app: App) -> None:
    assert score(plain(app.port, "/walk", **HTTPS), redirected_to_https=True) == 135


def test_without_its_headers_the_same_page_would_fail(app: App) -> None:
    answer = plain(app.port, "/walk", **HTTPS)
    for name in ("Content-Security-Policy", "Strict-Transport-Security", "X-Content-Type-Options"):
        del answer.headers[name]
    assert score(answer, redirected_to_https=True) < 40
