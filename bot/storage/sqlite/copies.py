"""Whole copies of a database: looked through before they count, and put in its place at once."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from whenever import Instant, TimeDelta

from bot.storage.errors import StoreError
from bot.storage.private import keep_private
from bot.storage.sqlite.examination import Examined, examine

_LONGEST_LEASE = TimeDelta(minutes=1)
"""One that ends later was taken by a clock that ran ahead, and counts for nothing."""


def sound(path: Path) -> Examined:
    """What is found of a database that can be used. Raises StoreError for a damaged one, or one of a newer Hammy."""
    examined = examine(path)
    if examined.problems:
        raise StoreError(f"{path} is damaged: {examined.problems[0]}")
    if not examined.is_known:
        raise StoreError(f"{path} was written by a newer version of Hammy; this one knows it up to {examined.newest}")
    return examined


def delete(path: Path) -> None:
    """Delete a database that nobody uses, and what SQLite keeps beside it."""
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def refuse_while_led(path: Path, now: Instant) -> None:
    """Raises StoreError while a process that runs sends the reminders of a database. A damaged one tells of none."""
    try:
        led_until = examine(path).led_until
    except StoreError:
        return
    if led_until is not None and now < led_until < now + _LONGEST_LEASE:
        raise StoreError(f"{path} is used by a Hammy that runs, or ran seconds ago: stop it first")


def restore(backup: Path, path: Path, now: Instant) -> Path | None:
    """Put a copy of a backup in the place of a database; where the one before is now, None where there was none.

    At every moment there is a whole database in that place: the old one or the new. Raises StoreError, and then
    nothing has changed.
    """
    sound(backup)
    refuse_while_led(path, now)
    coming = path.with_name(f"{path.name}-coming")
    try:
        delete(coming)
        keep_private(coming)
        with closing(sqlite3.connect(backup)) as source, closing(sqlite3.connect(coming)) as target:
            source.backup(target)
        sound(coming)
        replaced = put_in_place(coming, path, now)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"{path} cannot be replaced: {error}") from None
    finally:
        delete(coming)
    return replaced


def put_in_place(coming: Path, path: Path, now: Instant) -> Path | None:
    """Rename a database that nobody uses to the place of another; where the one before is now. Raises OSError."""
    replaced = None
    if path.exists():
        replaced = path.with_name(f"{path.name}.replaced-{now.format_iso(basic=True, unit='second')}")
        _empty_log(path)
        try:
            os.link(path, replaced)
        except OSError:  # a file system without hard links
            shutil.copy2(path, replaced)
        for end in ("-wal", "-shm"):
            with contextlib.suppress(FileNotFoundError):
                path.with_name(path.name + end).rename(replaced.with_name(replaced.name + end))
    coming.replace(path)
    _settle(path.absolute().parent)
    return replaced


def _empty_log(path: Path) -> None:
    """Bring what is still in its log into the file, where it is a database at all."""
    with contextlib.suppress(sqlite3.Error), closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _settle(folder: Path) -> None:
    """Make a rename outlast a loss of power."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
