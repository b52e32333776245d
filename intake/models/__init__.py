"""Columns. Only sealed bytes where people's words are; nothing finer than a day."""

from intake.models.notebook import Code, Device, Held, Notebook, Record, Salt
from intake.models.sharing import ENDED_SEEN, Desk, Opening, Pin, Reply, Share, Shares
from intake.models.staff import Invitation, Register, Therapist
from intake.models.upkeep import Upkeep

__all__ = [
    "ENDED_SEEN",
    "Code",
    "Desk",
    "Device",
    "Held",
    "Invitation",
    "Notebook",
    "Opening",
    "Pin",
    "Record",
    "Register",
    "Reply",
    "Salt",
    "Share",
    "Shares",
    "Therapist",
    "Upkeep",
]
