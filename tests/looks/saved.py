"""Someone who takes everything along in a file, and who opens one: into nothing, and into a notebook."""

from collections.abc import Callable
from typing import Any

from django.core.cache import cache

from tests.looks import acts
from tests.looks.cast import Known
from tests.looks.states import State
from tests.people import begin, check_of, sam
from tests.saved import save, wrote_everywhere

PHRASE = "a kettle under the stairs"
FILES: dict[str, bytes] = {"other": b"<p>Hello"}


def people() -> dict[str, Known]:
    cache.clear()
    jo, guest, mine = wrote_everywhere(), sam(), sam()
    FILES.update(private=save(jo, private="yes"), locked=save(jo, phrase=PHRASE))
    begin(mine, contact="yes", name="Friday")
    FILES["mine"] = save(mine)
    return {
        "jo": (jo, "", ""),
        "guest": (guest, "", ""),
        "mine": (mine, check_of(begin(mine, contact="yes")), ""),
    }


def bring(name: str) -> Callable[[Any], None]:
    def act(page: Any) -> None:
        page.locator("#id_file").set_input_files({"name": "notes.html", "mimeType": "text/html", "buffer": FILES[name]})
        acts.send(page)

    return act


def unlock_wrongly(page: Any) -> None:
    bring("locked")(page)
    page.locator("#id_phrase").fill("a kettle over the stairs")
    acts.send(page)


def lock_shortly(page: Any) -> None:
    page.locator("#id_phrase").fill("kettle")
    acts.send(page)


def add(name: str) -> Callable[[Any], None]:
    def act(page: Any) -> None:
        bring(name)(page)
        acts.send(page)

    return act


SEEN_BY = {
    "jo": [
        State("my data", "/notes/data", more=True),
        State("my data, refused", "/notes/data", lock_shortly, more=True),
        State("my data, then delete", "/notes/data?then=delete"),
        State("open a file, with a notebook", "/return/file"),
        State("open a file, nothing to add", "/return/file", bring("private")),
    ],
    "mine": [
        State("open a file, adds to a notebook", "/return/file", bring("private"), more=True),
        State("open a file, added", "/return/file", add("private")),
    ],
    "guest": [
        State("open a file", "/return/file", more=True),
        State("open a file, refused", "/return/file", bring("other"), more=True),
        State("open a file, locked", "/return/file", bring("locked")),
        State("open a file, its phrase refused", "/return/file", unlock_wrongly, more=True),
        State("open a file, adds as a new notebook", "/return/file", bring("private"), more=True),
        State("open a file, opened", "/return/file", add("mine")),
    ],
}
