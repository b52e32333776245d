"""Every room of both sides: who stands behind its states, and what each of them looks at."""

from tests.looks import beside, cast, desk, ends, links, months, sharing, states, thread

ROOMS = (
    (cast.cast, states.SEEN_BY),
    (ends.people, ends.SEEN_BY),
    (thread.people, thread.SEEN_BY),
    (beside.people, beside.SEEN_BY),
    (months.people, months.SEEN_BY),
    (desk.people, desk.SEEN_BY),
    (sharing.people, sharing.SEEN_BY),
    (links.people, links.SEEN_BY),
)
EVERY = [(who, state) for _cast, seen_by in ROOMS for who, seen in seen_by.items() for state in seen]
