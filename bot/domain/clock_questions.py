"""The question what time it is."""

from __future__ import annotations

from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class ClockQuestion:
    """Where the person is."""
