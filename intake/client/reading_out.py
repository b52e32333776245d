"""A notebook's document as a person reads it: headings, what was asked, and what was said."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intake.client.forms.comparing import steps
from intake.client.forms.talk import far
from intake.client.telling import KINDS, section_name
from intake.content import places
from intake.exports.resume_file import Part
from intake.pack.speaking import words

Plain = Mapping[str, Any]
Lines = Iterator[tuple[str, str]]


def parts(document: Plain) -> list[Part]:
    """Checks by day, then what was written about each therapist and about nobody; what is private stands apart."""
    people = _people(document)
    checks = sorted(document["checks"], key=lambda one: (one["day"], one["number"]))
    found = [Part(_named(one, people), tuple(_check(one))) for one in checks]
    for person in document["therapists"]:
        found.append(Part(people[person["id"]], tuple(_written(person))))
        found += [Part(_talk_named(talk, person, people), tuple(_talk(talk))) for talk in person.get("talks", ())]
    found.append(Part(_("My own notes"), (*_lines(document["own"]), *_decision(document["own"], people))))
    found.append(Part(_("Private – safety"), tuple(_private(checks))))
    return [one for one in found if one.lines]


def _people(document: Plain) -> dict[str, str]:
    numbered = enumerate(document["therapists"], start=1)
    return {one["id"]: one["nickname"] or _("Therapist %(n)d") % {"n": number} for number, one in numbered}


def day(written: str) -> str:
    return date_format(date.fromisoformat(written), "j F Y")


def _named(check: Plain, people: Mapping[str, str]) -> str:
    kind = str(KINDS.get((check["stage"], check["length"])) or KINDS[check["stage"], ""])
    return ", ".join(filter(None, [people.get(check["therapist"], ""), kind, day(check["day"])]))


def _check(check: Plain) -> Lines:
    for answer in check["answers"]:
        said = _said(answer)
        if said and "private" not in answer:
            yield answer["question"], said
    need = words().file("kinds")["NEED"]
    for section, level in check["importance"].items():
        yield _("How much this part matters: %(part)s") % {"part": section_name(section)}, need[level]


def _said(answer: Plain) -> str:
    told = [answer.get("in_words", ""), answer.get("text", ""), _noted(answer.get("note", ""))]
    return "\n".join(one for one in told if one)


def _noted(note: str) -> str:
    return _("My note: %(note)s") % {"note": note} if note else ""


def _written(person: Plain) -> Lines:
    yield from _lines(person)
    for name, fact in person.get("practical", {}).items():
        yield words().text(name, "short"), fact
    if person.get("decline"):
        yield _("Words to say no"), person["decline"]
    for page, said in person.get("ending", {}).items():
        yield from _page(page, said)


def _page(page: str, said: Plain) -> Lines:
    """What was written down at the end, under the names of its page."""
    if page == "words_to_end":
        yield _("Words to end with"), said.get("text", "")
        return
    named = words().file("endings")["along" if page == "take_along" else page]
    for name, value in said.items():
        if name == "country":
            country = places.country(value)
            yield _("Lines of this country"), country["name"] if country else value
        elif name == "more_of":
            yield named[name], ", ".join(words().of("E-E9")["options"].get(one, one) for one in value)
        else:
            yield named[name], value


def _lines(own: Plain) -> Lines:
    if own.get("opening"):
        yield _("What I want to say first"), own["opening"]
    for line, body in own.get("lines", {}).items():
        said = "\n".join(one for one in (body.get("text", ""), _noted(body.get("note", ""))) if one)
        item = line.partition(":")[2]
        if said and item.partition("_")[0] in words().items:
            yield words().text(item, "short"), said


def _talk_named(talk: Plain, person: Plain, people: Mapping[str, str]) -> str:
    return _("%(name)s, during the talk, %(day)s") % {"name": people[person["id"]], "day": day(talk["day"])}


def _talk(talk: Plain) -> Lines:
    for name, asked in talk["asked"].items():
        mark = talk["marks"].get(name, "")
        if mark:
            yield asked, str(dict(far(name))[mark])
    if talk["note"]:
        yield _("My note"), talk["note"]


def _decision(own: Plain, people: Mapping[str, str]) -> Lines:
    said = own.get("decision", {})
    if said.get("lean") in people:
        yield _("I lean to"), people[said["lean"]]
    if said.get("because"):
        yield _("Because"), said["because"]
    if said.get("sure"):
        yield _("How sure are you?"), dict(steps())[said["sure"]]
    if said.get("others"):
        yield _("Who else do you want to talk to about it?"), said["others"]


def _private(checks: list[Plain]) -> Lines:
    spoken = words().file("safety")
    for check in checks:
        for answer in check["answers"]:
            if "private" in answer:
                yield answer["question"], _said(answer)
        picked = [
            spoken[one]["title"] if one in spoken else _("I am not sure") for one in check.get("private_list", ())
        ]
        if picked:
            yield _("What I picked on the private page, %(day)s") % {"day": day(check["day"])}, "\n".join(picked)
