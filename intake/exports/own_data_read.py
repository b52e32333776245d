"""A document that somebody brings is read: every mistake is refused with its kind, and nothing of it is told."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, NoReturn

from intake.content.reader import known, questionnaire, versions
from intake.engine.criteria import Answering, Item, Questionnaire, concern_of
from intake.engine.names import one_line
from intake.exports import own_data, schema
from intake.exports.own_data import NAME, VERSION, Plain

SCHEMA: Mapping[str, Any] = json.loads(own_data.SCHEMA)
MOST_SIGNS = 400_000  # brackets and commas: beyond it a small file would take much memory
UNSURE = "unsure"
_HALF = re.compile(r"\\u[dD][89a-fA-F]")  # of one that is spelled as two
# an id that would lie in the place of what belongs to nobody, or in the address of another page
NO_ID = ("notebook",)


class Wrong(StrEnum):
    """What is wrong with a file."""

    NO_DATA = "no_data"  # nothing in it that we wrote
    DAMAGED = "damaged"  # no JSON in UTF-8, or a name stands twice
    TOO_MUCH = "too_much"
    FOREIGN = "foreign"  # JSON of something else
    NEWER = "newer"  # a later version of this kind of file
    CONTENT = "content"  # answers questions that this server does not know
    SHAPE = "shape"
    DAY = "day"
    ITEM = "item"
    ANSWER = "answer"
    TWICE = "twice"
    LOST = "lost"  # something that it names is not in it


class Refused(Exception):
    """Carries where, by names of the schema; nothing that stands in the file."""

    def __init__(self, wrong: Wrong, at: schema.Broken = ()) -> None:
        super().__init__(wrong)
        self.wrong, self.at = wrong, at


def parse(text: str) -> Any:
    """JSON, strictly. Raises Refused."""
    if sum(text.count(sign) for sign in "[{,") > MOST_SIGNS:
        raise Refused(Wrong.TOO_MUCH)
    try:
        found = json.loads(text, object_pairs_hook=_once, parse_constant=_no, parse_float=_no)
        if _HALF.search(text):  # half a character has no place in a text
            json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise Refused(Wrong.DAMAGED) from None
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _no(_number: str) -> NoReturn:
    raise ValueError


def kind(found: Any) -> tuple[str, int]:
    """The name and version that it gives itself. Raises Refused."""
    said = found.get("schema") if isinstance(found, dict) else None
    if not isinstance(said, dict) or not isinstance(said.get("name"), str):
        raise Refused(Wrong.FOREIGN)
    version = said.get("version")
    if not isinstance(version, int) or isinstance(version, bool):
        raise Refused(Wrong.FOREIGN)
    return said["name"], version


def read(found: Any, today: date) -> Plain:
    """The document as it was brought, when all of it can be taken in. Raises Refused."""
    name, version = kind(found)
    if name != NAME or version < VERSION:
        raise Refused(Wrong.FOREIGN)
    if version > VERSION:
        raise Refused(Wrong.NEWER)
    broken = schema.broken(SCHEMA, found)
    if broken is not None:
        raise Refused(Wrong.SHAPE, broken)
    _check_versions(found)
    _check_names(found)
    _check_days(found, today)
    for place, check in enumerate(found["checks"]):
        _check_check(check, ("checks", place))
    return {**found, "therapists": [_as_typed(one) for one in found["therapists"]]}


def _as_typed(person: Plain) -> Plain:
    """A form would have cleaned these, and a file can be written by hand."""
    cleaned: dict[str, Any] = {"nickname": one_line(person["nickname"])}
    if "practical" in person:
        cleaned["practical"] = {name: one_line(fact) for name, fact in person["practical"].items()}
    return {**person, **cleaned}


def _check_versions(found: Plain) -> None:
    asked = {*found["content_versions"], *(one["version"] for one in found["checks"])}
    if not asked <= set(versions()):
        raise Refused(Wrong.CONTENT)


def _check_names(found: Plain) -> None:
    """Each id once, and whatever is named is there."""
    checks, therapists = ([one["id"] for one in found[kind]] for kind in ("checks", "therapists"))
    _refuse_twice([*checks, *therapists, *NO_ID])
    people = set(therapists)
    own, decision = found["own"], found["own"].get("decision", {})
    named = [*own.get("compared", ()), *(one.partition(":")[0] for one in own.get("ticked", ()))]
    named += [lean for lean in (decision.get("lean", "nobody"),) if lean not in ("nobody", "not_yet")]
    named += [one["therapist"] for one in found["checks"] if one["therapist"]]
    if not set(named) <= people or found["stopped_at"] not in ("", *checks):
        raise Refused(Wrong.LOST)
    if sum(one["stage"] == "before" for one in found["checks"]) > 1:
        raise Refused(Wrong.TWICE, ("checks",))
    for place, one in enumerate(found["checks"]):
        if (one["stage"] == "before") is bool(one["therapist"]):
            raise Refused(Wrong.LOST, ("checks", place, "therapist"))
    for place, person in enumerate(found["therapists"]):
        _refuse_twice((talk["number"] for talk in person.get("talks", ())), ("therapists", place, "talks"))


def _refuse_twice(names: Iterable[Any], at: schema.Broken = ()) -> None:
    if any(count > 1 for count in Counter(names).values()):
        raise Refused(Wrong.TWICE, at)


def _check_days(found: Plain, today: date) -> None:
    """Real days, none of them to come: a day more, as it may be tomorrow where the file was saved."""
    latest = today + timedelta(days=1)
    for at, day in _days(found):
        try:
            real = date.fromisoformat(day)
        except ValueError:
            raise Refused(Wrong.DAY, at) from None
        if real > latest:
            raise Refused(Wrong.DAY, at)


def _days(found: Plain) -> Iterator[tuple[schema.Broken, str]]:
    yield ("saved_on",), found["saved_on"]
    for place, check in enumerate(found["checks"]):
        yield ("checks", place, "day"), check["day"]
    for place, person in enumerate(found["therapists"]):
        for number, talk in enumerate(person.get("talks", ())):
            yield ("therapists", place, "talks", number, "day"), talk["day"]


def _check_check(check: Plain, at: schema.Broken) -> None:
    content = known(check["version"])
    if check["length"] not in questionnaire(check["version"]).lengths[check["stage"]]:
        raise Refused(Wrong.SHAPE, (*at, "length"))
    if not all(concern_of(one) and content.item(one) for one in check["follows"]):
        raise Refused(Wrong.ITEM, (*at, "follows"))
    if not set(check["importance"]) <= {section.id for section in content.sections}:
        raise Refused(Wrong.ITEM, (*at, "importance"))
    if not set(check["settled"]) <= {pair.id for pair in content.contradictions}:
        raise Refused(Wrong.ITEM, (*at, "settled"))
    if not set(check.get("private_list", ())) <= {UNSURE, *(line.id for line in content.safety)}:
        raise Refused(Wrong.ITEM, (*at, "private_list"))
    _refuse_twice((one["item"] for one in check["answers"]), (*at, "answers"))
    for place, one in enumerate(check["answers"]):
        _check_answer(one, check["stage"], content, (*at, "answers", place))


def _check_answer(plain: Plain, stage: str, content: Questionnaire, at: schema.Broken) -> None:
    item = content.item(plain["item"])
    if item is None or (item.id in content.items and item.stage != stage):
        raise Refused(Wrong.ITEM, (*at, "item"))
    options, text = plain.get("options", []), plain.get("text", "")
    most = (item.most or len(item.options)) if item.answering is Answering.PICK else 1
    if not set(options) <= set(item.options) or len(options) > most or (text and not item.typed):
        raise Refused(Wrong.ANSWER, at)
    if plain.get("about") and not _may_be_about(item, plain["about"], content):
        raise Refused(Wrong.ANSWER, (*at, "about"))
    if plain.get("level") and not item.has_level:
        raise Refused(Wrong.ANSWER, (*at, "level"))


def _may_be_about(item: Item, about: str, content: Questionnaire) -> bool:
    return item.answering is Answering.RESP and (about == "else" or about in content.items)
