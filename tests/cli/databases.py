"""Databases as an operator may come upon them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from whenever import Instant, TimeDelta

from bot.storage.key import Key
from bot.storage.sqlite.store import open_store
from tests.storage.keeping import take_lease


def older(path: Path) -> None:
    """Of the first version."""
    snapshot = Path(__file__).parents[1] / "storage" / "sqlite" / "schemas" / "0001.sql"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(snapshot.read_text("utf-8"))


def newer(path: Path) -> None:
    """Of a version that is not there yet."""
    older(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 999")


def of_another_program(path: Path) -> None:
    """With a table of songs."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")


def damaged(path: Path) -> None:
    """Two pages of it were overwritten."""
    older(path)
    content = bytearray(path.read_bytes())
    content[4096 * 2 : 4096 * 4] = b"\xff" * 4096 * 2
    path.write_bytes(content)


def only_for_reading(path: Path) -> None:
    """Its header asks for a newer SQLite to write it; this holds for every account, whatever it may do with files."""
    content = bytearray(path.read_bytes())
    content[18] = 9
    path.write_bytes(content)


def letter(path: Path) -> None:
    """No database at all."""
    path.write_text("Dear diary, " * 100)


async def lead(path: Path, ahead: TimeDelta, key: Key | None = None) -> None:
    """A process whose clock is so far ahead of ours took the lease a moment ago, and did not give it up."""
    store = await open_store(path, key)
    assert await take_lease(store, "one", Instant.now() + ahead)  # noqa: TID251 (that is what the verbs ask)
    await store.close()
