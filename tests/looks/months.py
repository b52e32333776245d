"""Someone who has seen one therapist for some months, and somebody new who has seen nobody: what happened when."""

from tests.days import some_months
from tests.looks import acts
from tests.looks.cast import Known
from tests.looks.states import State
from tests.people import begin, check_of, sam


def people() -> dict[str, Known]:
    client, them = some_months()
    fresh = sam()
    check = check_of(begin(fresh, device="own"))
    return {
        "noor": (client, "", them.split("/")[-1]),
        "fresh": (fresh, check, fresh.post("/with/new", {"name": "Friday"})["Location"].split("/")[-1]),
    }


SEEN_BY = {
    "noor": [
        State("over time", "/with/{who}/time"),
        State("over time, all open", "/with/{who}/time", acts.open_all, more=True),
        State("what happened since, too soon to tell", "/with/{who}/raised"),
        State("summary after some months", "/with/{who}/summary", acts.open_all, more=True),
        State("one concern, repaired", "/with/{who}/raised/C-A1"),
        State("a reminder", "/with/{who}/remind", more=True),
        State("a reminder, refused", "/with/{who}/remind", acts.say_what_was_not_offered),
    ],
    "fresh": [State("over time, nothing yet", "/with/{who}/time")],
}
