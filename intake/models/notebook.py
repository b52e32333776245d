"""A notebook, the devices that open it, and its sealed rows."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from django.db import connection, models

AT_ONCE = 300  # rows of one statement
INSERT = "INSERT INTO intake_record (slot, notebook_id, sealed) VALUES (%s, %s, %s) ON CONFLICT (slot) DO "
OWN, SHARED = timedelta(days=30), timedelta(days=1)  # how long after its last day a device still opens the notebook


class Notebook(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    index = models.BinaryField()
    revision = models.PositiveIntegerField(default=1)
    keep_until = models.DateField(db_index=True)

    def __str__(self) -> str:
        return "notebook"


class Held(NamedTuple):
    """A device's row beside its notebook's, as they lie: sealed."""

    own: bool
    last_day: date
    wrapped: bytes
    notebook: uuid.UUID
    sealed_index: bytes
    revision: int
    keep_until: date


class Devices(models.QuerySet["Device"]):
    def held(self, lookup: bytes, today: date) -> Held | None:
        """The device and its notebook, unless the day of either has passed, in one statement.

        Written out, as every page begins with it: building this query costs more than running it.
        """
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT device.own, device.last_day, device.wrapped, notebook.id,"
                ' notebook."index", notebook.revision, notebook.keep_until FROM intake_device AS device'
                " JOIN intake_notebook AS notebook ON notebook.id = device.notebook_id"
                " WHERE device.lookup = %s AND notebook.keep_until >= %s"
                " AND device.last_day >= CASE WHEN device.own THEN %s ELSE %s END",
                [lookup, today, today - OWN, today - SHARED],
            )
            row = cursor.fetchone()
        if row is None:
            return None
        own, last_day, wrapped, notebook, index, revision, keep_until = row
        opened = notebook if isinstance(notebook, uuid.UUID) else uuid.UUID(notebook)
        return Held(bool(own), last_day, bytes(wrapped), opened, bytes(index), revision, keep_until)

    def over(self, today: date) -> "Devices":
        """Those whose cookie is over by now: a shared one lasts half an hour, an own one thirty days."""
        return self.filter(_over(today))

    def holding(self, today: date) -> "Devices":
        return self.exclude(_over(today))


def _over(today: date) -> models.Q:
    return models.Q(own=False, last_day__lt=today - SHARED) | models.Q(own=True, last_day__lt=today - OWN)


class Device(models.Model):
    lookup = models.BinaryField(primary_key=True, max_length=32)
    notebook = models.ForeignKey(Notebook, on_delete=models.CASCADE)
    wrapped = models.BinaryField()
    own = models.BooleanField()
    last_day = models.DateField()

    objects = Devices.as_manager()

    def __str__(self) -> str:
        return "device"


class Code(models.Model):
    """The return code of a notebook: what it is found by, and the notebook's key wrapped under it."""

    lookup = models.BinaryField(primary_key=True, max_length=32)
    notebook = models.OneToOneField(Notebook, on_delete=models.CASCADE)
    wrapped = models.BinaryField()

    def __str__(self) -> str:
        return "code"


class Salt(models.Model):
    """The one salt of all return codes. Without it no code opens anything, so it is in every backup."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    value = models.BinaryField(max_length=16)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="only_one_salt")]

    def __str__(self) -> str:
        return "salt"


class Records(models.QuerySet["Record"]):
    def put(self, slot: bytes, notebook: uuid.UUID, sealed: bytes) -> None:
        """Writes one row over an earlier one."""
        _insert(slot, notebook, sealed, "UPDATE SET sealed = excluded.sealed")

    def swap(self, slot: bytes, notebook: uuid.UUID, was: bytes | None, sealed: bytes) -> bool:
        """Writes one row over exactly that earlier one, or where there is none yet. Whether it did."""
        if was is not None:
            return bool(self.filter(slot=slot, sealed=was).update(sealed=sealed))
        return bool(_insert(slot, notebook, sealed, "NOTHING"))

    def add(self, notebook: uuid.UUID, sealed: Mapping[bytes, bytes]) -> None:
        """Writes rows where there are none yet; those that are there stay."""
        rows = (Record(slot=slot, notebook_id=notebook, sealed=body) for slot, body in sealed.items())
        self.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)

    def at(self, slots: Iterable[bytes]) -> dict[bytes, bytes]:
        """The rows in some slots, in one statement, written out like `Devices.held`."""
        wanted = list(slots)
        marks = ", ".join(["%s"] * len(wanted))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT slot, sealed FROM intake_record WHERE slot IN ({marks})", wanted)  # noqa: S608
            return {bytes(slot): bytes(sealed) for slot, sealed in cursor.fetchall()}

    def of(self, notebook: uuid.UUID) -> dict[bytes, bytes]:
        rows = self.filter(notebook=notebook).values_list("slot", "sealed")
        return {bytes(slot): bytes(sealed) for slot, sealed in rows}


def _insert(slot: bytes, notebook: uuid.UUID, sealed: bytes, where_there_is_one: str) -> int:
    """How many rows were written, in a single statement.

    `bulk_create(update_conflicts=True)` does the same inside BEGIN and COMMIT: three round trips.
    """
    owner = Notebook._meta.pk.get_db_prep_value(notebook, connection)
    with connection.cursor() as cursor:
        cursor.execute(INSERT + where_there_is_one, [slot, owner, sealed])
        written: int = cursor.rowcount
    return written


class Record(models.Model):
    slot = models.BinaryField(primary_key=True, max_length=32)
    notebook = models.ForeignKey(Notebook, on_delete=models.CASCADE)
    sealed = models.BinaryField()

    objects = Records.as_manager()

    def __str__(self) -> str:
        return "record"
