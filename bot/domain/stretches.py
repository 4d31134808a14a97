"""A stretch that a sentence reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DayPart(StrEnum):
    """When on its day."""

    MORNING = "morning"
    MIDDAY = "midday"
    EVENING = "evening"


@dataclass(frozen=True, slots=True)
class StretchReport:
    """On which day, and when on it; None for just now, or where it was not said."""

    days_ago: int = 0
    part: DayPart | None = None
