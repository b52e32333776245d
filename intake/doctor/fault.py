"""What an examination finds: what is wrong, why it matters, and exactly what mends it. Nothing about anybody."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    what: str
    why: str
    fix: str
    grave: bool = True  # otherwise it can wait, and stops nobody

    def __str__(self) -> str:
        return f"{self.what}\n      Why: {self.why}\n      Fix: {self.fix}"
