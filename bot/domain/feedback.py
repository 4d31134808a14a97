"""What use teaches: sentences that nothing answered, and thumbs under answers. Nothing of it says whose it is."""

from __future__ import annotations

from whenever import Date

from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Miss:
    """A sentence as it is kept: without names, numbers and words that only its writer uses. `times` is how often."""

    day: Date
    text: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Thumbs:
    """How many thumbs went up and down under the answer to one intent on one day."""

    day: Date
    intent: str
    up: int = 0
    down: int = 0


@dataclass(frozen=True, slots=True)
class Feedback:
    """All that is kept, by day."""

    misses: tuple[Miss, ...] = ()
    thumbs: tuple[Thumbs, ...] = ()
