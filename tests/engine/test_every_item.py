"""Every item on the scale follows one table, whatever it asks; every safety line leaves every finding as it was."""

from datetime import date
from itertools import product

import pytest

from intake.content.reader import questionnaire
from intake.engine.answers import Answer, Check
from intake.engine.conditions import AtLeast, Condition, Is
from intake.engine.criteria import Answering, Item, Level, Stage
from intake.engine.standing import Edits
from intake.engine.summary import Summary, summarise

CONTENT = questionnaire()
DAY = date(2026, 3, 14)
# how much it matters: must, nice, does not matter, do not know yet
TABLE = {
    "yes": ("fit", "fit", "", "fit"),
    "partly": ("raise", "ask", "", "ask"),
    "no": ("raise", "raise", "", "ask"),
    "not_seen": ("ask", "ask", "", "ask"),
}
AS = {"right": "yes", "little": "no", "much": "no", "unknown": "not_seen"}
LEVELS = (Level.MUST, Level.NICE, Level.NO_MATTER, Level.UNKNOWN)
NEVER_RAISED = {"N-A5", "P-A4"}
RAISED_ONLY_AFTER_A_HURT = "U-A4"
ON_THE_SCALE = [
    item
    for item in CONTENT.items.values()
    if item.stage in (Stage.AFTER, Stage.ONGOING) and item.answering in (Answering.YPN, Answering.LRM)
]


def opening(condition: Condition | None) -> dict[str, Answer]:
    """Answers under which a condition holds."""
    match condition:
        case Is(item=item, options=options):
            return {item: Answer((min(options),))}
        case AtLeast(of=parts):
            return {name: answer for part in parts for name, answer in opening(part).items()}
    return {}


def told(item: Item, option: str, level: Level | None = None, gate: bool = True) -> Summary:
    answers = (opening(item.when) if gate else {}) | {item.id: Answer((option,))}
    edits = Edits(levels={item.id: level}) if level else None
    return summarise(CONTENT, [Check("a", item.stage, DAY, answers=answers)], edits)


def found(summary: Summary, item: Item) -> str:
    return " ".join(str(one.kind) for one in summary.findings if one.item == item.id)


def expected(item: Item, option: str, level: Level) -> str:
    row = AS.get(option, option)
    counts = item.id == "T-A2" or item.criterion in "RU"
    if counts and level is not Level.MUST:
        level = Level.NICE
    kind = TABLE.get(row, ("",) * 4)[LEVELS.index(level)]
    if item.id == "N-A5" and kind != "fit":
        return "ask" if kind and level is Level.MUST else ""
    if item.id in NEVER_RAISED and row in ("partly", "no"):
        return ""
    return "ask" if kind == "raise" and item.id == RAISED_ONLY_AFTER_A_HURT else kind


def test_the_scale_asks_about_a_therapist_80_times() -> None:
    assert len(ON_THE_SCALE) == 80


@pytest.mark.parametrize("item", ON_THE_SCALE, ids=lambda item: item.id)
def test_every_answer_on_the_scale_means_what_the_table_says(item: Item) -> None:
    for option, level in product(item.options, LEVELS):
        assert found(told(item, option, level), item) == expected(item, option, level), (option, level)


@pytest.mark.parametrize("item", [item for item in CONTENT.items.values() if item.when], ids=lambda item: item.id)
def test_an_answer_whose_question_is_not_due_means_nothing(item: Item) -> None:
    for option in item.options:
        summary = told(item, option, gate=False)
        assert not summary.findings and not summary.followed and not summary.options


@pytest.mark.parametrize("line", [line.id for line in CONTENT.safety])
def test_a_safety_line_changes_no_finding_and_no_count(line: str) -> None:
    answers = {item.id: Answer((item.options[0],)) for item in ON_THE_SCALE}
    without = summarise(CONTENT, [Check("a", Stage.AFTER, DAY, answers=answers)])
    with_it = summarise(CONTENT, [Check("a", Stage.AFTER, DAY, answers=answers, safety=frozenset({line}))])
    assert with_it.safety and not without.safety
    assert with_it.findings == without.findings and with_it.picture == without.picture
    assert with_it.most_useful == without.most_useful and with_it.flags == without.flags
