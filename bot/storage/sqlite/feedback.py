"""What use teaches, by day and without anybody: the `FeedbackKept` port, and the two changes that add to it."""

from __future__ import annotations

import aiosqlite
from whenever import Date, Instant

from bot.domain.changes import CountThumb, KeepMiss
from bot.domain.feedback import Feedback, Miss, Thumbs
from bot.storage.sqlite.connection import Database
from bot.storage.sqlite.sweeping import sweep


class SqliteFeedback:
    """Reads it, and lets go of what is old."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> Feedback:
        """Everything, in the order of days."""
        misses = await self._database.rows("SELECT day, text, times FROM misses ORDER BY day, text")
        thumbs = await self._database.rows("SELECT day, intent, up, down FROM thumbs ORDER BY day, intent")
        return Feedback(
            tuple(Miss(Date.parse_iso(day), text, times) for day, text, times in misses),
            tuple(Thumbs(Date.parse_iso(day), intent, up, down) for day, intent, up, down in thumbs),
        )

    async def trim(self, misses_before: Date, thumbs_before: Date) -> int:
        """Delete what is of a day before these, for good; how many rows went."""
        async with self._database.transaction() as connection:
            misses = await connection.execute("DELETE FROM misses WHERE day < ?", (misses_before.format_iso(),))
            thumbs = await connection.execute("DELETE FROM thumbs WHERE day < ?", (thumbs_before.format_iso(),))
            gone = misses.rowcount + thumbs.rowcount
            if misses.rowcount:
                await connection.execute("UPDATE lease SET erased = 1")
        if misses.rowcount:
            await sweep(self._database)
        return gone


async def count_thumb(connection: aiosqlite.Connection, thumb: CountThumb, now: Instant) -> None:
    """One more thumb of today."""
    column = "up" if thumb.up else "down"
    await connection.execute(
        f"INSERT INTO thumbs (day, intent, {column}) VALUES (?, ?, 1)"
        f" ON CONFLICT (day, intent) DO UPDATE SET {column} = {column} + 1",
        (_today(now), thumb.intent),
    )


async def keep_miss(connection: aiosqlite.Connection, miss: KeepMiss, now: Instant) -> None:
    """One more sentence of today, unless there are as many different ones already."""
    cursor = await connection.execute(
        "UPDATE misses SET times = times + 1 WHERE day = ? AND text = ?", (_today(now), miss.text)
    )
    if cursor.rowcount == 0:
        await connection.execute(
            "INSERT INTO misses (day, text) SELECT ?, ? WHERE (SELECT count(*) FROM misses WHERE day = ?) < ?",
            (_today(now), miss.text, _today(now), miss.at_most),
        )


def _today(now: Instant) -> str:
    return now.to_tz("UTC").date().format_iso()
