"""Holding the reminders of someone who should be getting help instead: the `ReminderHolds` port."""

from __future__ import annotations

from whenever import Instant, TimeDelta

from bot.domain.conversation import ReminderHold
from bot.domain.messages import Speaker
from bot.domain.profile import UNTIL_RESUMED
from bot.storage.sqlite.changes import ACTIVE, clock_values
from bot.storage.sqlite.connection import Database
from bot.storage.sqlite.rows import ms
from bot.storage.sqlite.ticks import SqliteTicks

EMERGENCY_PAUSE = TimeDelta(hours=6)


class SqliteHolds:
    """Pauses for people who are known; nothing is stored of others, and never why."""

    def __init__(self, database: Database, ticks: SqliteTicks) -> None:
        self._database = database
        self._ticks = ticks

    async def hold(self, speaker: Speaker, hold: ReminderHold, now: Instant) -> bool:
        """Hold or pause the reminders of one person; True where there are any that it concerns."""
        column, until, kinds = "paused_until", now + EMERGENCY_PAUSE, "'stretch', 'hydration'"
        if hold is ReminderHold.STRETCHES:
            column, until, kinds = "stretches_paused_until", UNTIL_RESUMED, "'stretch'"
        values = {"person": speaker.person, "until": ms(until), **clock_values(now)}
        theirs = f"SELECT 1 FROM reminders WHERE person = :person AND {ACTIVE}"
        async with self._database.transaction() as connection:
            await connection.execute(
                f"UPDATE people SET {column} = max(coalesce({column}, 0), :until)"
                f" WHERE person = :person AND EXISTS ({theirs})",
                values,
            )
            found = await connection.execute_fetchall(f"{theirs} AND kind IN ({kinds}) LIMIT 1", values)
            return bool(list(found))

    async def freeze(self, chat: int) -> None:
        """Freeze all reminders of a chat that blocked the bot."""
        await self._ticks.freeze(chat)

    async def move(self, chat: int, to: int) -> None:
        """A group has a new id; everything of it moves along."""
        await self._ticks.move(chat, to)
