"""Someone with several checks of one therapist and a second one put beside: the pages of the thread."""

from tests.looks.cast import Known
from tests.looks.states import State
from tests.people import answer, begin, check_of, sam, with_them


def people() -> dict[str, Known]:
    client = sam()
    check = check_of(begin(client, contact="yes", length="full", name="the slow one"))
    answer(client, check, {"C-A1": "little", "T-A1": "no", "T-A5": "yes"})
    them = with_them(client)
    check = check_of(client.post(f"{them}/again", {"check": "ongoing-short"})["Location"])
    answer(client, check, {"TALK_C-A1": "yes"})
    client.post("/with/new", {"name": "Friday"})
    return {"mira": (client, check, them.split("/")[-1])}


SEEN_BY = {
    "mira": [
        State("notebook with two therapists", "/notes", more=True),
        State("therapist", "/with/{who}", more=True),
        State("check again", "/with/{who}/again"),
        State("add a therapist", "/with/new"),
        State("another name", "/with/{who}/name"),
        State("check that opens with a concern", "/check/{check}/TALK_C-A1", more=True),
        State("what the therapist did", "/check/{check}/R-O2_C-A1"),
        State("parts of a check", "/check/{check}"),
        State("what happened since", "/with/{who}/raised", more=True),
        State("one concern", "/with/{who}/raised/T-A1", more=True),
        State("one concern, for a letter", "/with/{who}/raised/T-A1?tone=letter"),
        State("one concern, talked about", "/with/{who}/raised/C-A1"),
        State("words to write in a tone", "/with/{who}/write/raise:T-A1?tone=warm"),
        State("something went wrong", "/with/{who}/hurt"),
        State("during the talk", "/with/{who}/talk", more=True),
        State("ways from here", "/with/{who}/options"),
        State("page before a walk, therapists known", "/walk?contact=yes"),
    ]
}
