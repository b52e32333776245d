"""Behind TLS every address reaches the score that is aimed at, whoever asks, and so does every refusal."""

import http.client
import subprocess
import sys

import pytest

from tests.desks import SIGN_IN
from tests.fitcheck.addresses import every_address
from tests.fitcheck.observatory import score
from tests.fitcheck.running import PATIENCE, App, environment, plain
from tests.fitcheck.visitor import Visitor

HTTPS = {"X-Forwarded-Proto": "https"}
OPERATOR = {"FITCHECK_HTTPS": "1", "FITCHECK_HOSTS": "localhost"}
DESK = """
from django.utils import timezone
from intake import demonstrating
from intake.models import Desk, Share
way = demonstrating.people(timezone.now())[0]
desk = Desk.objects.get(handle=way.email.split("@")[0])
print(way.email, way.password, way.code, desk.handle, Share.objects.filter(desk=desk.id)[0].id)
"""


def falling_short(app: App, paths: list[str], visitor: Visitor) -> dict[str, int]:
    told, cookie = {}, "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    for path in paths:
        answer = plain(app.port, path, Cookie=cookie, **HTTPS)
        answer.read()
        scored = score(answer, redirected_to_https=True)
        if scored != (135 if "Set-Cookie" in answer.headers else 130):
            told[f"{answer.status} {path}"] = scored
    return told


def test_no_page_falls_short_for_whoever_has_a_notebook_open(app: App) -> None:
    visitor = Visitor(app).begin()
    check = visitor.question.split("/")[2]
    assert visitor.get(visitor.question).status == 200
    assert falling_short(app, every_address(check=check), visitor) == {}


def test_no_page_falls_short_for_a_therapist_at_their_desk(app: App) -> None:
    script = [sys.executable, str(app.folder / "manage.py"), "shell", "-v", "0", "-c", DESK]
    made = subprocess.run(
        script, env=environment(**OPERATOR), cwd=app.folder, capture_output=True, text=True, check=True
    )
    email, password, code, handle, share = made.stdout.split()
    visitor = Visitor(app)
    visitor.get(SIGN_IN)
    visitor.post(SIGN_IN, f"login={email}&password={password.replace(' ', '+')}")
    visitor.post(f"{SIGN_IN}/factor", f"code={code}")
    assert visitor.get(f"/desk/share/{share}").status == 200
    paths = [path for path in every_address(share=share, handle=handle) if not path.endswith("sign-out")]
    assert falling_short(app, paths, visitor) == {}


@pytest.mark.parametrize(
    ("method", "path", "told", "status"),
    [
        ("POST", "/walk", {"Content-Type": "application/x-www-form-urlencoded"}, 403),
        ("TRACE", "/walk", {}, 405),
        ("GET", "/", {"Host": "elsewhere.example"}, 400),
        ("POST", "/walk", {"Content-Type": "application/x-www-form-urlencoded; charset=utf-7"}, 415),
        ("GET", "/static/nothing.css", {}, 404),
        ("GET", "/static/fonts/literata-600.woff2", {}, 200),
        ("GET", "/static/js/page.js", {}, 200),
        ("GET", "/static/icons.svg", {}, 200),
    ],
)
def test_no_refusal_and_no_file_falls_short(
    app: App, method: str, path: str, told: dict[str, str], status: int
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", app.port, timeout=PATIENCE)
    connection.request(method, path, headers={"Host": f"localhost:{app.port}", **HTTPS, **told})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    assert (answer.status, score(answer, redirected_to_https=True) >= 130) == (status, True)
