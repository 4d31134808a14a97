"""What use teaches, by day and without anybody, in memory: the `FeedbackKept` port."""

from __future__ import annotations

from whenever import Date

from bot.domain.feedback import Feedback, Miss, Thumbs
from tests.support.memory.tables import Tables


class MemoryFeedback:
    """Reads it, and lets go of what is old."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def all(self) -> Feedback:
        """Everything, in the order of days."""
        return Feedback(
            tuple(Miss(day, text, times) for (day, text), times in sorted(self._tables.misses.items())),
            tuple(Thumbs(day, intent, *counts) for (day, intent), counts in sorted(self._tables.thumbs.items())),
        )

    async def trim(self, misses_before: Date, thumbs_before: Date) -> int:
        """Delete what is of a day before these; how many rows went."""
        tables = self._tables
        before = len(tables.misses) + len(tables.thumbs)
        tables.misses = {key: times for key, times in tables.misses.items() if key[0] >= misses_before}
        tables.thumbs = {key: counts for key, counts in tables.thumbs.items() if key[0] >= thumbs_before}
        return before - len(tables.misses) - len(tables.thumbs)
