"""Who stands behind the states of an ending: one notebook for each kind, and one that has not said how it ends."""

from tests.ends import END, ending_of, write_all
from tests.looks import acts
from tests.looks.cast import Known
from tests.looks.states import State

LOOKED_BACK = {
    "G-E1": "partly",
    "E-E2": "no",
    "E-E4": "no",
    "E-E5": "no",
    "E-E7": ["sad", "relieved"],
    "E-E8": "I can say stop.",
    "T-E2": "They wrote things down for me.",
    "P-E3": "partly",
    "P-E4": "yes",
    "C-E3": "much",
    "N-E1": "Questions in writing, a day before.",
    "K-E2": "no",
    "R-E3": "give",
    "U-E1": "yes",
    "U-E2": "We looked at it a week later.",
    "G-E4": {"answer": "yes", "note": "Asking for help at work."},
}


def people() -> dict[str, Known]:
    known = {kind: ending_of(kind, LOOKED_BACK) for kind in END}
    write_all(known["goals_reached"][0], known["goals_reached"][2])
    known["not_said"] = ending_of("not_said", {})
    return known


def _summary(kind: str) -> State:
    return State(f"ending, {kind.replace('_', ' ')}", "/with/{who}/ending", more=kind == "plain")


WRITTEN = [
    State("words to end with, written", "/with/{who}/ending/words", more=True),
    State("words to end with, large", "/with/{who}/ending/words?as=large"),
    State("what I take with me, written", "/with/{who}/ending/along"),
    State("plan for hard days, written", "/with/{who}/ending/hard-days", more=True),
    State("plan for hard days, paper", "/with/{who}/ending/hard-days?as=paper"),
    State("plan for hard days, large", "/with/{who}/ending/hard-days?as=large"),
    State("brief, written", "/with/{who}/ending/brief"),
    State("brief, paper", "/with/{who}/ending/brief?as=paper"),
]
TO_WRITE = [
    State("words to end with", "/with/{who}/ending/words?tone=letter", more=True),
    State("words to end with, too long", "/with/{who}/ending/words", acts.write_far_too_much),
    State("what I take with me", "/with/{who}/ending/along", more=True),
    State("what I take with me, too long", "/with/{who}/ending/along", acts.write_far_too_much),
    State("plan for hard days", "/with/{who}/ending/hard-days"),
    State("plan for hard days, too long", "/with/{who}/ending/hard-days", acts.write_far_too_much),
    State("brief from answers", "/with/{who}/ending/brief", more=True),
    State("brief, too long", "/with/{who}/ending/brief", acts.write_far_too_much),
    State("keep or delete", "/with/{who}/ending/keep", more=True),
]
NOT_SAID = [
    State("how is this ending", "/with/{who}/ending"),
    State("brief without answers", "/with/{who}/ending/brief"),
    State("how it ended, the question", "/check/{check}/E-E1"),
]
SEEN_BY: dict[str, list[State]] = {kind: [_summary(kind)] for kind in END}
SEEN_BY["goals_reached"] += WRITTEN
SEEN_BY["plain"] += TO_WRITE
SEEN_BY["not_said"] = NOT_SAID
