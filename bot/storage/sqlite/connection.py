"""One SQLite file: opened, brought up to date, written by one transaction at a time, and read beside that."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiosqlite

from bot.storage.errors import StoreError
from bot.storage.key import Key
from bot.storage.private import keep_private
from bot.storage.sqlite.driver import BUSY, code_of, connect, connected, errors, unusable
from bot.storage.sqlite.migrations import Migration, read_migrations

_BUSY_MS = 5000
"""How long a statement waits for another process."""

_AGAIN_SECONDS = 0.05
"""How long until the one statement that SQLite does not let wait is tried again."""

_IN_MEMORY = ":memory:"

Row = Sequence[Any]

Values = Sequence[Any] | Mapping[str, Any]


class Database:
    """SQLite with write-ahead log, foreign keys and durable commits.

    Every commit survives a loss of power, because what was attempted must never be forgotten.
    """

    def __init__(
        self, connection: aiosqlite.Connection, reader: aiosqlite.Connection | None = None, key: Key | None = None
    ) -> None:
        """`reader` is another connection to the same file, so that nothing that only reads waits for a write.

        With a `key` both are encrypted.
        """
        self._key = key
        self._connection = connection
        self._turn = asyncio.Lock()
        self._reader = reader or connection
        self._reading = asyncio.Lock() if reader is not None else self._turn

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[aiosqlite.Connection]:
        """A write transaction: all of the block, or nothing. Raises StoreError."""
        async with self._turn:
            try:
                try:
                    await self._connection.execute("BEGIN IMMEDIATE")
                    yield self._connection
                    await self._connection.commit()
                except BaseException:  # also where it is cancelled: what was begun is done by another thread
                    await asyncio.shield(self._connection.rollback())
                    raise
            except errors() as error:
                raise StoreError(f"the database cannot be written: {error}") from error

    async def rows(self, query: str, values: Values = ()) -> list[Row]:
        """All rows of one query. Raises StoreError."""
        async with self._reading:
            try:
                return list(await self._reader.execute_fetchall(query, values))
            except errors() as error:
                raise StoreError(f"the database cannot be read: {error}") from error

    async def row(self, query: str, values: Values = ()) -> Row | None:
        """The first row of one query."""
        found = await self.rows(query, values)
        return found[0] if found else None

    async def rewrite(self) -> None:
        """Write the whole file anew: it holds what is kept and nothing else. Raises StoreError."""
        await self._pragma("VACUUM")

    async def empty_log(self) -> bool:
        """Bring all of the log into the file and empty it; False where another process reads it. Raises StoreError."""
        ((busy, *_),) = await self._pragma("PRAGMA wal_checkpoint(TRUNCATE)")
        return not busy

    async def _pragma(self, statement: str) -> list[Row]:
        """One statement about the file itself, outside any transaction. Raises StoreError."""
        async with self._turn:
            try:
                return list(await self._connection.execute_fetchall(statement))
            except errors() as error:
                raise StoreError(f"the database cannot be put in order: {error}") from error

    async def close(self) -> None:
        """End the connections once what is under way is done."""
        if self._reader is not self._connection:
            async with self._reading:
                await self._reader.close()
        async with self._turn:
            await self._connection.close()


async def open_database(
    path: Path | str, migrations: Sequence[Migration] | None = None, key: Key | None = None
) -> Database:
    """Open a file (or ":memory:"), and make it or bring it up to date. Raises StoreError with one line."""
    await asyncio.to_thread(_try_to_open_ours, path, key)
    connection = await connected(path, key)
    try:
        await _prepare(connection)
        await _migrate(connection, path, read_migrations() if migrations is None else migrations)
        await _try_to_write(connection, path)
        reader = await _reader_of(path, key)
    except BaseException as error:
        await connection.close()
        if isinstance(error, errors()):
            raise unusable(path, key, error) from None
        raise
    return Database(connection, reader, key)


async def _reader_of(path: Path | str, key: Key | None) -> aiosqlite.Connection | None:
    """A connection that only reads, None in memory, where each has a database of its own."""
    if str(path) == _IN_MEMORY:
        return None
    reader = await connected(path, key)
    for pragma in (f"busy_timeout = {_BUSY_MS}", "query_only = ON", "trusted_schema = OFF"):
        await reader.execute(f"PRAGMA {pragma}")
    return reader


def _try_to_open_ours(path: Path | str, key: Key | None) -> None:
    """First without aiosqlite, whose thread outlives an attempt that fails by a moment."""
    try:
        if str(path) != _IN_MEMORY:
            keep_private(Path(path))
        connect(path, key).close()
    except errors(OSError) as error:
        raise unusable(path, key, error) from None


async def _prepare(connection: aiosqlite.Connection) -> None:
    await connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    await _write_ahead(connection)
    for pragma in ("synchronous = FULL", "trusted_schema = OFF", "secure_delete = ON"):
        await connection.execute(f"PRAGMA {pragma}")


async def _write_ahead(connection: aiosqlite.Connection) -> None:
    """Keep a write-ahead log. Two that change a new file at once meet a lock for which SQLite never waits."""
    until = asyncio.get_running_loop().time() + _BUSY_MS / 1000
    while True:
        try:
            await connection.execute("PRAGMA journal_mode = WAL")
        except errors() as error:
            if code_of(error) != BUSY or asyncio.get_running_loop().time() >= until:
                raise
            await asyncio.sleep(_AGAIN_SECONDS)
        else:
            return


async def _migrate(connection: aiosqlite.Connection, path: Path | str, migrations: Sequence[Migration]) -> None:
    """Apply what is missing, each in one transaction with the version it leads to.

    A table is rebuilt by dropping the old one, and with foreign keys on that would delete all that refers to it. So
    they are off meanwhile, and are checked before each step is committed.
    """
    await connection.execute("PRAGMA foreign_keys = OFF")
    while (following := await _following(connection, path, migrations)) is not None:
        await connection.execute("BEGIN IMMEDIATE")
        try:
            if await _version(connection) < following.version:  # else another process was faster
                await _step(connection, path, following)
            await connection.commit()
        except errors() as error:
            raise StoreError(f"{path} cannot be brought to version {following.version}: {error}") from error
        finally:
            await connection.rollback()
    await connection.execute("PRAGMA foreign_keys = ON")


async def _try_to_write(connection: aiosqlite.Connection, path: Path | str) -> None:
    """Write what stands there already, and take it back. Raises StoreError for a file that can only be read.

    For such a file a transaction that is to write begins like any other, and fails at its first write.
    """
    try:
        await connection.execute("BEGIN IMMEDIATE")
        await connection.execute(f"PRAGMA user_version = {await _version(connection)}")
    except errors() as error:
        raise unusable(path, None, error) from error
    finally:
        await connection.rollback()


async def _following(
    connection: aiosqlite.Connection, path: Path | str, migrations: Sequence[Migration]
) -> Migration | None:
    """The next step; None where the file is up to date. Raises StoreError for a newer one."""
    version = await _version(connection)
    newest = migrations[-1].version if migrations else 0
    if version > newest:
        raise StoreError(f"{path} was written by a newer version of Hammy; this one knows it up to {newest}")
    return next((one for one in migrations if one.version > version), None)


async def _step(connection: aiosqlite.Connection, path: Path | str, step: Migration) -> None:
    if step.version == 1 and await connection.execute_fetchall("SELECT 1 FROM sqlite_schema"):
        raise StoreError(f"{path} is the database of another program")
    for statement in step.statements:
        await connection.execute(statement)
    if await connection.execute_fetchall("PRAGMA foreign_key_check"):
        raise StoreError(f"{path} cannot be brought to version {step.version}: something refers to what is gone")
    await connection.execute(f"PRAGMA user_version = {step.version}")


async def _version(connection: aiosqlite.Connection) -> int:
    rows = list(await connection.execute_fetchall("PRAGMA user_version"))
    return int(rows[0][0])
