"""A real mail server for tests: it keeps what arrives, and can be told to take nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller
from django.urls import include, path

from intake.therapist.urls import by_mail
from tests.fitcheck.running import free_port

# the addresses of a server that can send mail
urlpatterns = [*by_mail, path("", include("fitcheck.urls"))]
handler404, handler429 = "intake.client.refused.not_found", "intake.client.refused.too_soon"


@dataclass
class Post:
    port: int
    down: bool = False
    letters: list[Any] = field(default_factory=list)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.down:
            return "451 later"
        self.letters.append(envelope)
        return "250 taken"

    def last(self) -> str:
        return self.letters[-1].content.decode()


@contextmanager
def taking_mail() -> Iterator[Post]:
    post = Post(free_port())
    controller = Controller(post, hostname="127.0.0.1", port=post.port)
    controller.start()
    try:
        yield post
    finally:
        controller.stop()


def send_through(post: Post, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", post.port
    settings.MAIL, settings.SITE = True, "https://notes.example"
    settings.DEFAULT_FROM_EMAIL = "desk@notes.example"


@contextmanager
def signing_in_by_mail(settings: Any) -> Iterator[Post]:
    settings.ROOT_URLCONF = __name__
    settings.ACCOUNT_LOGIN_BY_CODE_ENABLED = settings.ACCOUNT_EMAIL_NOTIFICATIONS = True
    with taking_mail() as post:
        send_through(post, settings)
        yield post
