"""Columns. Only sealed bytes where people's words are; nothing finer than a day."""

from intake.models.notebook import Device, Held, Notebook, Record

__all__ = ["Device", "Held", "Notebook", "Record"]
