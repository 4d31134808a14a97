"""Files about people, which nobody but their owner reads or writes, whatever the umask of whoever starts Hammy."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

ASIDE = ("", "-wal", "-shm", "-updates")
"""What belongs to a database, by the ends of the names: SQLite gives the first two after it the mode of the file."""

_OWNER_ALONE = 0o600


def beside(database: Path) -> tuple[Path, ...]:
    """A database and what belongs to it, of which not all need be there."""
    return tuple(database.with_name(f"{database.name}{end}") for end in ASIDE)


def keep_private(database: Path) -> None:
    """Make the file of a database where there is none, and leave it and what belongs to it to their owner alone.

    What cannot be made is left to SQLite, which says why. Files of another account are left as they are.
    """
    with contextlib.suppress(OSError):
        os.close(os.open(database, os.O_RDWR | os.O_CREAT | os.O_EXCL, _OWNER_ALONE))
    for path in beside(database):
        if is_loose(path):
            with contextlib.suppress(PermissionError):
                path.chmod(_OWNER_ALONE)


def give_to_owner(file: Path, of: Path) -> None:
    """Give a new file to who owns another, or a folder: root may make one in place of a service's. Raises OSError."""
    found = of.stat()
    with contextlib.suppress(PermissionError):
        os.chown(file, found.st_uid, found.st_gid)


def is_loose(path: Path) -> bool:
    """True for a file that others than its owner may read or write."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return stat.S_ISREG(mode) and bool(stat.S_IMODE(mode) & ~0o700)
