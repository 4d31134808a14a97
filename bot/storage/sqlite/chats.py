"""Chats that go away or move: the `Chats` port."""

from __future__ import annotations

from bot.storage.sqlite.changes import heard_of
from bot.storage.sqlite.connection import Database

_WHOSE = "SELECT person FROM reminders WHERE chat = ? AND thread IS coalesce(?, thread) AND frozen = 0"


class SqliteChats:
    """Everything of a chat at once, in one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def freeze(self, chat: int, thread: int | None = None) -> None:
        """Freeze all reminders of a chat that blocked the bot, or of one topic that takes nothing; none waits."""
        of = (chat, thread)
        async with self._database.transaction() as connection:
            await heard_of(connection, _WHOSE, *of)
            await connection.execute(
                "UPDATE reminders SET frozen = 1 WHERE chat = ? AND thread IS coalesce(?, thread)", of
            )
            await connection.execute(
                "DELETE FROM occurrences WHERE state = 'waiting'"
                " AND reminder IN (SELECT id FROM reminders WHERE chat = ? AND thread IS coalesce(?, thread))",
                of,
            )

    async def move(self, chat: int, to: int) -> None:
        """A group has a new id; everything of it moves along."""
        async with self._database.transaction() as connection:
            await connection.execute("UPDATE reminders SET chat = ? WHERE chat = ?", (to, chat))
            await connection.execute("UPDATE OR REPLACE drafts SET chat = ? WHERE chat = ?", (to, chat))
