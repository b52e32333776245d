"""What a notebook's sealed index holds: its therapists and its checks, without their answers."""

import base64
import json
import os
from dataclasses import asdict, dataclass, replace
from datetime import date

from intake.engine.criteria import Stage


@dataclass(frozen=True)
class Therapist:
    id: str
    nickname: str = ""


@dataclass(frozen=True)
class CheckHead:
    """One check without its answers. `day` is the day it was begun; `therapist` is empty for *before*."""

    id: str
    stage: Stage
    length: str
    day: date
    number: int
    version: str
    therapist: str = ""
    grown: bool = False  # from a shorter length: what is answered is not asked again


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

    def before(self) -> CheckHead | None:
        return next((check for check in self.checks if check.stage is Stage.BEFORE), None)

    def therapist(self, therapist_id: str) -> Therapist | None:
        return next((one for one in self.therapists if one.id == therapist_id), None)

    def of(self, therapist_id: str) -> tuple[CheckHead, ...]:
        """The client's own before, and everything that belongs to one therapist."""
        return tuple(check for check in self.checks if check.therapist in ("", therapist_id))

    def with_check(self, check: CheckHead) -> "Index":
        others = tuple(one for one in self.checks if one.id != check.id)
        return replace(self, checks=(*others, check))

    def without_check(self, check_id: str) -> "Index":
        checks = tuple(one for one in self.checks if one.id != check_id)
        return replace(self, checks=checks, stopped_at="" if self.stopped_at == check_id else self.stopped_at)

    def with_therapist(self, therapist: Therapist) -> "Index":
        others = tuple(one for one in self.therapists if one.id != therapist.id)
        return replace(self, therapists=(*others, therapist))


def new_id() -> str:
    return base64.b32encode(os.urandom(5)).decode("ascii").lower()


def write(index: Index) -> bytes:
    return json.dumps(asdict(index), default=str, separators=(",", ":")).encode()


def read(body: bytes) -> Index:
    plain = json.loads(body)
    checks = (
        CheckHead(**{**one, "stage": Stage(one["stage"]), "day": date.fromisoformat(one["day"])})
        for one in plain["checks"]
    )
    return Index(
        tuple(Therapist(**one) for one in plain["therapists"]),
        tuple(checks),
        plain["seen_summary"],
        plain["stopped_at"],
        plain.get("code", ""),
        plain.get("code_shown", False),
    )
