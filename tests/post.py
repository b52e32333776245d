"""A real mail server for tests: it keeps what arrives, and can be told to take nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller

from tests.fitcheck.running import free_port


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
