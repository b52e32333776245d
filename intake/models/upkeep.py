"""What the server remembers of its own upkeep. Days, and nothing about anybody."""

from datetime import date

from django.db import models


class Upkeep(models.Model):
    """One row: the day of the last clean-up, backup and test of one, and since when sharing is frozen, if it is."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    cleaned = models.DateField(null=True)
    backed_up = models.DateField(null=True)
    restore_tested = models.DateField(null=True)
    frozen = models.DateField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="only_one_upkeep")]

    def __str__(self) -> str:
        return "upkeep"

    @classmethod
    def now(cls) -> "Upkeep":
        """As it stands; nothing has been done yet where there is no row."""
        return cls._default_manager.first() or cls()

    @classmethod
    def note(cls, **days: date | None) -> None:
        """Names only the columns it writes, so that a backup can be made of an older database, too."""
        if not cls._default_manager.filter(id=1).update(**days):
            cls._default_manager.update_or_create(id=1, defaults=days)
