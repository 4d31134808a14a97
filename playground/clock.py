"""The clock that the playground and the bot it serves can share."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

FURTHEST = timedelta(days=366 * 100)


class PlaygroundClock:
    """Real time plus an offset that only grows: `forward` travels ahead, nothing travels back."""

    def __init__(self) -> None:
        self._offset = timedelta()

    def now(self) -> datetime:
        """The present moment on this clock, aware, in UTC."""
        return datetime.now(UTC) + self._offset  # noqa: TID251 (the clock of the playground)

    def timestamp(self) -> int:
        """`now()` in whole Unix seconds, as Telegram dates messages."""
        return int(self.now().timestamp())

    @property
    def offset_seconds(self) -> float:
        """How far ahead of real time this clock is, in seconds (an int where it is whole)."""
        seconds = self._offset.total_seconds()
        return int(seconds) if seconds.is_integer() else seconds

    def forward(self, seconds: float) -> None:
        """Moves ahead. Raises ValueError for what is not a positive number or leads over a century away."""
        if not math.isfinite(seconds) or seconds <= 0:
            raise ValueError("The clock only moves forward, by a positive number of seconds.")
        if seconds > FURTHEST.total_seconds() or self._offset + timedelta(seconds=seconds) > FURTHEST:
            raise ValueError("The clock cannot move more than 100 years ahead.")
        self._offset += timedelta(seconds=seconds)

    def move_to(self, moment: datetime) -> None:
        """Moves ahead to an aware `moment`, to the microsecond; raises ValueError where that has passed."""
        real = datetime.now(UTC)  # noqa: TID251 (the clock of the playground)
        offset = moment - real
        if offset < self._offset:
            raise ValueError("The clock only moves forward.")
        if offset > FURTHEST:
            raise ValueError("The clock cannot move more than 100 years ahead.")
        self._offset = offset
