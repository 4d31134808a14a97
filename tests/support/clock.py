"""A clock that stands still until it is told to move."""

from __future__ import annotations

from whenever import Instant, TimeDelta


class FixedClock:
    """The Clock port of the flows."""

    def __init__(self, now: Instant | None = None) -> None:
        self.now = now or Instant.from_utc(2026, 3, 2, 9)

    def __call__(self) -> Instant:
        return self.now

    def forward(self, *, minutes: float = 0, seconds: float = 0) -> None:
        """Move ahead."""
        self.now = self.now.add(TimeDelta(minutes=minutes, seconds=seconds))
