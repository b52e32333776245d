"""Columns. Only sealed bytes where people's words are; nothing finer than a day."""

from intake.models.notebook import Code, Device, Held, Notebook, Record, Salt

__all__ = ["Code", "Device", "Held", "Notebook", "Record", "Salt"]
