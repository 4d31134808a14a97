"""All that is kept, in one file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.storage.errors import StoreError
from bot.storage.key import Key
from bot.storage.sqlite.chats import SqliteChats
from bot.storage.sqlite.connection import Database, open_database
from bot.storage.sqlite.feedback import SqliteFeedback
from bot.storage.sqlite.records import SqliteRecords
from bot.storage.sqlite.silence import SqliteSilence
from bot.storage.sqlite.ticks import SqliteTicks
from bot.storage.sqlite.uploads import SqliteUploads

__all__ = ["Store", "StoreError", "open_store"]


@dataclass(frozen=True, slots=True)
class Store:
    """The ports over one database; `path` is its file, None in memory, `identity` which file that is."""

    path: Path | None
    identity: tuple[int, int] | None
    database: Database
    records: SqliteRecords
    ticks: SqliteTicks
    chats: SqliteChats
    uploads: SqliteUploads
    silence: SqliteSilence
    feedback: SqliteFeedback

    def is_in_place(self) -> bool:
        """False where its file was deleted or replaced: whatever is written then is lost."""
        return self.path is None or _identity(self.path) == self.identity

    async def close(self) -> None:
        """Close the file."""
        await self.database.close()


async def open_store(path: Path | str, key: Key | None = None) -> Store:
    """Open a file, or ":memory:", encrypted with a key where there is one; it is made or brought up to date.

    Raises StoreError with one line.
    """
    database = await open_database(path, key=key)
    try:
        return _over(database, None if str(path) == ":memory:" else Path(path))
    except BaseException:  # whose threads would hold up the end of the process
        await database.close()
        raise


def _over(database: Database, file: Path | None) -> Store:
    return Store(
        file,
        _identity(file) if file else None,
        database,
        SqliteRecords(database),
        SqliteTicks(database),
        SqliteChats(database),
        SqliteUploads(database),
        SqliteSilence(database),
        SqliteFeedback(database),
    )


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
