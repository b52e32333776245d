"""People who write and read without a pause while the database is away, and what each of them got."""

import itertools
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.faults.browser import Page, Unanswered
from tests.faults.lives import QUESTIONS, Writer

TOLD = {"not saved, and told so", "not shown, and told so"}
SOON = 5  # seconds after which everyone goes on by themselves


@dataclass(frozen=True)
class Came:
    """What somebody got, and when they asked and had it."""

    what: str
    asked: float
    had: float


@dataclass
class Person:
    """Sends words and opens the page they are on, without a pause."""

    writer: Writer
    came: list[Came] = field(default_factory=list)

    def live(self, over: threading.Event) -> None:
        for turn in itertools.count():
            if over.is_set():
                return
            words, item = f"words number {turn} of {id(self)}", QUESTIONS[turn % len(QUESTIONS)]
            self._ask("saved", words, lambda words=words, item=item: self.writer.write(words, item))
            path = f"/check/{self.writer.check}/{item}"
            self._ask("shown", "Try again", lambda path=path: self.writer.browser.get(path))

    def _ask(self, well: str, says: str, act: Callable[[], Page]) -> None:
        """`says` stands on the page that comes while the database is away."""
        asked = time.monotonic()
        try:
            page = act()
        except Unanswered:
            self.came.append(Came("nothing", asked, time.monotonic()))
            return
        what = well if page.status_code in (200, 302) else f"{page.status_code} after {well}"
        if page.status_code == 503 and page["Retry-After"] == "10" and says in page.content.decode():
            what = f"not {well}, and told so"
        self.came.append(Came(what, asked, time.monotonic()))

    def waited(self, since: float) -> float:
        """Seconds from then until something was saved again."""
        return min(one.had for one in self.came if one.what == "saved" and one.had > since) - since


@contextmanager
def living(people: list[Person]) -> Iterator[None]:
    over = threading.Event()
    lives = [threading.Thread(target=person.live, args=(over,)) for person in people]
    for life in lives:
        life.start()
    try:
        yield
    finally:
        over.set()
        for life in lives:
            life.join()
