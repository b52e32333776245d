"""Someone who compares three therapists, and someone who has one: the pages of the comparison."""

from tests.looks import acts
from tests.looks.cast import Known
from tests.looks.states import State
from tests.people import begin, check_of, sam
from tests.three import add, three


def people() -> dict[str, Known]:
    client, rivera, priya, tuesday = three()
    client.post("/compare", {"counts": [f"{rivera}:goals", f"{priya}:trust"], "go": "save"})
    settled, dr, other, _ = three()
    settled.post("/compare/decision", {"lean": other, "because": "Warm, and on time.", "sure": "rather"})
    settled.post(f"/with/{dr}/decline", {"text": "Thank you. I go on with somebody else."})
    alone = sam()
    check = check_of(begin(alone))
    return {
        "morgan": (client, "", tuesday),
        "settled": (settled, "", dr),
        "alone": (alone, check, add(alone, "One")),
    }


SEEN_BY = {
    "morgan": [
        State("compare", "/compare", more=True),
        State("compare, only differences", "/compare?only=differences&limits=hidden"),
        State("compare, saved", "/compare?saved=1"),
        State("choose who to compare", "/compare/who", more=True),
        State("choose who to compare, refused", "/compare/who", acts.choose_nobody),
        State("how much a part matters", "/compare/part/trust"),
        State("what is still open", "/compare/open", more=True),
        State("where I lean", "/compare/decision", more=True),
        State("where I lean, too long", "/compare/decision", acts.write_far_too_much),
        State("say no", "/with/{who}/decline", more=True),
        State("say no, too long", "/with/{who}/decline", acts.write_far_too_much),
        State("practical facts", "/with/{who}/practical"),
        State("therapist not spoken to yet", "/with/{who}"),
        State("notebook with three therapists", "/notes"),
    ],
    "settled": [
        State("where I lean, kept", "/compare/decision?saved=1", more=True),
        State("say no, kept", "/with/{who}/decline?saved=1"),
        State("say no, large", "/with/{who}/decline?as=large"),
    ],
    "alone": [
        State("compare with one therapist", "/compare"),
        State("still open with one therapist", "/compare/open"),
    ],
}
