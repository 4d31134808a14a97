"""All that is kept, in one file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.storage.errors import StoreError
from bot.storage.sqlite.chats import SqliteChats
from bot.storage.sqlite.connection import Database, open_database
from bot.storage.sqlite.records import SqliteRecords
from bot.storage.sqlite.ticks import SqliteTicks
from bot.storage.sqlite.uploads import SqliteUploads

__all__ = ["Store", "StoreError", "open_store"]


@dataclass(frozen=True, slots=True)
class Store:
    """The ports over one database."""

    database: Database
    records: SqliteRecords
    ticks: SqliteTicks
    chats: SqliteChats
    uploads: SqliteUploads

    async def backup(self, path: Path) -> None:
        """A whole copy in a new file. Raises StoreError."""
        await self.database.backup(path)

    async def close(self) -> None:
        """Close the file."""
        await self.database.close()


async def open_store(path: Path | str) -> Store:
    """Open a file, or ":memory:"; it is made or brought up to date. Raises StoreError with one line."""
    database = await open_database(path)
    return Store(
        database, SqliteRecords(database), SqliteTicks(database), SqliteChats(database), SqliteUploads(database)
    )
