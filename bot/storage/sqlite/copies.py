"""Whole copies of a database: looked through before they count, and put in its place at once."""

from __future__ import annotations

import contextlib
import os
import shutil
from contextlib import closing
from pathlib import Path

from whenever import Instant

from bot.storage.errors import StoreError
from bot.storage.key import Key
from bot.storage.private import give_to_owner, keep_private
from bot.storage.sqlite.driver import BUSY, code_of, connect, errors, unusable
from bot.storage.sqlite.examination import Examined, examine


def sound(path: Path, key: Key | None = None) -> Examined:
    """What is found of a database that can be used. Raises StoreError for a damaged one, or one of a newer Hammy."""
    examined = examine(path, key)
    if examined.problems:
        raise StoreError(f"{path} is damaged: {examined.problems[0]}")
    if not examined.is_known:
        raise StoreError(f"{path} was written by a newer version of Hammy; this one knows it up to {examined.newest}")
    return examined


def copy(path: Path, target: Path, key: Key | None = None) -> None:
    """A whole copy in a new file, of one moment, also while the database is used.

    Nothing is changed in the database, its version neither: what an older Hammy runs with it can go on with. Raises
    StoreError, and then there is no copy.
    """
    sound(path, key)
    try:
        _copied(path, target, key)
    except errors(OSError) as error:
        delete(target)
        raise StoreError(f"{target} cannot be written: {error}") from None
    except StoreError:
        delete(target)
        raise


def _copied(path: Path, target: Path, key: Key | None) -> None:
    """The copy, looked through. Raises StoreError, OSError and what `errors` names."""
    keep_private(target)
    with closing(connect(path, key, existing=True)) as source, closing(connect(target, key)) as coming:
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_schema").fetchall()  # from here on what is written is not seen
        source.backup(coming)
    sound(target, key)


def delete(path: Path) -> None:
    """Delete a database that nobody uses, and what SQLite keeps beside it."""
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def refuse_while_led(path: Path, now: Instant, key: Key | None = None) -> None:
    """Raises StoreError while a process that runs sends the reminders of a database. A damaged one tells of none.

    However late a lease ends it is held: the clock of who took it may run ahead, and is no sign that nobody runs.
    """
    try:
        led_until = examine(path, key).led_until
    except StoreError:
        return
    if led_until is not None and now < led_until:
        until = f"its lease ends at {led_until.format_iso(unit='second')}"
        raise StoreError(
            f"{path} is used by a Hammy that runs, or was killed ({until}): stop it first, or start one and stop it"
        )


def refuse_while_used(path: Path, key: Key | None = None) -> None:
    """Raises NotNowError while any other program has a database open: what it writes later would be lost.

    What is still in its log is brought into the file on the way. A damaged one can be used by nobody.
    """
    try:
        with closing(connect(path, key, existing=True)) as connection:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except errors() as error:
        if code_of(error) == BUSY:
            raise unusable(path, key, error) from None


def restore(backup: Path, path: Path, now: Instant, key: Key | None = None) -> Path | None:
    """Put a copy of a backup in the place of a database; where the one before is now, None where there was none.

    At every moment there is a whole database in that place: the old one or the new. Raises StoreError, and then
    nothing has changed.
    """
    sound(backup, key)
    refuse_while_led(path, now, key)
    refuse_while_used(path, key)
    coming = path.with_name(f"{path.name}-coming")
    try:
        delete(coming)
        _copied(backup, coming, key)
        replaced = put_in_place(coming, path, now, key)
    except errors(OSError) as error:
        raise StoreError(f"{path} cannot be replaced: {error}") from None
    finally:
        delete(coming)
    return replaced


def put_in_place(coming: Path, path: Path, now: Instant, key: Key | None = None) -> Path | None:
    """Rename a database that nobody uses to the place of another; where the one before is now.

    Raises OSError, and NotNowError while another program uses the one before.
    """
    replaced = None
    give_to_owner(coming, path if path.exists() else path.absolute().parent)
    if path.exists():
        replaced = path.with_name(f"{path.name}.replaced-{now.format_iso(basic=True, unit='second')}")
        refuse_while_used(path, key)
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


def _settle(folder: Path) -> None:
    """Make a rename outlast a loss of power."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
