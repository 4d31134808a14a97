"""A database under another key: written anew beside the old file, looked through, and put in its place at once."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from whenever import Instant

from bot.storage.errors import StoreError
from bot.storage.key import Key
from bot.storage.private import keep_private
from bot.storage.sqlite.copies import delete, put_in_place, refuse_while_led, refuse_while_used, sound
from bot.storage.sqlite.driver import connect, connect_by_cipher, errors

_BLOCK = 2**20


def reencrypt(path: Path, before: Key | None, key: Key, now: Instant) -> Path:
    """Encrypt a database that has another key, or none; where the one before is now.

    At every moment there is a whole database in its place. Raises StoreError, and then nothing has changed.
    """
    examined = sound(path, before)
    refuse_while_led(path, now, before)
    refuse_while_used(path, before)
    coming = path.with_name(f"{path.name}-coming")
    try:
        delete(coming)
        keep_private(coming)
        with closing(connect_by_cipher(path, before)) as source:
            source.execute("ATTACH DATABASE ? AS coming KEY ?", (str(coming), key.spelt))
            source.execute("SELECT sqlcipher_export('coming')").fetchall()
            source.execute(f"PRAGMA coming.user_version = {examined.version}")
            source.execute("DETACH DATABASE coming")
        sound(coming, key)
        if _rows(path, before) != _rows(coming, key):
            raise StoreError(f"{path} was changed meanwhile: stop whatever uses it first")
        replaced = put_in_place(coming, path, now, before)
    except errors(OSError) as error:
        raise StoreError(f"{path} cannot be encrypted: {error}") from None
    finally:
        delete(coming)
    assert replaced is not None  # there was one
    return replaced


def shred(path: Path) -> None:
    """Overwrite a database that nobody uses, and what SQLite left beside it, and delete them. Raises OSError.

    What a file system or a disk keeps of older blocks is out of reach.
    """
    for end in ("", "-wal", "-shm"):
        file = path.with_name(path.name + end)
        if file.exists():
            _overwrite(file)
            file.unlink()


def _overwrite(file: Path) -> None:
    with file.open("r+b") as opened:
        left = os.fstat(opened.fileno()).st_size
        while left > 0:
            left -= opened.write(bytes(min(left, _BLOCK)))
        opened.flush()
        os.fsync(opened.fileno())


def _rows(path: Path, key: Key | None) -> dict[str, int]:
    """How many rows each table has."""
    with closing(connect(path, key)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {name: _count(connection, name) for name in names}


def _count(connection: sqlite3.Connection, table: str) -> int:
    ((number,),) = connection.execute(f'SELECT count(*) FROM "{table}"')
    return int(number)
