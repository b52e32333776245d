"""Everything that has to be right before others are let in, one after the other."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from django.db import DatabaseError

from intake.doctor import guarding, visiting, working
from intake.doctor.fault import Fault

Look = Callable[[datetime], Iterator[Fault]]
AROUND: dict[str, Look] = {
    "Encryption and hosts": guarding.look_at_the_way_in,
    "Secret files": guarding.look_at_secret_files,
    "Where Exit leads": guarding.look_at_exit,
    "Copy of the keys": guarding.look_at_kept_keys,
    "Free disk": working.look_at_the_disk,
    "Mail": working.look_at_mail,
    "Content": working.look_at_the_content,
    "Database": working.look_at_the_database,
}
# these ask the database, so they are asked when it answers and has its tables
BEHIND: dict[str, Look] = {
    "Server keys": guarding.look_at_keys,
    "Sealed addresses": guarding.look_at_addresses,
    "Clock": working.look_at_the_clock,
    "Daily clean-up": working.look_at_the_clean_up,
    "Backup": working.look_at_backups,
    "Restore": working.look_at_restoring,
    "Sharing": working.look_at_freezing,
}


def examine(address: str, now: datetime, patience: float) -> Iterator[tuple[str, list[Fault]]]:
    """Each part with what is wrong about it. Pages are asked for at the address, or in this process.

    What sends mail may take as many seconds as there is patience for.
    """
    found: list[Fault] = []
    for name, look in AROUND.items():
        found = list(look(now))
        yield name, found
    if any(fault.grave for fault in found):  # the database, which is last
        return
    for name, look in BEHIND.items():
        yield name, _asked(look, now)
    yield "What sends mail", _asked(partial(working.look_at_the_worker, patience=patience), now)
    yield "Pages, headers, cookies", list(visiting.look_at_pages(address))
    yield "Plain http", list(visiting.look_at_plain_http(address))


def _asked(look: Look, now: datetime) -> list[Fault]:
    try:
        return list(look(now))
    except DatabaseError:
        return [Fault("The database stopped answering.", "This could not be looked at.", "Run doctor again.")]


def told(name: str, faults: list[Fault]) -> str:
    if not faults:
        return f"fine  {name}"
    return "\n".join(f"{'WRONG' if one.grave else 'later'} {name}: {one}" for one in faults)
