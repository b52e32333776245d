"""F1, the floor: the least a Django view can do for one answer. It stands alone and shares no line with the product.

It reads and writes one sealed blob by the ORM and draws a hand-written form; sessions and CSRF are its only middleware.
"""

import json
import os
import secrets
from pathlib import Path

import dj_database_url
import django
from django.conf import settings

SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 10,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
    "PRAGMA mmap_size=134217728;PRAGMA cache_size=-8000",
}
POOL = {"pool": {"min_size": 1, "max_size": 4, "timeout": 5}}
DATABASE = dj_database_url.parse(os.environ["FLOOR_DATABASE_URL"], conn_max_age=0)
DATABASE |= {"OPTIONS": SQLITE, "CONN_MAX_AGE": None} if "sqlite" in DATABASE["ENGINE"] else {"OPTIONS": POOL}
settings.configure(
    SECRET_KEY="a floor and nothing else",  # noqa: S106 - it guards nothing
    ALLOWED_HOSTS=["localhost"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["django.contrib.sessions"],
    MIDDLEWARE=["django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.csrf.CsrfViewMiddleware"],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [Path(__file__).parent]}],
    DATABASES={"default": DATABASE},
    USE_TZ=True,
)
django.setup()

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.wsgi import get_wsgi_application
from django.db import connection, models
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.urls import path

OPTIONS = [("1", "Not at all"), ("2", "A little"), ("3", "Somewhat"), ("4", "Quite a lot"), ("5", "Very much")]
LABEL = "Question {}: how much would you like the person you work with to bring this into the sessions?"
QUESTIONS = [LABEL.format(number) for number in range(1, 31)]
CIPHER = AESGCM(b"k" * 32)


class Run(models.Model):
    key = models.CharField(max_length=32, primary_key=True)
    blob = models.BinaryField()
    step = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "floor"

    def __str__(self) -> str:
        return "run"


def seal(answers: dict[str, list[str]], key: str) -> bytes:
    nonce = os.urandom(12)
    return nonce + CIPHER.encrypt(nonce, json.dumps(answers).encode(), key.encode())


def unseal(blob: bytes, key: str) -> dict[str, list[str]]:
    body = bytes(blob)
    answers: dict[str, list[str]] = json.loads(CIPHER.decrypt(body[:12], body[12:], key.encode()))
    return answers


def begin(request: HttpRequest) -> HttpResponse:
    key = secrets.token_hex(16)
    Run.objects.create(key=key, blob=seal({}, key))
    response = question(request, 1)
    response.set_signed_cookie("run", key, httponly=True, samesite="Lax")
    return response


def question(request: HttpRequest, number: int) -> HttpResponse:
    if request.method == "POST":
        return save(request, number)
    asked = {"number": number, "label": QUESTIONS[number - 1], "options": OPTIONS, "percent": number * 100 // 30}
    return render(request, "floor.html", asked)


def save(request: HttpRequest, number: int) -> HttpResponse:
    key = request.get_signed_cookie("run")
    given = request.POST.getlist("answer")
    if len(given) != 1 or given[0] not in dict(OPTIONS):
        return HttpResponseBadRequest()
    while True:
        blob, step = Run.objects.filter(key=key).values_list("blob", "step")[0]
        answers = unseal(blob, key) | {str(number): given}
        if Run.objects.filter(key=key, step=step).update(blob=seal(answers, key), step=step + 1):
            break
    request.method = "GET"
    return question(request, number % len(QUESTIONS) + 1)


def prepare() -> None:
    """Its one table."""
    if Run._meta.db_table not in connection.introspection.table_names():
        with connection.schema_editor() as editor:
            editor.create_model(Run)


urlpatterns = [path("", begin), path("<int:number>", question)]
application = get_wsgi_application()
