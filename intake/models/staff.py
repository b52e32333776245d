"""Therapists who sign in here, and the invitations of those who do not yet. Their addresses lie sealed, as text."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class Therapists(BaseUserManager["Therapist"]):
    def get_by_natural_key(self, username: str | None) -> "Therapist":
        return self.get(email__iexact=username)


class Therapist(AbstractBaseUser):
    """An address and a password. No name, no role, no time of the last visit."""

    last_login = None
    email = models.EmailField(unique=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    objects: ClassVar[Therapists] = Therapists()

    def __str__(self) -> str:
        return "therapist"


class Invitation(models.Model):
    """One use of a code: sets a password, and makes the desk where there is none."""

    lookup = models.BinaryField(max_length=32, unique=True)
    email = models.EmailField(unique=True)
    until = models.DateField(db_index=True)

    def __str__(self) -> str:
        return "invitation"


class Register(models.Model):
    """One row: the key that addresses are sealed under, wrapped by the server's ring."""

    ONLY = uuid.UUID(int=1)

    id = models.UUIDField(primary_key=True, default=ONLY)
    key_id = models.CharField(max_length=16)
    wrapped = models.BinaryField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=uuid.UUID(int=1)), name="only_one_register")]

    def __str__(self) -> str:
        return "register"
