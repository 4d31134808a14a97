"""New databases in one step, and no waiting for the disk: for tests of anything but how a database is opened and kept.

How the steps of all versions lead to the newest one, and that every commit is brought to the disk, is the business of
tests/storage/sqlite; elsewhere they would take a tenth of a second of each test.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

from bot.storage.key import Key
from bot.storage.sqlite import store
from bot.storage.sqlite.connection import Database, open_database
from bot.storage.sqlite.migrations import Migration, read_migrations


def open_quickly(patch: pytest.MonkeyPatch) -> None:
    """From here on stores open so."""
    patch.setattr(store, "open_database", _open_database)


async def _open_database(path: Path | str, *, key: Key | None = None) -> Database:
    database = await open_database(path, _in_one_step() if _is_new(path) else None, key)
    await database._pragma("PRAGMA synchronous = OFF")
    return database


def _is_new(path: Path | str) -> bool:
    return str(path) == ":memory:" or not Path(path).exists() or not Path(path).stat().st_size


@cache
def _in_one_step() -> tuple[Migration]:
    """What all steps together make, as one."""
    steps = read_migrations()
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        for statement in (one for step in steps for one in step.statements):
            made.execute(statement)
        written = tuple(made.iterdump())
    return (Migration(steps[-1].version, written[1:-1]),)  # what begins and ends it aside
