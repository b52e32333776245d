"""Every room of both sides: who stands behind its states, and what each of them looks at."""

from tests.looks import beside, cast, desk, ends, links, months, saved, sharing, states, thread

WALK = ((cast.cast, states.SEEN_BY),)
THREAD = (
    (ends.people, ends.SEEN_BY),
    (thread.people, thread.SEEN_BY),
    (beside.people, beside.SEEN_BY),
    (months.people, months.SEEN_BY),
    (saved.people, saved.SEEN_BY),
)
SHARES = (
    (desk.people, desk.SEEN_BY),
    (sharing.people, sharing.SEEN_BY),
    (links.people, links.SEEN_BY),
)
ROOMS = WALK + THREAD + SHARES
