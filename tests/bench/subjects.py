"""Whose answers are measured, each in a process of its own: what a flow begins with, and what it then posts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.bench.caller import Caller

Posts = list[tuple[str, dict[str, Any]]]


@dataclass(frozen=True)
class Subject:
    application: Any
    begin: Callable[[Caller], Posts]


def floor() -> Subject:
    from tests.bench import floor

    floor.prepare()

    def begin(caller: Caller) -> Posts:
        caller.get("/")
        return [(f"/{number}", {"answer": "3"}) for number in range(1, 31)]

    return Subject(floor.application, begin)


def fitcheck() -> Subject:
    """The questions that everybody is asked in a full check after a talk; the ends of its parts come as they come."""
    from django.core.management import call_command

    from fitcheck.wsgi import application
    from intake.client.plan import plan
    from intake.content import reader
    from intake.engine.criteria import Stage

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    asked = [one for one in plan(reader.versions()[-1], Stage.AFTER, "full").items if one.when is None]

    def begin(caller: Caller) -> Posts:
        caller.get("/walk")
        caller.post("/walk", {"contact": "yes", "length": "full", "device": "own"})
        check = caller.location.split("/")[2]
        return [(f"/check/{check}/{item.id}", {"answer": next(iter(item.options), ""), "note": ""}) for item in asked]

    return Subject(application, begin)


SUBJECTS = {"floor": floor, "fitcheck": fitcheck}
