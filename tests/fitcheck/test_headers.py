"""Every answer carries the headers: pages, redirects, refusals, errors and files."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from tests.fitcheck.addresses import every_address
from tests.people import begin, check_of

pytestmark = pytest.mark.django_db
CARRIED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
}
POLICY = {
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}
FILE = "/static/tokens.css"
UTF_7 = "application/x-www-form-urlencoded; charset=utf-7"


def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError


urlpatterns = [path("fail", fail), path("", include("fitcheck.urls"))]
handler500 = "intake.client.refused.broken"


def fails() -> HttpResponse:
    with override_settings(ROOT_URLCONF=__name__):
        return Client(raise_request_exception=False).get("/fail")


def file() -> HttpResponse:
    response = Client().get(FILE)
    response.close()
    return response


ANSWERS: dict[str, tuple[int, Callable[[], HttpResponse]]] = {
    "a page": (200, lambda: Client().get("/")),
    "a redirect": (302, lambda: Client().get("/notes")),
    "another host": (400, lambda: Client().get("/", headers={"host": "evil.example"})),
    "a form without its token": (403, lambda: Client(enforce_csrf_checks=True).post("/walk", {"name": "x"})),
    "nothing there": (404, lambda: Client().get("/nothing")),
    "another method": (405, lambda: Client().put("/walk")),
    "another charset": (415, lambda: Client().post("/walk", b"name=x", content_type=UTF_7)),
    "more than a form holds": (413, lambda: Client().post("/walk", {"name": "x" * 4_100_000})),
    "an error": (500, fails),
    "a file": (200, file),
    "no such file": (404, lambda: Client().get("/static/none.css")),
    "a health check": (200, lambda: Client().get("/live")),
}


def assert_carries_all(response: HttpResponse) -> None:
    assert {name: response.headers.get(name) for name in CARRIED} == CARRIED
    assert set(response.headers["Content-Security-Policy"].split("; ")) == POLICY
    allowed = [rule for rule in response.headers["Permissions-Policy"].split(", ") if not rule.endswith("=()")]
    assert allowed == []
    assert not [name for name in response.headers if name.startswith("Access-Control-")]


@pytest.mark.parametrize("name", ANSWERS)
def test_every_kind_of_answer_carries_every_header(name: str) -> None:
    status, ask = ANSWERS[name]
    response = ask()
    assert response.status_code == status
    assert_carries_all(response)


@pytest.mark.parametrize("name", [name for name in ANSWERS if name != "a file"])
def test_everything_but_a_file_stays_out_of_caches_and_differs_by_cookie(name: str) -> None:
    response = ANSWERS[name][1]()
    assert response.headers["Cache-Control"] == "no-store"
    assert {"Cookie", "HX-Request"} <= set(response.headers["Vary"].split(", "))


def test_a_file_may_be_kept() -> None:
    kept = file().headers["Cache-Control"]
    assert "max-age" in kept and "no-store" not in kept


# Exit says no-referrer itself, and one page shows a picture that is no file: see below, and tests/therapist
OWN_WAY = ("/leave", "/desk/account/app/add")


@pytest.mark.parametrize("address", [address for address in every_address() if address not in OWN_WAY])
def test_every_address_carries_every_header_with_and_without_a_notebook(address: str) -> None:
    client = Client()
    assert_carries_all(client.get(address))
    question = begin(client, contact="yes")
    assert_carries_all(client.get(address.replace("aaaaaaaa", check_of(question))))


def test_the_page_opened_by_exit_does_not_learn_where_the_person_was() -> None:
    assert Client().get("/leave").headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_no_address_answers_a_method_it_does_not_name(method: str) -> None:
    addresses = every_address()
    assert len(addresses) > 30
    answers = {address: Client().generic(method, address).status_code for address in addresses}
    assert answers == dict.fromkeys(addresses, 405)


@override_settings(SECURE_SSL_REDIRECT=True)
def test_behind_tls_another_host_over_plain_http_is_refused_with_every_header() -> None:
    response = Client().get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert_carries_all(response)
