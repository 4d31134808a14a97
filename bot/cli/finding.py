"""What `hammy doctor` finds, one thing a line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    """How it stands with one thing."""

    WELL = "well"
    WRONG = "wrong"
    SKIPPED = "skipped"
    """It cannot be looked at here, and need not be."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing with a sentence about it; where it is wrong, the sentence says what to do."""

    thing: str
    health: Health
    says: str


def well(thing: str, says: str) -> Finding:
    """All is as it should be."""
    return Finding(thing, Health.WELL, says)


def wrong(thing: str, says: str) -> Finding:
    """Something is to be done."""
    return Finding(thing, Health.WRONG, says)


def skipped(thing: str, says: str) -> Finding:
    """Nothing to look at."""
    return Finding(thing, Health.SKIPPED, says)
