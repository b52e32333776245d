"""People who write, share, end and reply while the server is hurt. What they were told is saved, they remember."""

import itertools
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.desks import SIGN_IN
from tests.faults.browser import Browser, Page, Unanswered
from tests.people import answer, begin, check_of, with_them
from tests.sharing import NEEDS, SEEN, agreeing, choose

A_DESK = """
from django.utils import timezone
from intake import addressing, demonstrating
from intake.models import Desk
way = demonstrating.people(timezone.now())[0]
print(way.email, way.password, way.code, Desk.objects.get(user__email=addressing.as_kept(way.email)).handle)
"""
QUESTIONS = ("T-A1", "T-A3", "C-A1", "C-A2", "P-A1", "W-A2", "K-A1", "N-A1")  # of the full check after a talk
OF_LITTLE = ("C-A1", "C-A2")  # answered by too little, about right or too much


def patiently(act: Callable[[], Page]) -> Page:
    """Again and again until the server answers."""
    while True:
        try:
            page = act()
        except Unanswered:
            time.sleep(0.1)
            continue
        if page.status_code < 500:
            return page
        time.sleep(0.1)


class Patient:
    """A browser whose every step is tried until it is answered: for what only prepares."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    def get(self, path: str) -> Page:
        return patiently(lambda: self.browser.get(path))

    def post(self, path: str, said: dict[str, object] | None = None) -> Page:
        return patiently(lambda: self.browser.post(path, said))


@dataclass
class Writer:
    """Answers questions, each time with other words. What is `saved` must be there, or what was `tried` after it."""

    browser: Browser
    check: str = ""
    them: str = ""
    saved: dict[str, str] = field(default_factory=dict)
    tried: dict[str, list[str]] = field(default_factory=dict)
    answers: int = 0
    gone: list[str] = field(default_factory=list)  # acknowledged, and not there when it was looked for

    def begin(self) -> "Writer":
        client = Patient(self.browser)
        self.check = check_of(begin(client, contact="yes", length="full", name="Friday", device="own"))
        self.them = with_them(client)
        return self

    def write(self, words: str, item: str) -> Page:
        path = f"/check/{self.check}/{item}"
        self.tried.setdefault(path, []).append(words)
        page = self.browser.post(path, {"answer": "little" if item in OF_LITTLE else "yes", "note": words})
        if page.status_code == 302:
            self.saved[path], self.tried[path] = words, []
            self.answers += 1
        return page

    def lost(self) -> list[str]:
        """Words that were acknowledged, and neither they nor later ones are there."""
        client = Patient(self.browser)
        return [
            words
            for path, words in self.saved.items()
            if not any(one in client.get(path).content.decode() for one in (words, *self.tried[path]))
        ]

    def live(self, over: threading.Event, least: int = 0) -> None:
        """Until it is over, and so many are saved. What a kill may have taken is looked for before that."""
        for turn in itertools.count():
            if over.is_set() and self.answers >= least:
                return
            try:
                self.write(f"words number {turn} of {id(self)}", QUESTIONS[turn % len(QUESTIONS)])
            except Unanswered:
                self.gone += self.lost()


@dataclass
class Sharer:
    """Shares with a desk again and again, and ends every second share."""

    browser: Browser
    handle: str
    them: str = ""
    shared: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    ending: set[str] = field(default_factory=set)  # asked for; not necessarily told that it was done

    def begin(self) -> "Sharer":
        client = Patient(self.browser)
        before = check_of(begin(client, length="full", device="own"))
        answer(client, before, NEEDS)
        after = check_of(begin(client, contact="yes", length="full", name="Friday", device="own"))
        answer(client, after, SEEN)
        self.them = with_them(client)
        return self

    def live(self, over: threading.Event) -> None:
        while not over.is_set():
            self._share(Patient(self.browser))
            if len(self.shared) > 2 * len(self.ending):
                self._end(self.shared[-1])

    def _share(self, client: Patient) -> None:
        self.browser.network = len(self.shared) // 50  # goes on elsewhere before an hour's shares are used up
        client.post(f"{self.them}/share", {"reader": "desk", "handle": self.handle})
        choose(client, self.them, "meet:C-B2", "meet:C-B4")
        said = agreeing(client, self.them)
        try:
            done = self.browser.post(f"{self.them}/share/agree", said)
        except Unanswered:
            return
        if done.status_code == 302 and "/shares/" in done["Location"]:
            self.shared.append(done["Location"].split("/shares/")[1].split("?")[0].strip("/"))

    def _end(self, share: str) -> None:
        self.ending.add(share)
        try:
            if self.browser.post(f"/shares/{share}/end").status_code == 302:
                self.ended.append(share)
        except Unanswered:
            time.sleep(0.05)


def sign_in(browser: Browser, email: str, password: str, code: str) -> None:
    client = Patient(browser)
    client.get(SIGN_IN)
    client.post(SIGN_IN, {"login": email, "password": password})
    client.post(f"{SIGN_IN}/factor", {"code": code})
    assert client.get("/desk/").status_code == 200


@dataclass
class Reader:
    """A therapist who answers whatever is shared, with one tap."""

    browser: Browser
    sharer: Sharer
    replied: set[str] = field(default_factory=set)

    def begin(self, email: str, password: str, code: str) -> "Reader":
        sign_in(self.browser, email, password, code)
        return self

    def live(self, over: threading.Event) -> None:
        while not over.is_set():
            for share in list(self.sharer.shared):
                if share not in self.replied | self.sharer.ending:
                    self._reply(share)
            time.sleep(0.05)

    def _reply(self, share: str) -> None:
        try:
            if self.browser.post(f"/desk/share/{share}/read").status_code == 302:
                self.replied.add(share)
        except Unanswered:
            time.sleep(0.05)
