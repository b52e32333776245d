"""What a notebook's sealed index holds: its therapists and its checks, without their answers."""

import base64
import json
import os
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from intake.engine.criteria import Stage


@dataclass(frozen=True)
class Therapist:
    """One therapist the client considers, under a name of their own. Archived: kept, and out of the way."""

    id: str
    nickname: str = ""
    archived: bool = False


@dataclass(frozen=True)
class CheckHead:
    """One check without its answers. `day` is the day it was begun; `therapist` is empty for *before*.

    `follows` are the first questions about each concern that opened it, as they were due on that day.
    """

    id: str
    stage: Stage
    length: str
    day: date
    number: int
    version: str
    therapist: str = ""
    grown: bool = False  # from a shorter length: what is answered is not asked again
    follows: tuple[str, ...] = ()

    def asking(self, first: str) -> "CheckHead":
        return replace(self, follows=(*self.follows, first))


@dataclass(frozen=True)
class Index:
    therapists: tuple[Therapist, ...] = ()
    checks: tuple[CheckHead, ...] = ()
    seen_summary: bool = False
    stopped_at: str = ""  # check id the client last worked on
    code: str = ""  # the return code, to be shown again
    code_shown: bool = False

    def check(self, check_id: str) -> CheckHead | None:
        return next((check for check in self.checks if check.id == check_id), None)

    def latest(self) -> CheckHead | None:
        """The check the client last worked on; else the one that was added last."""
        return self.check(self.stopped_at) or next(reversed(self.checks), None)

    def before(self) -> CheckHead | None:
        return next((check for check in self.checks if check.stage is Stage.BEFORE), None)

    def therapist(self, therapist_id: str) -> Therapist | None:
        return next((one for one in self.therapists if one.id == therapist_id), None)

    def of(self, therapist_id: str) -> tuple[CheckHead, ...]:
        """The client's own before, and everything that belongs to one therapist."""
        return tuple(check for check in self.checks if check.therapist in ("", therapist_id))

    def with_them(self, therapist_id: str) -> tuple[CheckHead, ...]:
        """The checks that belong to one therapist, oldest first."""
        own = (check for check in self.checks if therapist_id and check.therapist == therapist_id)
        return tuple(sorted(own, key=lambda check: (check.day, check.number)))

    def considered(self) -> tuple[Therapist, ...]:
        """Those who are not archived, in the order they were added."""
        return tuple(one for one in self.therapists if not one.archived)

    def current(self) -> str:
        """The therapist the client last worked on; else the first one; empty where there is none."""
        head = self.check(self.stopped_at)
        entries = (*self.considered(), *self.therapists)
        return (head.therapist if head else "") or next((one.id for one in entries), "")

    def with_check(self, check: CheckHead) -> "Index":
        others = tuple(one for one in self.checks if one.id != check.id)
        return replace(self, checks=(*others, check))

    def without_check(self, check_id: str) -> "Index":
        checks = tuple(one for one in self.checks if one.id != check_id)
        return replace(self, checks=checks, stopped_at="" if self.stopped_at == check_id else self.stopped_at)

    def with_therapist(self, therapist: Therapist) -> "Index":
        """Added at the end, or changed in their place."""
        if self.therapist(therapist.id) is None:
            return replace(self, therapists=(*self.therapists, therapist))
        changed = (therapist if one.id == therapist.id else one for one in self.therapists)
        return replace(self, therapists=tuple(changed))


def new_id() -> str:
    return base64.b32encode(os.urandom(5)).decode("ascii").lower()


def write(index: Index) -> bytes:
    return json.dumps(asdict(index), default=str, separators=(",", ":")).encode()


def _typed(check: dict[str, Any]) -> dict[str, Any]:
    day, follows = date.fromisoformat(check["day"]), tuple(check.get("follows", ()))
    return {"stage": Stage(check["stage"]), "day": day, "follows": follows}


def read(body: bytes) -> Index:
    plain = json.loads(body)
    checks = (CheckHead(**{**one, **_typed(one)}) for one in plain["checks"])
    return Index(
        tuple(Therapist(**one) for one in plain["therapists"]),
        tuple(checks),
        plain["seen_summary"],
        plain["stopped_at"],
        plain.get("code", ""),
        plain.get("code_shown", False),
    )
