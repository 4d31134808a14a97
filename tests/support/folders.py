"""Folders in memory, for databases that are kept as they are where people are reminded: a commit waits for the disk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

_MEMORY = Path("/dev/shm")
_ROOM = 256 * 1024**2
"""Bytes that must be free there; a container may have little."""


@contextmanager
def folder_in_memory() -> Iterator[Path]:
    """One that is empty, and gone afterwards; on the disk where memory is no folder of this machine, or is full.

    That the disk is waited for is asked of SQLite (tests/storage/sqlite), and no disk would show it.
    """
    has_room = _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free >= _ROOM
    with TemporaryDirectory(dir=_MEMORY if has_room else None) as folder:
        yield Path(folder)
