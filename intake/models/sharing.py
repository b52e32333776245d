"""Desks, shares, who opened them on which day, and replies. Sealed bytes where people's words are."""

import uuid
from datetime import date, timedelta

from django.conf import settings
from django.db import models

ENDED_SEEN = timedelta(days=30)  # how long its former reader is told that a share ended


class Desks(models.QuerySet["Desk"]):
    def taking(self, today: date) -> "Desks":
        """Those that can be shared with; who was away until a day is back on the next one."""
        back = models.Q(state=Desk.State.AWAY, away_until__lt=today)
        return self.filter(models.Q(state=Desk.State.OPEN) | back)


class Desk(models.Model):
    """A therapist's place to receive shares. `profile` is a draft and its settings, `card` what is published of it."""

    class State(models.TextChoices):
        SETTING_UP = "setting_up"
        OPEN = "open"
        AWAY = "away"
        CLOSED = "closed"

    class Mail(models.TextChoices):
        AT_ONCE = "at_once"
        DAILY = "daily"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    handle = models.SlugField(max_length=40, unique=True, null=True)  # noqa: DJ001 - unset until chosen, and unique
    state = models.CharField(max_length=12, choices=State.choices, default=State.SETTING_UP)
    away_until = models.DateField(null=True)  # the last day away; none: until turned back by hand
    mail = models.CharField(max_length=8, choices=Mail.choices, default=Mail.AT_ONCE, db_default=Mail.AT_ONCE)
    key_id = models.CharField(max_length=16, default="", db_index=True)
    wrapped = models.BinaryField(default=bytes)
    profile = models.BinaryField(default=bytes)
    card = models.BinaryField(default=bytes)

    objects = Desks.as_manager()

    def __str__(self) -> str:
        return "desk"

    def state_on(self, today: date) -> str:
        back = self.state == Desk.State.AWAY and self.away_until and self.away_until < today
        return Desk.State.OPEN if back else self.state


class Shares(models.QuerySet["Share"]):
    def live(self, today: date) -> "Shares":
        """Those that may still be read."""
        return self.filter(ended=None, until__gte=today)

    def ended_lately(self, today: date) -> "Shares":
        """Those whose former reader is still told that they ended."""
        over = models.Q(ended__isnull=False, ended__gt=today - ENDED_SEEN)
        ran_out = models.Q(ended=None, until__lt=today, until__gt=today - ENDED_SEEN)
        return self.filter(over | ran_out)

    def gone(self, today: date) -> "Shares":
        """Those nobody is told of any more."""
        return self.filter(_gone(today))

    def still_there(self, today: date) -> "Shares":
        """Those of which something is told, whenever the daily clean-up ran last."""
        return self.exclude(_gone(today))

    def told(self, today: date) -> "Shares":
        """Those that may still be read, and those whose former reader is still told that they ended."""
        kept = models.Q(until__gt=today - ENDED_SEEN) & (models.Q(ended=None) | models.Q(ended__gt=today - ENDED_SEEN))
        return self.filter(kept)

    def shown_to(self, desk: uuid.UUID, today: date) -> "Shares":
        """Newest first."""
        return self.told(today).filter(desk=desk).order_by("-number")


def _gone(today: date) -> models.Q:
    """No empty day is ever compared, so that `exclude` gives exactly the other rows."""
    ended = models.Q(ended__isnull=False, ended__lte=today - ENDED_SEEN)
    return ended | models.Q(until__lte=today - ENDED_SEEN)


class Share(models.Model):
    """Frozen lines for one reader until a day. No notebook is named: its id and its keys lie sealed in the notebook.

    `desk` is empty for a share by link; `lookup` is then what its code is found by. Ended: the sealed bytes are gone.
    """

    class State(models.TextChoices):
        NEW = "new"
        READ = "read"
        ANSWERED = "answered"
        ENDED = "ended"

    class Reader(models.TextChoices):
        DESK = "desk"
        LINK = "link"
        TRUSTED = "trusted"

    number = models.BigAutoField(primary_key=True)  # the order they came in, as no time finer than a day is kept
    id = models.UUIDField(unique=True, default=uuid.uuid4)
    desk = models.ForeignKey(Desk, null=True, on_delete=models.CASCADE)
    reader = models.CharField(max_length=8, choices=Reader.choices)
    lookup = models.BinaryField(max_length=32, null=True, unique=True)
    end_lookup = models.BinaryField(max_length=32, unique=True)
    key_id = models.CharField(max_length=16, default="", db_index=True)
    wrapped = models.BinaryField(default=bytes)
    body = models.BinaryField(default=bytes)
    cover = models.BinaryField(default=bytes)
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=8, choices=State.choices, default=State.NEW)
    day = models.DateField()
    until = models.DateField(db_index=True)
    ended = models.DateField(null=True, db_index=True)
    wrong_pins = models.PositiveSmallIntegerField(default=0)

    objects = Shares.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["desk", "-number"], name="inbox"),
            models.Index(fields=["desk", "state", "-number"], name="inbox_by_state"),
            models.Index(fields=["desk", "until", "number"], name="inbox_ending_soon"),
        ]

    def __str__(self) -> str:
        return "share"


class Opening(models.Model):
    """That a share was read, on a day. Once a day, and nothing finer."""

    share = models.ForeignKey(Share, on_delete=models.CASCADE)
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["share", "day"], name="opened_once_a_day")]

    def __str__(self) -> str:
        return "opening"


class Reply(models.Model):
    """A therapist's answer, sealed under the share's own data key: whoever may read the share, and its client, can."""

    share = models.OneToOneField(Share, on_delete=models.CASCADE, primary_key=True)
    body = models.BinaryField()
    day = models.DateField()

    def __str__(self) -> str:
        return "reply"


class Pin(models.Model):
    """The PIN of a link, sealed in a notebook that is not named, and its one readable day: afterwards the row goes."""

    slot = models.BinaryField(primary_key=True, max_length=32)
    sealed = models.BinaryField()
    day = models.DateField(db_index=True)

    def __str__(self) -> str:
        return "pin"
