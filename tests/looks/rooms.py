"""Every room of the client's side: who stands behind its states, and what each of them looks at."""

from tests.looks import beside, cast, ends, months, saved, states, thread

ROOMS = (
    (cast.cast, states.SEEN_BY),
    (ends.people, ends.SEEN_BY),
    (thread.people, thread.SEEN_BY),
    (beside.people, beside.SEEN_BY),
    (months.people, months.SEEN_BY),
    (saved.people, saved.SEEN_BY),
)
EVERY = [(who, state) for _cast, seen_by in ROOMS for who, seen in seen_by.items() for state in seen]
