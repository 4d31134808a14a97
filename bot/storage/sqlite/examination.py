"""What can be told of a database without changing anything in it, also while it is used."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from whenever import Instant

from bot.storage.errors import StoreError
from bot.storage.key import Key
from bot.storage.sqlite.driver import connect, errors, unusable
from bot.storage.sqlite.migrations import read_migrations
from bot.storage.sqlite.rows import moment_or_none


@dataclass(frozen=True, slots=True)
class Examined:
    """A database of ours. `problems` are what SQLite finds wrong in it, each a line.

    `newest` is the version that this Hammy knows. The lease is held until `led_until`, None where it was given up;
    `leased_until` is the end of the last lease all the same.
    """

    version: int
    newest: int
    problems: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    led_until: Instant | None = None
    leased_until: Instant | None = None

    @property
    def is_known(self) -> bool:
        """False for a database that a newer Hammy wrote."""
        return self.version <= self.newest


def examine(path: Path, key: Key | None = None) -> Examined:
    """Look all of a file through. Raises StoreError with one line where it is no database of ours."""
    newest = read_migrations()[-1].version
    try:
        with closing(connect(path, key, existing=True)) as connection:
            connection.execute("PRAGMA query_only = ON")
            ((version,),) = connection.execute("PRAGMA user_version")
            if not version:
                raise StoreError(f"{path} is no database of Hammy's")
            problems = tuple(_problems(connection))
            if version > newest or problems:
                return Examined(version, newest, problems)
            zones = tuple(zone for (zone,) in connection.execute("SELECT DISTINCT zone FROM people WHERE zone > ''"))
            table = "lease" if version > 1 else "scheduler"  # its name in the first version
            ((owner, until),) = connection.execute(f"SELECT owner, nullif(until, 0) FROM {table}")
            leased = moment_or_none(until)
            return Examined(version, newest, (), zones, leased if owner is not None else None, leased)
    except errors() as error:
        raise unusable(path, key, error) from None


def _problems(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA cipher_integrity_check"):  # nothing where it is not encrypted
        yield str(line)
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield str(line)
    for table, row, *_ in connection.execute("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} refers to what is gone"
