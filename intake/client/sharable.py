"""Lines that can be shared: words only, each from an answer or written by the client. What cannot be is not here.

Answers of the private page, pairs that do not agree, marks, counts, the picture and dates of answers make no line.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from intake.client import lines, paper
from intake.client.lines import MEET
from intake.client.plan import OWN_WORDS
from intake.content import gaps, sentences
from intake.engine.answers import Said
from intake.engine.criteria import Stage, concern_of
from intake.engine.findings import is_safety
from intake.engine.followup import Followed, State
from intake.engine.overlap import COMPARED, TEXTS
from intake.engine.shared import SECTIONS, SharedLine, SharedSection, Snapshot
from intake.pack.speaking import words
from intake.summing import Summed

ABOUT_THE_READER = ("raise", "works", "happened", "own")  # what was seen of a therapist: chosen apart from needs
GOALS = "G-B"
NAME = "\0"


@dataclass(frozen=True)
class Line:
    """One line on offer. `said` is the answer it tells in the content's own words: none where the client wrote it."""

    id: str
    kind: str
    says: str
    written: bool = False  # by the client, who chose it: it starts ticked
    twice: bool = False  # it needs a second tick
    said: Said | None = None


def offered(summed: Summed) -> list[Line]:
    """Every line that can be shared, in the order a reader sees them, each once."""
    every = [*_first(summed), *_meet(summed), *_practical(summed), *_asked(summed), *_seen(summed), *_needed(summed)]
    once: dict[str, Line] = {}
    for one in every:
        once.setdefault(one.says, one)  # one of the top three stands there only
    return sorted((one for one in once.values() if one.says), key=lambda one: SECTIONS.index(one.kind))


def _first(summed: Summed) -> Iterator[Line]:
    """Opening lines of the client's own, else the top three they ticked."""
    if summed.opening:
        for number, says in enumerate(summed.opening.splitlines()):
            yield Line(f"say:{number}", "say", says.strip(), written=True)
        return
    by_id = {one.id: one for one in summed.summary.findings}
    for name in summed.top:
        if name in by_id:
            found = by_id[name]
            twice = _asks_twice(summed, found.item) or found.option == State.MADE_WORSE
            yield Line(f"top:{name}", "say", lines.line(found, summed).say, written=not twice, twice=twice)


def _meet(summed: Summed) -> Iterator[Line]:
    needs = {one.item: one.said for one in summed.summary.needs}
    for one in lines.meet(summed):
        if one["hidden"]:
            continue
        item = one["id"].removeprefix("meet:")
        own = bool(summed.lines.get(one["id"], {}).get("text"))
        said = None if own else needs[item]
        yield Line(one["id"], "meet", one["says"], written=own, twice=_asks_twice(summed, item), said=said)


def _practical(summed: Summed) -> Iterator[Line]:
    for name, said in summed.extras.items():
        if name.startswith("L-") and said.answer.counts:
            says = f"{lines.short(said)}: {lines.limit(summed, name)}"
            yield Line(name, "practical", says, said=said)


def _asked(summed: Summed) -> Iterator[Line]:
    for name, says in paper.to_ask(summed):
        yield Line(name, "ask", says, twice=_asks_twice(summed, name.split(":")[1]))


def _seen(summed: Summed) -> Iterator[Line]:
    """What was seen of the therapist this is about."""
    found = {one.id: one for one in summed.summary.findings}
    for name, says in paper.to_raise(summed):
        twice = _asks_twice(summed, found[name].item) or found[name].option == State.MADE_WORSE
        yield Line(name, "raise", says, twice=twice)
    for one in lines.shown(summed.summary.fits, summed):
        yield Line(one.id, "works", one.say)
    for life in summed.summary.followed:
        yield from _happened(summed, life)
    for check in summed.checks:
        answer = check.answers.get(OWN_WORDS)
        if answer and answer.text:
            yield Line(f"own:{check.number}", "own", answer.text)


def _happened(summed: Summed, life: Followed) -> Iterator[Line]:
    says = words().file("ladder")[life.state].get("shared", "")
    if says and not life.safety and life.concern in summed.content.items:
        twice = life.state is State.MADE_WORSE or _asks_twice(summed, life.concern)
        about = _as_said(summed, life)
        yield Line(
            f"happened:{life.concern}", "happened", f"“{gaps.inner(about)}” {says}" if about else says, twice=twice
        )


def _as_said(summed: Summed, life: Followed) -> str:
    """What was to be raised, in the client's voice: as they would have said it."""
    noticed = life.noticed
    if noticed is None or not noticed.answer.options:
        return ""
    spoken, item = words(noticed.version), summed.content.item(noticed.item)
    text = spoken.text(item.id, "say", noticed.answer.options[0])
    return (
        gaps.filled(text, item, noticed.answer, spoken, summed.told)
        if text and not is_safety(item, noticed.answer)
        else ""
    )


def _needed(summed: Summed) -> Iterator[Line]:
    """What the client needs and wants, in their voice; what stands on the card is not said twice."""
    for need in summed.summary.needs:
        item = summed.content.items[need.item]
        if item.id.startswith(MEET) or not item.own_question.isdisjoint(need.said.answer.options):
            continue
        if is_safety(item, need.said.answer):
            continue
        says = sentences.read_out(item, need.said.answer, words(need.said.version), summed.told)
        kind = "goals" if item.id.startswith(GOALS) else "needs"
        yield Line(f"need:{item.id}", kind, says, twice=item.asks_twice, said=need.said)


def _asks_twice(summed: Summed, item: str) -> bool:
    known = summed.content.items.get(item)
    return bool(known and known.asks_twice)


def frozen(summed: Summed, chosen: Collection[str], name: str, contact: str, language: str) -> Snapshot:
    """The chosen lines as their reader will see them; what is not on offer is left out, whatever was posted."""
    shown = [one for one in offered(summed) if one.id in chosen]
    by_kind = groupby(shown, key=lambda one: one.kind)
    return Snapshot(
        name,
        tuple(SharedSection(kind, tuple(SharedLine(one.id, one.says) for one in group)) for kind, group in by_kind),
        met=_met(summed),
        contact=contact,
        wishes=dict(_wishes(shown)),
        asks=tuple(_requests(shown, name, summed)),
        language=language,
        content_version=summed.content.version,
    )


def _met(summed: Summed) -> str:
    """After what it was written: the stage, and no day. News of a concern alone is no stage."""
    stages = {check.stage for check in summed.checks if any(not concern_of(name) for name in check.answers)}
    met = words().file("sharing")["met"]
    return str(next((met[one] for one in (Stage.ENDING, Stage.ONGOING, Stage.AFTER) if one in stages), met["before"]))


def wishes(summed: Summed) -> dict[str, tuple[str, ...]]:
    """What a therapist's card can be set beside, on the client's own page."""
    return dict(_wishes(offered(summed)))


def _told(shown: Iterable[Line]) -> Iterator[tuple[str, Said]]:
    """The answers behind lines that still stand in the content's words: one the client rewrote says only itself."""
    yield from ((one.said.item, one.said) for one in shown if one.said)


def _wishes(shown: Iterable[Line]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for item, said in _told(shown):
        if item in COMPARED:
            yield item, (said.answer.text,) if item in TEXTS else said.answer.options


def _requests(shown: Iterable[Line], name: str, summed: Summed) -> Iterator[str]:
    written = words().file("requests")
    for item, said in _told(shown):
        text = written.get(item, "")
        if isinstance(text, dict):
            text = text.get(said.answer.options[0], "") if said.answer.options else ""
        if text:
            asked = summed.content.item(item)
            filled = gaps.filled(text.replace("{name}", NAME), asked, said.answer, words(said.version), summed.told)
            yield filled.replace(NAME, name or str(words().file("sharing")["nobody"]))
