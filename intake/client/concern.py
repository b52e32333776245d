"""One thing that was raised, or may be: its life day by day, and words to say next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from intake.client import lines
from intake.client.lines import Because, Line
from intake.client.telling import concern_said, observed
from intake.content import sentences
from intake.content.wording import TONES
from intake.engine.answers import Record, Said
from intake.engine.findings import Finding, is_safety
from intake.engine.followup import Followed, State, Step
from intake.engine.rupture import NOTED
from intake.pack.speaking import words
from intake.summing import Summed

ANSWERED = (State.CHANGED, State.EXPLAINED)
OWN_WORDS = {"H-1": "happened", "H-2": "felt", "H-3": "wish"}  # of a hard moment


@dataclass(frozen=True)
class Day:
    """One thing that happened to a concern."""

    day: date
    says: str
    because: Because


@dataclass(frozen=True)
class Concern:
    """`life` is None as long as it was never talked about; `finding` is its line on the summary, if it has one."""

    id: str
    summed: Summed
    life: Followed | None
    noticed: Said | None
    finding: Finding | None

    @property
    def says(self) -> str:
        """What it began with."""
        if self.life:
            return concern_said(self.summed.content, self.life)
        if self.noticed:
            return observed(self.summed.content.items[self.id], self.noticed.answer, self.noticed.version)
        return words().text(self.id, "short")

    @property
    def repaired(self) -> bool:
        return bool(self.life and self.life.repaired)

    @property
    def check_again(self) -> date | None:
        return self.life.check_again if self.life else None

    def days(self) -> list[Day]:
        """Noticed, and every step since, oldest first."""
        steps = self.life.steps if self.life else ()
        told = [_step(self.summed, steps, at) for at in range(len(steps))]
        if self.noticed is None:
            return told
        return [Day(self.noticed.day, self.says, lines.because(self.noticed, self.summed)), *told]

    @property
    def line(self) -> Line | None:
        return lines.line(self.finding, self.summed) if self.finding else None

    @property
    def own(self) -> str:
        """What the client made of the words, as they left it."""
        return str(self.summed.lines.get(self.finding.id, {}).get("text", "")) if self.finding else ""

    def to_say(self, tone: str) -> str:
        """The content's words for the next talk in one tone; empty where there is nothing to say."""
        line = lines.said(self.finding, self.summed) if self.finding else self._next()
        if not line:
            return ""
        kind = "answered" if self.life and self.life.state in ANSWERED else "raise"
        own = "" if tone == TONES[0] else "\n".join(self._own_words())
        text = str(words().file("tones")[kind][tone]).strip()
        return text.replace("{line}", "\n\n".join(one for one in (own, line) if one))

    def _next(self) -> str:
        """The line of the ladder; it stands with no finding when the response was a good one."""
        return str(words().file("ladder")[self.life.state]["next"]) if self.life else ""

    def _own_words(self) -> Iterator[str]:
        """What the client wrote about a hard moment."""
        if self.id != NOTED:
            return
        for name, key in OWN_WORDS.items():
            said = self.summed.extras.get(name)
            if said and said.answer.text:
                yield str(words().file("tones")["moment"][key]).replace("{text}", said.answer.text)


def chosen(about: Concern, tone: str) -> tuple[str, list[tuple[str, str, bool]]]:
    """The words as the client left them, or in the tone that was chosen; and the tones, with the one that stands."""
    own = "" if tone else about.own
    here = tone or TONES[0]
    names = words().file("tones")["names"]
    return own or about.to_say(here), [(one, names[one], not own and one == here) for one in TONES]


def _step(summed: Summed, steps: tuple[Step, ...], at: int) -> Day:
    one = steps[at]
    times = sum(step.state is one.state for step in steps[: at + 1])
    return Day(one.day, sentences.became(one, times, words()), lines.because(one.said, summed))


def concern_of(summed: Summed, name: str) -> Concern | None:
    """One that waits to be raised, or has a life; None for what is neither."""
    found = summed.summary
    life = found.life_of(name)
    if name not in summed.content.items or (life is None and name not in found.to_follow):
        return None
    finding = next((one for one in (*found.flags, *found.raises, *found.questions) if one.item == name), None)
    noticed = life.noticed if life else Record(summed.checks).counting(name)
    item = summed.content.items[name]
    shown = noticed if noticed and not is_safety(item, noticed.answer) else None
    return Concern(name, summed, life, shown, finding)
